package org.fairlead.step.rollback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.move.NumberRanges;
import org.fairlead.record.JournalChunk;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Tells the chunks of the journal that came to their commit from those that did not, or that a rollback has
 * undone already. The checkpoints in the target know; they go in the transaction that undoes the rows, so
 * nothing is undone twice, and rows that others wrote alike are not taken for ours.
 */
final class CommittedChunks {
    private static final String SCOPE = "rollback";
    private static final String ROWS = "rows";

    private final RunLog log;
    private final TargetCheckpoints checkpoints;
    private final boolean kept;

    CommittedChunks(Database target, RunLog log) throws SiteException, RecordException {
        this.log = log;
        this.checkpoints = new TargetCheckpoints(log.summary().id());
        this.kept = target.tables().contains(TargetCheckpoints.TABLE);
    }

    /**
     * Those of the chunks that are to be undone. Where somebody took the table of checkpoints away, all of
     * them: each row is compared before it goes.
     */
    List<JournalChunk> of(List<JournalChunk> chunks, Transaction transaction) throws SiteException,
            RecordException {
        if (areUndone(log)) {
            return List.of();
        }
        if (!kept) {
            return chunks;
        }
        Map<String, Checkpoint> committed = checkpoints.load(transaction);
        return chunks.stream().filter(chunk -> Optional.ofNullable(committed.get(chunk.scope()))
                .filter(checkpoint -> checkpoint.number() >= chunk.number()).isPresent()).toList();
    }

    /** The scopes that came to their commit and were not undone; empty where nobody can tell any more. */
    Set<String> scopes(Transaction transaction) throws SiteException, RecordException {
        return areUndone(log) || !kept ? Set.of() : checkpoints.load(transaction).keySet();
    }

    /** The greatest number that a table had given out before the run, where the run's rows joined others. */
    Optional<Long> numberedBefore(String table) throws RecordException {
        return NumberRanges.before(log, table);
    }

    /** Whether somebody took the table of checkpoints away before the rows went back. */
    boolean cannotTell() throws RecordException {
        return !kept && !areUndone(log);
    }

    /** Whether the rows of a run were taken back. */
    static boolean areUndone(RunLog log) throws RecordException {
        return log.recall(SCOPE, ROWS).isPresent();
    }

    /** In the transaction that undoes the rows: none of them counts any more. */
    void undone(Transaction transaction) throws SiteException {
        if (kept) {
            checkpoints.removeAll(transaction);
        }
    }

    /** After its commit. */
    void settle(Database target) throws SiteException, RecordException {
        log.remember(SCOPE, ROWS, "undone");
        checkpoints.clear(target);
    }
}
