package org.fairlead.step.rollback;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.step.StepOutcome;

/**
 * What was taken back and what was left.
 *
 * @param undone
 * changes taken back: rows, files and settings files
 * @param tables
 * each table that had been kept, held against its backup afterwards
 * @param notes
 * what the server and the settings say of themselves afterwards
 * @param newer
 * rows that others wrote since the backup
 * @param checks
 * whether the site does again what it did before the run
 */
public record RollbackReport(long undone, List<Kept> kept, List<TableState> tables,
        List<Problem> notes, List<Newer> newer, List<Finding> checks, long millis) {
    public RollbackReport {
        kept = List.copyOf(kept);
        tables = List.copyOf(tables);
        // reports of earlier versions have none
        notes = notes == null ? List.of() : List.copyOf(notes);
        newer = newer == null ? List.of() : List.copyOf(newer);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }

    /** The same with what was looked at afterwards. */
    public RollbackReport with(List<Finding> looked) {
        return new RollbackReport(undone, kept, tables, notes, newer, looked, millis);
    }

    /** Whether the site is as it was, as far as that was looked at. */
    public boolean clean() {
        return checks.stream().noneMatch(Finding::blocks);
    }

    /** Done, or closing the gate: then the run is taken back, but not all is as it was. */
    public StepOutcome<RollbackReport> outcome() {
        return clean() ? new StepOutcome.Done<>(this)
                : new StepOutcome.Blocked<>(this, checks.stream().filter(Finding::blocks).toList());
    }

    /**
     * Rows of a table that others wrote since the backup.
     *
     * @param file
     * where they are kept, sealed to the key of the run; empty where they were only counted
     * @param keys
     * of the first few, as canonical JSON
     */
    public record Newer(String table, long added, long changed, String file, List<String> keys) {
        public Newer {
            keys = List.copyOf(keys);
        }
    }

    /**
     * Something that stays although this run wrote it.
     *
     * @param reason
     * "changed-since", "needed-by-others", "filled-by-others", "part-of-kept": a key or an index of what
     * stays, "maker-unknown": perhaps of this run, "lines-only", "replaced", "by-hand": a
     * command for a person to run
     */
    public record Kept(String what, String key, String reason) {}

    /**
     * Rows as in the backup, rows that are not (others changed or removed them), and rows that others added.
     */
    public record TableState(String table, long equal, long different, long missing, long added) {}
}
