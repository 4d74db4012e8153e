package org.fairlead.step.rollback;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.Newer;

/**
 * What a rollback would do now, with the answers given so far: what goes back, what stays, and what has to be
 * decided.
 *
 * @param open
 * the first questions
 * @param questions
 * how many there are in all
 * @param newer
 * rows that others wrote since the backup, counted
 * @param looked
 * whether a program whose folder goes back is switched off
 */
public record RollbackPreview(List<Undoing> undoing, List<Kept> kept, List<OpenDecision> open,
        long questions, List<Newer> newer, List<Finding> looked) {

    /** For a run that has not written anything. */
    public static final RollbackPreview NOTHING = new RollbackPreview(List.of(), List.of(), List.of(), 0,
            List.of(), List.of());

    public RollbackPreview {
        undoing = List.copyOf(undoing);
        kept = List.copyOf(kept);
        open = List.copyOf(open);
        newer = List.copyOf(newer);
        looked = List.copyOf(looked);
    }

    /** The same with what was looked at besides. */
    public RollbackPreview with(List<Finding> found) {
        return new RollbackPreview(undoing, kept, open, questions, newer, found);
    }

    /**
     * A table, file or folder that is given back.
     *
     * @param kind
     * "table", "settings-restored", "settings-removed", "settings-lines", "files", "command", or "made-" and
     * the
     * kind of an object of the schema
     * @param removed
     * rows or files of this run that go
     * @param restored
     * rows that get their earlier values again
     * @param returned
     * rows that are put in again
     */
    public record Undoing(String what, String kind, long removed, long restored, long returned) {
        public long total() {
            return removed + restored + returned;
        }
    }

    /** Changes that are taken back, in all. */
    public long total() {
        return undoing.stream().mapToLong(Undoing::total).sum();
    }
}
