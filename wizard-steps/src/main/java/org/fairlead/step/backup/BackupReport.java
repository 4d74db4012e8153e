package org.fairlead.step.backup;

import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;

/**
 * What was kept, and how the rehearsal of its restore went: of tables, of the keys of a store, of the whole
 * database, and of files.
 *
 * @param source
 * how the rehearsal of a source went that is a file and was kept whole
 * @param notes
 * what was compared besides, and what a person should know of where it lies
 */
public record BackupReport(List<Item> items, Rehearsal rehearsal, Rehearsal keys, Rehearsal whole,
        Rehearsal source, Rehearsal files, List<Problem> notes) {

    /** Key of what closes the gate where the restore could be tried nowhere and nobody has accepted that. */
    public static final String UNREHEARSED = "backup.problem.unrehearsed";

    public BackupReport {
        notes = notes == null ? List.of() : List.copyOf(notes);
        items = List.copyOf(items);
        whole = whole == null ? Rehearsal.NONE : whole; // reports of earlier versions have none
        source = source == null ? Rehearsal.NONE : source;
        files = files == null ? Rehearsal.NONE : files;
    }

    /** The report of a run's backup, where it has one. */
    public static Optional<BackupReport> of(RunLog log) throws RecordException {
        return log.steps().stream().filter(entry -> entry.step().equals("backup") && entry.report()
                .startsWith("{")).findFirst().map(entry -> JsonMapper.shared().readValue(entry.report(),
                        BackupReport.class));
    }

    /** Of a site whose source is no file, or was not kept whole. */
    public BackupReport(List<Item> items, Rehearsal rehearsal, Rehearsal keys, Rehearsal whole,
            List<Problem> notes) {
        this(items, rehearsal, keys, whole, Rehearsal.NONE, Rehearsal.NONE, notes);
    }

    /** Of a site without a key-value store. */
    public BackupReport(List<Item> items, Rehearsal rehearsal) {
        this(items, rehearsal, Rehearsal.NONE, Rehearsal.NONE, List.of());
    }

    /**
     * One thing kept.
     *
     * @param kind
     * "source-database", "source-whole", "target-tables", "whole-database", "whole-part", "settings",
     * "files", "app-files", "keys", "archive", or "archive-cache" for what is never to be imported
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
     * "scratch-schema" or "read-back"; of keys "keys-scratch" or "keys-read-back"; of the whole database
     * "whole-scratch", "whole-schema", "whole-prefixed", "whole-file" or "whole-read-back"; of files
     * "files-scratch" or "files-read-back"; "none" where there
     * was nothing to try
     * @param tables
     * tables; of the whole database all that came back as it was; of files the trees they are of
     * @param differentRows
     * rows; of the whole database all that did not come back as it was
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
