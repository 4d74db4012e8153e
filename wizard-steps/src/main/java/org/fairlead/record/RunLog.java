package org.fairlead.record;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

/**
 * What is kept about one run. Thread-safe; every write is durable when the method returns. Holds no
 * secret.
 */
public interface RunLog {
    RunSummary summary() throws RecordException;

    /** The folder of the run: snapshot, journal, backups, reports. Readable by its owner only. */
    Path folder();

    void state(RunState state, String step, int percent, int openItems) throws RecordException;

    /** Keeps a version of the plan as YAML under its hash; the newest is the one in force. */
    void plan(String hash, String yaml) throws RecordException;

    Optional<StoredPlan> plan() throws RecordException;

    void stepBegan(String step) throws RecordException;

    /**
     * How a step ended.
     *
     * @param outcome
     * "done", "blocked", "decisions", "stopped", "failed"
     * @param report
     * the step's report as JSON
     */
    void stepEnded(String step, String outcome, String report, Optional<Problem> problem)
            throws RecordException;

    /** Steps in the order they last began. */
    List<StepEntry> steps() throws RecordException;

    /** Replaces the findings of a step. */
    void findings(String step, List<Finding> findings) throws RecordException;

    List<Finding> findings(String step) throws RecordException;

    /** Remembers a small fact under a name, replacing an earlier one: a checkpoint, a measure. */
    void remember(String scope, String name, String value) throws RecordException;

    Optional<String> recall(String scope, String name) throws RecordException;

    Map<String, String> recallAll(String scope) throws RecordException;

    void forget(String scope) throws RecordException;

    void quarantine(List<QuarantinedRow> rows) throws RecordException;

    List<QuarantinedRow> quarantined() throws RecordException;

    void released(String table, String key, String how) throws RecordException;

    /** Keeps what was measured in one look at the site. */
    void measured(List<Measure> look) throws RecordException;

    /**
     * What was measured, oldest first.
     *
     * @param most
     * the newest of them
     */
    List<Measure> measures(int most) throws RecordException;

    /** What was measured of each thing, by its name, over everything that was ever measured. */
    Map<String, Tally> tallies() throws RecordException;

    /** What happened, in order, chained by hash. */
    List<Event> events() throws RecordException;

    /** A line for the history. */
    void event(Problem what) throws RecordException;

    /** Number of the first event whose chain does not hold, empty when the history is whole. */
    Optional<Long> brokenAt() throws RecordException;

    /** A plan as it was stored. */
    record StoredPlan(String hash, String yaml) {}

    /** A step's last run. Times are ISO 8601; {@code ended} and {@code outcome} are empty while it runs. */
    record StepEntry(String step, String began, String ended, String outcome, String report,
            Optional<Problem> problem) {}

    /**
     * A row that waits. Key and reason only; the row itself is read again from the snapshot.
     *
     * @param key
     * primary key as canonical JSON array
     * @param misfit
     * id of the misfit kind
     * @param detail
     * measure such as "312 > 255", no contents
     * @param state
     * "waiting", "released" or "left"
     */
    record QuarantinedRow(String table, String key, String column, String misfit, String detail,
            String state) {}

    /**
     * One thing looked at.
     *
     * @param at
     * milliseconds since 1970
     * @param subject
     * its name, such as "page/health"
     * @param micros
     * how long it took; -1 where it did not end
     * @param problem
     * key of what was wrong, empty for nothing
     */
    record Measure(long at, String subject, long micros, String problem) {
        public boolean failed() {
            return !problem.isEmpty();
        }
    }

    /**
     * Every measure of one thing, added up.
     *
     * @param looks
     * how often it was looked at
     * @param failures
     * how often something was wrong
     * @param worst
     * the longest that went well, in microseconds; -1 where none did
     * @param first
     * when it was looked at first, milliseconds since 1970
     */
    record Tally(int looks, int failures, long worst, long first) {}

    /** An event of the history. */
    record Event(long number, String at, Problem what) {}
}
