package org.fairlead.site.mariadb;

import org.fairlead.site.RenamedReading;
import org.fairlead.site.SiteException;
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
        return new RenamedReading(place.read(), names::there);
    }

    @Override
    public void close() {
        place.close();
    }
}
