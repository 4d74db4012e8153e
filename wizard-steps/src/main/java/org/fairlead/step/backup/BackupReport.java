package org.fairlead.step.backup;

import java.util.List;

/**
 * What was kept, and how the rehearsal of its restore went: of tables, and of the keys of a store.
 */
public record BackupReport(List<Item> items, Rehearsal rehearsal, Rehearsal keys) {
    public BackupReport {
        items = List.copyOf(items);
    }

    /** Of a site without a key-value store. */
    public BackupReport(List<Item> items, Rehearsal rehearsal) {
        this(items, rehearsal, Rehearsal.NONE);
    }

    /**
     * One thing kept.
     *
     * @param kind
     * "source-database", "target-tables", "settings", "files", "app-files", "keys"
     * @param what
     * where it came from, for people
     * @param path
     * where it lies, below the run's folder
     * @param rows
     * rows, files or keys in it
     */
    public record Item(String kind, String what, String path, long rows, long bytes, String sha256) {}

    /**
     * How the restore was tried.
     *
     * @param manner
     * "scratch-schema" or "read-back"; of keys "keys-scratch" or "keys-read-back"; "none" where there
     * was nothing to try
     * @param millis
     * what a real restore would take
     */
    public record Rehearsal(String manner, int tables, long equalRows, long differentRows, long millis) {

        public static final Rehearsal NONE = new Rehearsal("none", 0, 0, 0, 0);

        /** Whether there was something to try. */
        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isThere() {
            return !manner.equals(NONE.manner);
        }
    }
}
