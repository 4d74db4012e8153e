package org.fairlead.site;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * One side of a migration with all that was connected. Closing it closes all of it.
 *
 * @param files
 * what was uploaded
 * @param shell
 * what runs commands in the folder of the application
 * @param app
 * the files of that folder
 */
public record Site(Database database, Optional<Settings> settings, Optional<Files> files, Optional<Web> web,
        Optional<KeyValues> keyValues, Optional<Shell> shell, Optional<Files> app) implements AutoCloseable {

    /** A site without a key-value store, on which no command runs. */
    public Site(Database database, Optional<Settings> settings, Optional<Files> files, Optional<Web> web) {
        this(database, settings, files, web, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        shell.ifPresent(Shell::close);
        settings.ifPresent(Settings::close);
        files.ifPresent(Files::close);
        app.ifPresent(Files::close);
        keyValues.ifPresent(KeyValues::close);
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
