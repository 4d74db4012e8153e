package org.fairlead.step.rollback;

import java.util.List;

/** What was taken back and what was left. */
public record RollbackReport(long undone, List<Kept> kept, long millis) {
    public RollbackReport {
        kept = List.copyOf(kept);
    }

    /**
     * Something that stays although this run wrote it.
     *
     * @param reason
     * "changed-since", "needed-by-others", "decided"
     */
    public record Kept(String what, String key, String reason) {}
}
