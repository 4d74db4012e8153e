package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.plan.MisfitKind;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Tries the rows of one dataset of a circle on the target and finds those it refuses for themselves. A row
 * whose parent is not there yet is tried again when all others were; what becomes of it is its parent's
 * affair.
 */
final class RefusedRows {
    private static final String SAVEPOINT = "fairlead_try";
    private static final int BATCH = 5000;

    private final TransferInput input;
    private final Move move;
    private final MoveScope scope;
    private final Transaction transaction;
    private final List<Refused> refused = new ArrayList<>();

    RefusedRows(TransferInput input, Move move, MoveScope scope, Transaction transaction) {
        this.input = input;
        this.move = move;
        this.scope = scope;
        this.transaction = transaction;
    }

    /**
     * Answers the rows refused; they wait from now on.
     *
     * @param first
     * a row as it is written at first
     */
    List<QuarantinedRow> find(UnaryOperator<Row> first) throws SiteException {
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, List.of())) {
            var keys = new ArrayList<List<Cell>>();
            var rows = new ArrayList<Row>();
            while (reader.next()) {
                if (reader.verdict().misfits().isEmpty()) {
                    keys.add(reader.key());
                    rows.add(first.apply(reader.converted()));
                }
                if (rows.size() == BATCH) {
                    halve(keys, rows);
                    keys.clear();
                    rows.clear();
                }
            }
            halve(keys, rows);
        }
        int before = refused.size() + 1;
        while (!refused.isEmpty() && refused.size() < before) {
            before = refused.size();
            var again = List.copyOf(refused);
            refused.clear();
            halve(again.stream().map(Refused::key).toList(), again.stream().map(Refused::row).toList());
        }
        var waiting = new ArrayList<QuarantinedRow>();
        for (Refused row : refused) {
            if (!row.reason().isParentMissing()) {
                scope.parents().waits(move.table(), row.key());
                waiting.add(waiting(move, row.key(), row.reason().problem()));
            }
        }
        return waiting;
    }

    private record Refused(List<Cell> key, Row row, SiteException reason) {}

    /** A row that the target does not take. */
    static QuarantinedRow waiting(Move move, List<Cell> key, Problem problem) {
        String detail = String.join(" ", problem.args().stream().map(String::valueOf).filter(s -> !s
                .isEmpty())
                .toList());
        return new QuarantinedRow(move.table(), KeyText.write(key), "", MisfitKind.REFUSED.id(), detail,
                "waiting");
    }

    private void halve(List<List<Cell>> keys, List<Row> rows) throws SiteException {
        if (rows.isEmpty()) {
            return;
        }
        transaction.savepoint(SAVEPOINT);
        try (Transaction.BulkWrite write = transaction.append(move.target(), move.columns())) {
            for (Row row : rows) {
                write.add(row);
            }
            write.finish();
            return;
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            transaction.rollbackTo(SAVEPOINT);
            if (rows.size() == 1) {
                refused.add(new Refused(keys.getFirst(), rows.getFirst(), e));
                return;
            }
        }
        int middle = rows.size() / 2;
        halve(keys.subList(0, middle), rows.subList(0, middle));
        halve(keys.subList(middle, keys.size()), rows.subList(middle, rows.size()));
    }
}
