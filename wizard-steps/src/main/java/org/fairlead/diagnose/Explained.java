package org.fairlead.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** How a server means to carry a statement out. */
final class Explained {
    private Explained() {}

    static String question(Database database, String statement) {
        return (database.dialect().equals("sqlite") ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement;
    }

    /** The lines of its plan. */
    static List<List<String>> lines(Database database, Transaction transaction, String statement,
            Map<String, Cell> parameters) throws SiteException {
        List<List<String>> lines = new ArrayList<>();
        try (Rows rows = transaction.query(question(database, statement), parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                lines.add(List.of(String.join("  ", row.cells().stream().map(ReadableCell::text).toList())));
            }
        }
        return lines;
    }
}
