package org.fairlead.site;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Lines;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Reading;

/**
 * What was made once more under other names, told with the names that it has where it came from. What bears
 * no
 * such name was there before, and is not shown. Not thread-safe.
 */
public final class RenamedReading implements Reading {
    private final Reading reading;
    private final Names names;
    private final Map<String, Filled> here = new HashMap<>();

    /** Gives back the names that things have where they came from. */
    public interface Names {
        /** A statement, or the name of a part. */
        String there(String sql) throws SiteException;
    }

    public RenamedReading(Reading reading, Names names) {
        this.reading = reading;
        this.names = names;
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
            String name = names.there(one.name());
            if (!name.equals(one.name())) {
                var statements = new ArrayList<String>();
                for (String statement : one.statements()) {
                    statements.add(names.there(statement));
                }
                parts.add(new Part(one.afterRows(), one.kind(), name, statements));
            }
        }
        return parts;
    }

    /** All of it was carried here. */
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
        var tables = new ArrayList<Filled>();
        for (Filled one : reading.tables()) {
            String name = names.there(one.name());
            if (!name.equals(one.name())) {
                here.put(name, one);
                tables.add(new Filled(name, one.statement(), one.streamed()));
            }
        }
        return tables;
    }

    @Override
    public long bytes() throws SiteException {
        return reading.bytes();
    }

    @Override
    public void rows(Filled table, Lines to) throws SiteException {
        reading.rows(here.getOrDefault(table.name(), table), to);
    }

    @Override
    public void close() {
        reading.close();
    }
}
