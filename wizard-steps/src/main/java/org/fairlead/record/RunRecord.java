package org.fairlead.record;

import java.util.List;
import java.util.Optional;

/** All runs that this computer remembers. Writes are durable when a method returns. Thread-safe. */
public interface RunRecord extends AutoCloseable {
    /** Begins a run and gives it an id such as "2026-11-21-03". */
    RunSummary begin(NewRun run) throws RecordException;

    /** Newest first. */
    List<RunSummary> runs() throws RecordException;

    Optional<RunSummary> find(String runId) throws RecordException;

    /** Everything that is kept about one run. */
    RunLog log(String runId) throws RecordException;

    /**
     * Takes the run for this process until closed.
     *
     * @throws RecordException
     * naming the process that holds it
     */
    RunLock lock(String runId) throws RecordException;

    /** Forgets a run and removes its folder. */
    void forget(String runId) throws RecordException;

    @Override
    void close();

    /** What a run begins with. Places are for people and hold no secret. */
    record NewRun(String playbook, String job, String source, String target, RunKind kind) {
        /** One that changes a site. */
        public NewRun(String playbook, String job, String source, String target) {
            this(playbook, job, source, target, RunKind.MIGRATION);
        }
    }
}
