package org.fairlead.step.rollback;

import java.util.List;

import org.fairlead.model.Problem;

/**
 * What was taken back and what was left.
 *
 * @param undone
 * changes taken back: rows, files and settings files
 * @param tables
 * each table that had been kept, held against its backup afterwards
 * @param notes
 * what the server and the settings say of themselves afterwards
 */
public record RollbackReport(long undone, List<Kept> kept, List<TableState> tables,
        List<Problem> notes, long millis) {
    public RollbackReport {
        kept = List.copyOf(kept);
        tables = List.copyOf(tables);
        notes = notes == null ? List.of() : List.copyOf(notes); // reports of earlier versions have none
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
