package org.fairlead.site;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** One side of a migration with all that was connected. Closing it closes the database. */
public record Site(Database database, Optional<Settings> settings, Optional<Files> files, Optional<Web> web)
        implements
        AutoCloseable {
    @Override
    public void close() {
        database.close();
    }

    /** A side of a migration. */
    public enum Side {
        SOURCE, TARGET
    }

    /** Something or nothing, for constructors that take what a plan may leave out. */
    public static <T> Optional<T> maybe(@Nullable T value) {
        return Optional.ofNullable(value);
    }
}
