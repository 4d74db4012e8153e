package org.fairlead.site.mariadb;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Lines;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/**
 * Tables beside the real ones, each with a name of its own. Functions, triggers and events are not made
 * there:
 * they would work on the real tables.
 */
final class MariaBeside implements Place {
    private final MariaPlace place;
    private final MariaDatabase tables;
    private final MariaNames names;
    private String kind = "";
    private String part = "";

    /**
     * @param tables
     * the database with the prefix of the place
     */
    MariaBeside(MariaDatabase tables, MariaPlace.End end) throws SiteException {
        this.tables = tables;
        this.names = new MariaNames(tables.catalog().prefix(), tables.facts().place());
        this.place = new MariaPlace(tables, end);
    }

    @Override
    public String name() {
        return place.name() + "." + tables.catalog().prefix() + "…";
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public boolean takes(String kindOfPart, String name) {
        kind = kindOfPart;
        part = name;
        return MariaNames.takes(kind);
    }

    @Override
    public void run(String statement) throws SiteException {
        place.run(kind.equals("setup") ? statement : names.here(kind, part, statement));
    }

    @Override
    public void stream(String statement, Stream lines) throws SiteException {
        place.stream(statement, lines);
    }

    @Override
    public Reading read() throws SiteException {
        return new There(place.read());
    }

    @Override
    public void close() {
        place.close();
    }

    /** What was made here, with the names that it has there. */
    private final class There implements Reading {
        private final Reading reading;

        There(Reading reading) {
            this.reading = reading;
        }

        @Override
        public List<String> setup() {
            return reading.setup();
        }

        @Override
        public boolean isCutByClient() {
            return reading.isCutByClient();
        }

        @Override
        public List<Part> parts() throws SiteException {
            var parts = new ArrayList<Part>();
            for (Part one : reading.parts()) {
                var statements = new ArrayList<String>();
                for (String statement : one.statements()) {
                    statements.add(names.there(statement));
                }
                parts.add(new Part(one.afterRows(), one.kind(), names.there(one.name()), statements));
            }
            return parts;
        }

        @Override
        public List<Lack> lacking() {
            return List.of();
        }

        @Override
        public List<String> notes() {
            return List.of();
        }

        @Override
        public List<Filled> tables() throws SiteException {
            var there = new ArrayList<Filled>();
            for (Filled one : reading.tables()) {
                there.add(new Filled(names.there(one.name()), one.statement(), one.streamed()));
            }
            return there;
        }

        @Override
        public long bytes() throws SiteException {
            return reading.bytes();
        }

        @Override
        public void rows(Filled table, Lines to) throws SiteException {
            // the statement begins with the name that the table has here
            String head = table.statement().substring("INSERT INTO ".length());
            reading.rows(new Filled(head.substring(0, head.indexOf("` (") + 1), table.statement(), table
                    .streamed()), to);
        }

        @Override
        public void close() {
            reading.close();
        }
    }
}
