package org.fairlead.step.transfer;

import java.util.Map;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/**
 * Rows that were being sent again when the program died. Whether they arrived, the checkpoint in the target
 * tells; the record is brought to say the same.
 */
public final class UnfinishedRetries {
    private static final String SCOPE = "retrying";

    private UnfinishedRetries() {}

    /** Name of the checkpoint that counts the rows of a table sent again. */
    static String checkpointOf(String table) {
        return "retry/" + table;
    }

    /** Notes that a row is about to be sent under a number. */
    static void begin(RunLog log, String table, String key, long number) throws RecordException {
        log.remember(SCOPE, table, number + " " + key);
    }

    /** Notes that the row arrived. */
    static void arrived(RunLog log, String table, String key) throws RecordException {
        log.released(table, key, "released");
        log.forget(SCOPE);
    }

    /** Settles what a crash left open. Writes to the record only. */
    public static void settle(Database target, RunLog log) throws SiteException, RecordException {
        Map<String, String> open = log.recallAll(SCOPE);
        if (open.isEmpty()) {
            return;
        }
        Map<String, Checkpoint> reached = new TargetCheckpoints(log.summary().id()).load(target);
        for (Map.Entry<String, String> row : open.entrySet()) {
            int blank = row.getValue().indexOf(' ');
            long number = Long.parseLong(row.getValue().substring(0, blank));
            Checkpoint checkpoint = reached.get(checkpointOf(row.getKey()));
            if (checkpoint != null && checkpoint.number() >= number) {
                log.released(row.getKey(), row.getValue().substring(blank + 1), "released");
            }
        }
        log.forget(SCOPE);
    }
}
