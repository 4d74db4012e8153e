package org.fairlead.step.backup;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;

/**
 * Names of the places in which a run rehearses its restore. Runs of two computers bear the same number, so a
 * random
 * part is in each name; it is in the record before anything is made, so that what a dead program left is
 * found again.
 */
public final class ScratchNames {
    private static final String SCOPE = "scratch";
    private static final String PART = "part";
    private static final int RANDOM = 5;

    private ScratchNames() {}

    /** Chooses the random part of a run, once. */
    public static void choose(RunLog log, SecureRandom random) throws RecordException {
        if (log.recall(SCOPE, PART).isEmpty()) {
            byte[] part = new byte[RANDOM];
            random.nextBytes(part);
            log.remember(SCOPE, PART, HexFormat.of().formatHex(part));
        }
    }

    /** Of the place for single tables. */
    static String tables(RunLog log) throws RecordException {
        return name("fairlead_rehearsal_", log);
    }

    /** Of the place for the whole database. */
    static String whole(RunLog log) throws RecordException {
        return name("fairlead_whole_", log);
    }

    /** Of the folder beside the record for files. */
    public static String files(RunLog log) throws RecordException {
        return name("fairlead_files_", log);
    }

    /** All that a run may have made in a database. */
    public static List<String> of(RunLog log) throws RecordException {
        return List.of(tables(log), whole(log));
    }

    private static String name(String beginning, RunLog log) throws RecordException {
        String part = log.recall(SCOPE, PART).map(random -> "_" + random).orElse("");
        return beginning + log.summary().id().replace('-', '_') + part;
    }
}
