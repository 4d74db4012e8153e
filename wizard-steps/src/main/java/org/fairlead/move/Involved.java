package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Asks a database for parts of a dataset without reading its rows. */
final class Involved {
    private Involved() {}

    /**
     * By natural key, the numbers that rows of the source really name: nobody else has to be looked up,
     * however
     * many there are.
     */
    static Map<String, Set<Long>> numbers(Moves moves, Transaction source) throws SiteException {
        Map<String, Set<Long>> numbers = new HashMap<>();
        for (Move move : moves.all()) {
            for (Map.Entry<String, String> reference : move.dataset().references().entrySet()) {
                if (move.columns().contains(reference.getKey())) {
                    add(move, reference.getKey(), numbers.computeIfAbsent(reference.getValue(),
                            key -> new HashSet<>()), source);
                }
            }
        }
        return numbers;
    }

    private static void add(Move move, String column, Set<Long> numbers, Transaction source)
            throws SiteException {
        var parameters = new HashMap<String, Cell>();
        String sql = "SELECT DISTINCT " + Quoting.quote(column) + " FROM " + Quoting.quote(move.source()
                .name())
                + where(move.dataset(), parameters);
        try (Rows rows = source.query(sql, parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Int(long number)) {
                    numbers.add(number);
                }
            }
        }
    }

    /** How many rows of the playbook's kind there are. */
    static long count(Move move, Transaction source) throws SiteException {
        if (move.dataset().only().isEmpty()) {
            return source.count(move.source().name());
        }
        var parameters = new HashMap<String, Cell>();
        try (Rows rows = source.query("SELECT count(*) FROM " + Quoting.quote(move.source().name()) + where(
                move
                        .dataset(), parameters), parameters)) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }

    /** The condition for rows of the playbook's kind; empty where all are. */
    private static String where(Dataset dataset, Map<String, Cell> parameters) {
        var all = new ArrayList<String>();
        for (Map.Entry<String, List<String>> only : dataset.only().entrySet()) {
            var any = new ArrayList<String>();
            for (String pattern : only.getValue()) {
                String name = "only" + parameters.size();
                parameters.put(name, new Cell.Text(pattern.replace("!", "!!").replace("_", "!_").replace("%",
                        "!%").replaceFirst("\\*$", "%")));
                any.add(Quoting.quote(only.getKey()) + " LIKE :" + name + " ESCAPE '!'");
            }
            all.add("(" + String.join(" OR ", any) + ")");
        }
        return all.isEmpty() ? "" : " WHERE " + String.join(" AND ", all);
    }
}
