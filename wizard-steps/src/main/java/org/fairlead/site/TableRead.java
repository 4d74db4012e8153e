package org.fairlead.site;

import java.util.List;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;

/**
 * Which rows of a table, and how to understand them.
 *
 * @param columns
 * the columns wanted, with the kind each cell should be read as
 * @param order
 * columns to sort by, such as the primary key; empty for the database's own order
 * @param after
 * only rows whose order columns come behind these values; empty from the start
 * @param limit
 * the most rows, or {@link Long#MAX_VALUE}
 */
public record TableRead(String table, List<Column> columns, List<String> order, List<Cell> after,
        long limit) {
    public TableRead {
        columns = List.copyOf(columns);
        order = List.copyOf(order);
        after = List.copyOf(after);
    }

    /** Every row in the order of the given columns. */
    public static TableRead all(String table, List<Column> columns, List<String> order) {
        return new TableRead(table, columns, order, List.of(), Long.MAX_VALUE);
    }
}
