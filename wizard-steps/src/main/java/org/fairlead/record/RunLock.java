package org.fairlead.record;

/** Holds a run for one process; closing gives it back, and so does the end of the process. */
public interface RunLock extends AutoCloseable {
    @Override
    void close();
}
