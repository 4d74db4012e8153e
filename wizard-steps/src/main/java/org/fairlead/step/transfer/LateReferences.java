package org.fairlead.step.transfer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.model.Cell;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Sets the references of one table of a circle once the rows they name are there. */
final class LateReferences {
    private final Move move;
    private final List<String> late;
    private final List<String> columns;
    private final Transaction transaction;
    private final String sql;

    LateReferences(Move move, Set<String> columns, Transaction transaction) {
        this.move = move;
        this.late = List.copyOf(columns);
        this.columns = move.columns().stream().filter(name -> columns.contains(name) || isTime(move, name))
                .toList();
        this.transaction = transaction;
        this.sql = "UPDATE " + Quoting.quote(move.table()) + " SET " + assignments("c", this.columns, ", ")
                + " WHERE " + assignments("k", move.key(), " AND ");
    }

    /** Times are written once more: a server may set them to now with every change of a row. */
    private static boolean isTime(Move move, String name) {
        ColumnKind kind = move.target().column(name).orElseThrow().kind();
        return (kind == ColumnKind.STAMP || kind == ColumnKind.MOMENT) && !move.key().contains(name);
    }

    private static String assignments(String prefix, List<String> names, String between) {
        return names.stream().map(name -> Quoting.quote(name) + " = :" + prefix + names.indexOf(name))
                .collect(Collectors.joining(between));
    }

    void set(TransferInput input, MoveScope scope) throws SiteException {
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, List.of())) {
            while (reader.next()) {
                if (reader.verdict().misfits().isEmpty()
                        && !scope.parents().isWaiting(move.table(), reader.key())) {
                    set(reader.converted(), reader.targetKey());
                }
            }
        }
    }

    private void set(Row row, Row key) throws SiteException {
        Map<String, Cell> values = new HashMap<>();
        boolean any = false;
        for (int i = 0; i < columns.size(); i++) {
            Cell value = row.get(move.columns().indexOf(columns.get(i)));
            any |= late.contains(columns.get(i)) && !(value instanceof Cell.Null);
            values.put("c" + i, value);
        }
        for (int i = 0; i < key.size(); i++) {
            values.put("k" + i, key.get(i));
        }
        if (any) {
            transaction.update(sql, values);
        }
    }
}
