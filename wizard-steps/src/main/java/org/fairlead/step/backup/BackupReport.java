package org.fairlead.step.backup;

import java.util.List;

/** What was kept, and how the rehearsal of its restore went. */
public record BackupReport(List<Item> items, Rehearsal rehearsal) {
    public BackupReport {
        items = List.copyOf(items);
    }

    /**
     * One thing kept.
     *
     * @param kind
     * "source-database", "target-tables", "settings", "files"
     * @param what
     * where it came from, for people
     * @param path
     * where it lies, below the run's folder
     * @param rows
     * rows or files in it
     */
    public record Item(String kind, String what, String path, long rows, long bytes, String sha256) {}

    /**
     * How the restore was tried.
     *
     * @param manner
     * "scratch-schema" or "read-back"
     * @param millis
     * what a real restore would take
     */
    public record Rehearsal(String manner, int tables, long equalRows, long differentRows, long millis) {}
}
