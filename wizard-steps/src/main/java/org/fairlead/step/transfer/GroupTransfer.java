package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Progress.State;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;

/**
 * Datasets that refer to one another in a circle or to themselves, and tables without a key: one transaction
 * for all of
 * them. Their rows are gone through once before, until it is settled which of them wait and take others with
 * them.
 */
final class GroupTransfer {
    private final TransferInput input;
    private final MoveScope scope;
    private final TargetCheckpoints checkpoints;
    private final StepContext context;
    private final ProgressMeter meter;

    GroupTransfer(TransferInput input, MoveScope scope, TargetCheckpoints checkpoints, StepContext context,
            ProgressMeter meter) {
        this.input = input;
        this.scope = scope;
        this.checkpoints = checkpoints;
        this.context = context;
        this.meter = meter;
    }

    /** Moves the whole group and commits once; answers the checkpoint of each dataset. */
    Map<String, Checkpoint> run(List<Move> group) throws SiteException, RecordException {
        List<QuarantinedRow> waiting = settle(group);
        Map<String, Checkpoint> result = new HashMap<>();
        try (Transaction transaction = input.target().begin(Access.WRITE)) {
            for (Move move : group) {
                meter.activity("transfer.activity.group", move.table());
                Checkpoint done = new Checkpoint(1, "", write(move, transaction), true);
                checkpoints.put(transaction, TargetCheckpoints.transferOf(move.table()), done);
                result.put(move.table(), done);
            }
            transaction.checkConstraints();
            context.log().quarantine(waiting);
            transaction.commit();
        }
        return result;
    }

    private List<QuarantinedRow> settle(List<Move> group) throws SiteException {
        var waiting = new ArrayList<QuarantinedRow>();
        boolean news = true;
        while (news) {
            news = false;
            for (Move move : group) {
                try (Transaction source = input.source().begin(Access.READ);
                        MoveReader reader = new MoveReader(scope, move, source, List.of())) {
                    while (reader.next()) {
                        if (!reader.verdict().misfits().isEmpty()
                                && !scope.parents().isWaiting(move.table(), reader.key())) {
                            waiting.add(ChunkSource.waiting(reader, move, scope.parents()));
                            news = true;
                        }
                    }
                }
            }
        }
        return waiting;
    }

    private long write(Move move, Transaction transaction) throws SiteException, RecordException {
        long seen = 0;
        long waiting = 0;
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, List.of());
                UndoJournal.Chunk journal = ChunkSource.open(input, move, 1);
                Transaction.BulkWrite write = transaction.append(move.target(), move.columns())) {
            var canonical = new CanonicalRow(reader.json());
            while (reader.next()) {
                meter.at(move.table(), State.RUNNING, ++seen, waiting);
                if (!reader.verdict().misfits().isEmpty()) {
                    waiting++;
                    continue;
                }
                write.add(reader.converted());
                canonical.write(reader.converted());
                journal.inserted(reader.targetKey(), canonical.buffer(), canonical.length());
            }
            long written = write.finish();
            journal.seal();
            meter.finished(move.table(), waiting);
            return written;
        }
    }
}
