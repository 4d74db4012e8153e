package org.fairlead.bundle;

import org.fairlead.model.ProblemException;

/** Is told how far reading has come, and may end it with an exception of its own. */
@FunctionalInterface
public interface ReadWatch {
    /** Watches nothing. */
    ReadWatch NONE = bytes -> {};

    /**
     * Called every few thousand bytes.
     *
     * @param bytes
     * of the bundle's files, read so far
     */
    void read(long bytes) throws ProblemException;
}
