package org.fairlead.site;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Runs commands on the machine where a site lives, with a POSIX shell that is found there. Nothing that has
 * to
 * stay secret is ever part of a command line. Thread-safe; blocks for as long as the command takes.
 */
public interface Shell extends AutoCloseable {
    /**
     * Runs one command and waits for its end.
     *
     * @param stop
     * asked several times a second; when it answers yes the command is ended, with what it started where the
     * machine lets us
     * @return how it ended; a command that fails, is ended or is lost on the way is a result and no exception
     * @throws SiteException
     * when it could not be begun: no way to the machine, no shell, no such folder
     */
    ShellResult run(ShellCommand command, BooleanSupplier stop) throws SiteException;

    /**
     * As {@link #run(ShellCommand, BooleanSupplier)}.
     *
     * @param began
     * told once, from this thread, which process the command is, as {@link ShellScript#alive} takes it; never
     * where
     * that does not become known
     */
    default ShellResult run(ShellCommand command, BooleanSupplier stop, Consumer<String> began)
            throws SiteException {
        return run(command, stop);
    }

    /** The machine and the folder in which commands run, for people. */
    String place();

    @Override
    void close();
}
