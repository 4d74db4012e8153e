package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Progress.State;
import org.fairlead.model.Row;
import org.fairlead.move.CircleOrder;
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
        var waiting = new ArrayList<>(settle(group));
        try {
            return write(group, waiting);
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            List<QuarantinedRow> refused = refused(group);
            if (refused.isEmpty()) {
                throw e;
            }
            waiting.addAll(refused);
        }
        waiting.addAll(settle(group));
        return write(group, waiting);
    }

    private Map<String, Checkpoint> write(List<Move> group, List<QuarantinedRow> waiting)
            throws SiteException, RecordException {
        Map<String, Checkpoint> result = new HashMap<>();
        Map<String, Long> changed = new HashMap<>();
        CircleOrder order = order(group);
        try (Transaction transaction = input.target().begin(Access.WRITE)) {
            for (Move move : order.moves()) {
                meter.activity("transfer.activity.group", move.table());
                var hand = new Hand(move, order.later().getOrDefault(move.table(), Set.of()), transaction);
                Checkpoint done = new Checkpoint(1, "", write(hand, changed), true);
                checkpoints.put(transaction, TargetCheckpoints.transferOf(move.table()), done);
                result.put(move.table(), done);
            }
            for (Map.Entry<String, Set<String>> later : order.later().entrySet()) {
                Move move = order.moves().stream().filter(m -> m.table().equals(later.getKey())).findFirst()
                        .orElseThrow();
                new LateReferences(move, later.getValue(), transaction).set(input, scope);
            }
            transaction.checkConstraints();
            context.log().quarantine(waiting);
            transaction.commit();
        }
        for (Map.Entry<String, Long> count : changed.entrySet()) {
            context.log().remember(DatasetTransfer.CHANGED, count.getKey(), Long.toString(count.getValue()));
        }
        return result;
    }

    private CircleOrder order(List<Move> group) {
        return CircleOrder.of(group, input.target().checksReferencesRowByRow()).orElseThrow();
    }

    /** The rows that the target itself refuses, found in a transaction that is given up again. */
    private List<QuarantinedRow> refused(List<Move> group) throws SiteException {
        var refused = new ArrayList<QuarantinedRow>();
        try (Transaction transaction = input.target().begin(Access.WRITE)) {
            CircleOrder order = order(group);
            for (Move move : order.moves()) {
                var hand = new Hand(move, order.later().getOrDefault(move.table(), Set.of()), transaction);
                refused.addAll(new RefusedRows(input, move, scope, transaction).find(hand::first));
            }
        }
        return refused;
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

    /** A table being written, and the columns that stay empty meanwhile. */
    private record Hand(Move move, Set<String> later, Transaction transaction) {
        Row first(Row row) {
            Row first = row;
            for (String column : later) {
                first = first.with(move.columns().indexOf(column), Cell.NULL);
            }
            return first;
        }
    }

    private long write(Hand hand, Map<String, Long> changed) throws SiteException, RecordException {
        Move move = hand.move();
        long seen = 0;
        long waiting = 0;
        long byRule = 0;
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, List.of());
                UndoJournal.Chunk journal = ChunkSource.open(input, move, 1);
                Transaction.BulkWrite write = hand.transaction().append(move.target(), move.columns())) {
            var canonical = new CanonicalRow(reader.json());
            while (reader.next()) {
                meter.at(move.table(), State.RUNNING, ++seen, waiting);
                if (!reader.verdict().misfits().isEmpty()
                        || scope.parents().isWaiting(move.table(), reader.key())) {
                    waiting++;
                    continue;
                }
                byRule += reader.verdict().changes().isEmpty() ? 0 : 1;
                write.add(hand.first(reader.converted()));
                canonical.write(reader.converted());
                journal.inserted(reader.targetKey(), canonical.buffer(), canonical.length());
            }
            long written = write.finish();
            journal.seal();
            changed.put(move.table(), byRule);
            meter.finished(move.table(), waiting);
            return written;
        }
    }
}
