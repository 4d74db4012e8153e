package org.fairlead.site;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** One side of a migration with all that was connected. Closing it closes all of it. */
public record Site(Database database, Optional<Settings> settings, Optional<Files> files, Optional<Web> web,
        Optional<Shell> shell) implements AutoCloseable {
    /** One on which no command runs. */
    public Site(Database database, Optional<Settings> settings, Optional<Files> files, Optional<Web> web) {
        this(database, settings, files, web, Optional.empty());
    }

    @Override
    public void close() {
        shell.ifPresent(Shell::close);
        files.ifPresent(Files::close);
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
