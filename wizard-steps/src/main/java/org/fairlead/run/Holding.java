package org.fairlead.run;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLock;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord;

/** A run held for as long as something works on it. */
final class Holding implements AutoCloseable {
    private final RunLock lock;
    private final RunLog log;

    Holding(RunRecord record, String run) throws RecordException {
        this.lock = record.lock(run);
        this.log = record.log(run);
    }

    RunLog log() {
        return log;
    }

    /** The lock for somebody whose closing does not end it. */
    RunLock lent() {
        return () -> {};
    }

    @Override
    public void close() {
        lock.close();
    }
}
