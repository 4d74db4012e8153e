package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.move.JoinedLists;
import org.fairlead.move.JoinedLists.Joint;
import org.fairlead.move.Move;
import org.fairlead.move.MoveScope;
import org.fairlead.record.RecordException;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.StopSignal;

/**
 * Adds entries of the source to lists that the target keeps in one value. What a row held is in the journal
 * before it changes; a few rows go with one transaction and its checkpoint. Since joining twice changes
 * nothing, a run that died begins again.
 */
final class ListJoining {
    private final TransferInput input;
    private final MoveScope scope;
    private final TargetCheckpoints checkpoints;
    private final CanonicalRow canonical = new CanonicalRow();

    ListJoining(TransferInput input, MoveScope scope, TargetCheckpoints checkpoints) {
        this.input = input;
        this.scope = scope;
        this.checkpoints = checkpoints;
    }

    /** Does it, unless that was done or the plan does not ask for it; answers whether it came to its end. */
    boolean run(Move move, Map<String, Checkpoint> known, StopSignal stop) throws SiteException,
            RecordException {
        Optional<Checkpoint> before = Optional.ofNullable(known.get(TargetCheckpoints.joining(move.table())));
        if (!JoinedLists.applies(scope, move) || before.filter(Checkpoint::done).isPresent()) {
            return true;
        }
        long number = before.map(Checkpoint::number).orElse(0L);
        long rows = before.map(Checkpoint::rows).orElse(0L);
        try (Transaction source = input.source().begin(Access.READ);
                JoinedLists lists = new JoinedLists(scope, move, source)) {
            boolean more = true;
            while (more) {
                if (stop.shouldStop()) {
                    return false;
                }
                try (Transaction target = input.target().begin(Access.WRITE)) {
                    Optional<List<Joint>> joints = lists.next(target, true);
                    more = joints.isPresent();
                    Map<String, List<Joint>> byColumn = new LinkedHashMap<>();
                    joints.orElse(List.of()).stream().filter(Joint::changes).forEach(joint -> byColumn
                            .computeIfAbsent(joint.column(), made -> new ArrayList<>()).add(joint));
                    for (Map.Entry<String, List<Joint>> column : byColumn.entrySet()) {
                        number++;
                        rows += write(move, column.getKey(), column.getValue(), number, target);
                    }
                    checkpoints.put(target, TargetCheckpoints.joining(move.table()), new Checkpoint(number,
                            "",
                            rows, !more));
                    target.commit();
                }
            }
            return true;
        }
    }

    private long write(Move move, String column, List<Joint> joints, long number, Transaction target)
            throws SiteException, RecordException {
        var values = new ArrayList<Map<String, Cell>>();
        try (UndoJournal.Chunk journal = input.journal().begin(input.sealer(), TargetCheckpoints.joining(move
                .table()), number, move.table(), move.key(), List.of(column))) {
            for (Joint joint : joints) {
                canonical.write(new Row(joint.after()));
                journal.changed(joint.key(), new Row(joint.before()), canonical.buffer(), canonical.length());
                var cells = new HashMap<String, Cell>(Map.of("list", joint.after()));
                for (int i = 0; i < move.key().size(); i++) {
                    cells.put("k" + i, joint.key().get(i));
                }
                values.add(cells);
            }
            journal.seal();
        }
        var where = new ArrayList<String>();
        for (int i = 0; i < move.key().size(); i++) {
            where.add(Quoting.quote(move.key().get(i)) + " = :k" + i);
        }
        target.updateEach("UPDATE " + Quoting.quote(move.table()) + " SET " + Quoting.quote(column)
                + " = :list WHERE " + String.join(" AND ", where), values);
        return joints.size();
    }
}
