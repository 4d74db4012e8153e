package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * A row that the target had before the run, and that one of the source is recognised as.
 *
 * @param key
 * on the target
 * @param values
 * of the columns that were asked for
 */
record MetRow(Row key, List<Cell> values) {
    /**
     * The first of the rows that one of the source would be a second of; none of the run's own.
     *
     * @param row
     * of the source, as the target would have it
     * @param lock
     * whether it is about to be written
     */
    static Optional<MetRow> find(Move move, Row row, List<String> columns, Transaction target, boolean lock)
            throws SiteException {
        var parameters = new HashMap<String, Cell>();
        var where = new ArrayList<String>();
        for (String column : move.dataset().beside().unlessThere()) {
            Cell value = row.get(move.columns().indexOf(column));
            if (value.equals(Cell.NULL)) {
                return Optional.empty();
            }
            where.add(Quoting.quote(column) + " = :v" + parameters.size());
            parameters.put("v" + parameters.size(), value);
        }
        String number = Quoting.quote(move.dataset().beside().number());
        where.add(number + " <= :after");
        parameters.put("after", new Cell.Int(move.range().map(NumberRange::after).orElse(Long.MAX_VALUE)));
        String sql = "SELECT " + Quoting.quote(move.key()) + ", " + Quoting.quote(columns) + " FROM "
                + Quoting
                        .quote(move.table()) + " WHERE " + String.join(" AND ", where) + " ORDER BY " + number
                + " LIMIT 1"
                + (lock ? " FOR UPDATE" : "");
        try (Rows rows = target.query(sql, parameters)) {
            Row found = rows.next();
            if (found == null) {
                return Optional.empty();
            }
            int width = move.key().size();
            return Optional.of(new MetRow(new Row(found.cells().subList(0, width).toArray(Cell[]::new)), found
                    .cells().subList(width, found.cells().size())));
        }
    }
}
