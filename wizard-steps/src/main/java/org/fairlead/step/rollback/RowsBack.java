package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.ActionTally;
import org.fairlead.action.CircleUndo;
import org.fairlead.action.RowUndo;
import org.fairlead.action.Successors;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.record.JournalChunk;
import org.fairlead.secret.KeyedHash;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StopSignal;

/**
 * Gives the rows of a run back, last written first, within a transaction that the caller commits or abandons.
 */
final class RowsBack {
    static final String FILES = "files";

    private final RollbackInput input;
    private final Database target;
    private final List<JournalChunk> chunks;
    private final CommittedChunks committed;
    private final String activity;

    /**
     * @param activity
     * key of what is said of each table
     */
    RowsBack(RollbackInput input, CommittedChunks committed, String activity) throws ProblemException {
        this.input = input;
        this.committed = committed;
        this.activity = activity;
        target = input.target().database();
        chunks = input.wayBack().journal().chunks(input.opener());
    }

    /** Sizes of the parts, for a meter: chunks by scope, and the files behind them. */
    Map<String, Long> sizes() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        chunks.forEach(chunk -> sizes.merge(chunk.scope(), 1L, Long::sum));
        sizes.put(FILES, 1L);
        return sizes;
    }

    /** Refuses to look where looking would change something for good. */
    void requireAbandonable() throws SiteException {
        for (String table : chunks.stream().map(JournalChunk::table).distinct().toList()) {
            if (!target.isTransactional(table)) {
                throw new SiteException(Problem.blocker("rollback.problem.no-preview", table, target.facts()
                        .place()));
            }
        }
    }

    /** Answers the scope it stopped at, or an empty text when it came to its end. */
    String run(Transaction transaction, Ledger ledger, CircleUndo circles, ProgressMeter meter,
            StopSignal stop)
            throws ProblemException, IOException {
        transaction.checkConstraints(); // from here on those that can wait are checked at the end
        Map<String, Long> done = new LinkedHashMap<>();
        for (JournalChunk chunk : committed.of(chunks, transaction)) {
            if (stop.shouldStop()) {
                return chunk.scope();
            }
            meter.activity(activity, chunk.table());
            ledger.undone(chunk.table(), undo(chunk, transaction, ledger));
            meter.at(chunk.scope(), State.RUNNING, done.merge(chunk.scope(), 1L, Long::sum), 0);
        }
        circles.finish(ledger::neededByOthers).forEach((table, rows) -> ledger.undone(table, new ActionTally(
                0,
                0, rows)));
        return "";
    }

    private ActionTally undo(JournalChunk chunk, Transaction transaction, Ledger ledger)
            throws ProblemException, IOException {
        if (!target.tables().contains(chunk.table())) {
            throw new SiteException(Problem.blocker("rollback.problem.table-gone", chunk.table(), target
                    .facts().place()));
        }
        var undo = new RowUndo(target, chunk, transaction, ledger, successors(chunk));
        var hashes = new ArrayList<KeyedHash>(1);
        input.wayBack().journal().read(chunk, input.opener(), (entry, hash) -> {
            if (hashes.isEmpty()) {
                hashes.add(hash);
            }
            undo.add(entry, hash);
        });
        return hashes.isEmpty() ? ActionTally.NONE : undo.finish(hashes.getFirst());
    }

    /** Where rows gave way, how those are found that took their place. */
    private Optional<Successors> successors(JournalChunk chunk) throws ProblemException {
        Optional<Dataset> dataset = input.playbook().dataset(chunk.table()).filter(one -> chunk.scope()
                .equals(
                        TargetCheckpoints.replacing(chunk.table())));
        Optional<Long> before = committed.numberedBefore(chunk.table());
        return dataset.map(Dataset::beside).flatMap(beside -> before.map(after -> new Successors(beside
                .number(), beside.unlessThere(), after)));
    }
}
