package org.fairlead.action;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * How rows are found that have taken the place of one that gave way: numbered above all that the target had
 * before the run, and known by the same values.
 *
 * @param number
 * the column that numbers the rows
 * @param knownBy
 * the columns by which a row is recognised
 * @param after
 * the greatest number that the target had given out before the run
 */
public record Successors(String number, List<String> knownBy, long after) {
    public Successors {
        knownBy = List.copyOf(knownBy);
    }

    /**
     * Of what rows are known by, that of which a row is there.
     *
     * @param wanted
     * values of {@link #knownBy}, in that order
     * @param goes
     * tells by their keys rows that are there, but will go
     */
    Set<Row> of(Transaction transaction, RowUndo.TableKey table, Set<Row> wanted, Predicate<Row> goes)
            throws SiteException {
        var columns = new ArrayList<>(table.columns());
        columns.addAll(knownBy);
        int width = table.columns().size();
        var there = new HashSet<Row>();
        try (Rows rows = transaction.query("SELECT " + Quoting.quote(columns) + " FROM " + Quoting.quote(table
                .table()) + " WHERE " + Quoting.quote(number) + " > :after", Map.of("after", new Cell.Int(
                        after)))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                List<Cell> cells = row.cells();
                Row known = row(cells.subList(width, cells.size()));
                if (wanted.contains(known) && !goes.test(row(cells.subList(0, width)))) {
                    there.add(known);
                }
            }
        }
        return there;
    }

    /** What a row is known by. */
    Row known(List<String> columns, Row row) {
        return row(knownBy.stream().map(column -> row.get(columns.indexOf(column))).toList());
    }

    private static Row row(List<Cell> cells) {
        return new Row(cells.toArray(Cell[]::new));
    }
}
