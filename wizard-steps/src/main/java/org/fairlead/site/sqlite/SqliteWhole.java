package org.fairlead.site.sqlite;

import java.util.List;
import java.util.Optional;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;

/** All of an SQLite file. */
record SqliteWhole(SqliteDatabase database) implements WholeDatabase {
    @Override
    public Reading read() throws SiteException {
        return new SqliteReading(database);
    }

    /** No database lies beside a file. */
    @Override
    public Optional<Place> scratch(String name) {
        return Optional.empty();
    }

    @Override
    public List<Trial> trials(String name) {
        return List.of(new Trial("whole-file", rightNeeded(), () -> Optional.of(SqlitePlace.unseen(
                database))));
    }

    @Override
    public boolean isThere(String name) {
        return false;
    }

    @Override
    public Place here() throws SiteException {
        return SqlitePlace.of(database);
    }

    @Override
    public String rightNeeded() {
        return "";
    }
}
