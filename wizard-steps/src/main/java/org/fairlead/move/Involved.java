package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
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
        if (!source.answersSql()) {
            eachNumber(move, column, source, numbers::add);
            return;
        }
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

    /** The greatest number of a column, 0 where there is none. */
    static long greatest(Move move, String column, Transaction source) throws SiteException {
        if (!source.answersSql()) {
            var greatest = new AtomicLong();
            eachNumber(move, column, source, number -> greatest.accumulateAndGet(number, Math::max));
            return greatest.get();
        }
        try (Rows rows = source.query("SELECT max(" + Quoting.quote(column) + ") FROM " + Quoting.quote(move
                .source().name()), Map.of())) {
            Row row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long greatest) ? greatest : 0;
        }
    }

    /** Goes through the rows for those that can be asked nothing else; they hold rows of the kind only. */
    private static void eachNumber(Move move, String column, Transaction source, LongConsumer taker)
            throws SiteException {
        List<Column> columns = move.source().column(column).stream().toList();
        try (Rows rows = source.read(TableRead.all(move.source().name(), columns, List.of()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Int(long number)) {
                    taker.accept(number);
                }
            }
        }
    }

    /** How many rows of the playbook's kind there are. */
    static long count(Move move, Transaction source) throws SiteException {
        if (move.dataset().only().isEmpty() || !source.answersSql()) {
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
