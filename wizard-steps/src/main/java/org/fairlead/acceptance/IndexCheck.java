package org.fairlead.acceptance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Whether the server means to answer a query by an index. A table read from end to end counts as wrong where
 * no index could serve it, or where it is not a small one.
 */
record IndexCheck(Transaction target, Map<String, Cell> parameters) {
    private static final long SMALL = 200;

    /** Asks the server how it would answer; the query itself is not run. */
    Finding look(Check check) throws SiteException {
        List<List<String>> lines = new ArrayList<>();
        int whole = 0;
        try (Rows rows = target.query("EXPLAIN " + check.sql(), parameters)) {
            List<String> columns = rows.columns().stream().map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            for (Row row = rows.next(); row != null; row = rows.next()) {
                List<String> cells = row.cells().stream().map(ReadableCell::text).toList();
                whole += isWhole(columns, cells) ? 1 : 0;
                lines.add(List.of(String.join("  ", cells)));
            }
        }
        return SiteChecks.judged(check, whole, lines.size()).with(new Evidence(List.of("evidence.plan"),
                lines, lines.size()));
    }

    private static boolean isWhole(List<String> columns, List<String> cells) {
        if (columns.size() == 1) { // a plan in words
            return cells.getFirst().contains("Seq Scan");
        }
        boolean reads = columns.contains("key") && cell(columns, cells, "type").equals("ALL");
        boolean none = isNull(cell(columns, cells, "possible_keys"));
        String rows = cell(columns, cells, "rows");
        long many = rows.matches("[0-9]{1,18}") ? Long.parseLong(rows) : 0;
        return reads && (none || many > SMALL);
    }

    private static String cell(List<String> columns, List<String> cells, String name) {
        int place = columns.indexOf(name);
        return place < 0 ? "" : cells.get(place);
    }

    private static boolean isNull(String cell) {
        return cell.isEmpty() || cell.equalsIgnoreCase("null") || cell.equals("–");
    }
}
