package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import org.fairlead.model.Cell;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Row;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Which rows cannot have the parent they name: because the source has none, or because the parent waits in
 * quarantine.
 * Grows while the datasets are gone through in order, parents first. Thread-safe.
 */
public final class Parents {
    /** The most quarantined rows that are carried; beyond it, a rule is needed instead of a list. */
    public static final int LIMIT = 200_000;

    private final Moves moves;
    private final Map<String, Set<List<Cell>>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    public Parents(Moves moves) {
        this.moves = moves;
    }

    /** Notes that a row waits in quarantine, by its key on the source; answers whether that was news. */
    public boolean waits(String table, List<Cell> key) {
        boolean news = waitingOf(table).add(key);
        count.addAndGet(news ? 1 : 0);
        return news;
    }

    public boolean isWaiting(String table, List<Cell> key) {
        return waiting.getOrDefault(table, Set.of()).contains(key);
    }

    private Set<List<Cell>> waitingOf(String table) {
        return waiting.computeIfAbsent(table, t -> ConcurrentHashMap.newKeySet());
    }

    public boolean tooMany() {
        return count.get() > LIMIT;
    }

    /** The checks that rows of a dataset must pass; asks the source which parents are missing. */
    List<Check> checksFor(Move move, Transaction source) throws SiteException {
        var checks = new ArrayList<Check>();
        for (ForeignKey key : move.target().foreignKeys()) {
            boolean looked = move.dataset().references().keySet().containsAll(key.columns());
            if (looked || moves.of(key.references()).isEmpty() || !move.columns().containsAll(key
                    .columns())) {
                continue;
            }
            List<Integer> places = key.columns().stream().map(move.columns()::indexOf).toList();
            boolean byPrimaryKey = moves.of(key.references()).orElseThrow().key().equals(key.referenced());
            checks.add(new Check(key.columns().getFirst(), places, missing(key, move.source().name(), moves
                    .of(key.references()).orElseThrow().source().name(), source),
                    byPrimaryKey ? waitingOf(key.references()) : Set
                            .of()));
        }
        return checks;
    }

    private static Set<List<Cell>> missing(ForeignKey key, String child, String parent, Transaction source)
            throws SiteException {
        if (!source.answersSql()) {
            return Set.of(); // a row without its parent is then refused by the target, and waits all the same
        }
        String columns = key.columns().stream().map(c -> "c." + Quoting.quote(c)).collect(Collectors.joining(
                ", "));
        var join = new ArrayList<String>();
        for (int i = 0; i < key.columns().size(); i++) {
            join.add("p." + Quoting.quote(key.referenced().get(i)) + " = c." + Quoting.quote(key.columns()
                    .get(i)));
        }
        String given = key.columns().stream().map(c -> "c." + Quoting.quote(c) + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        String sql = "SELECT DISTINCT " + columns + " FROM " + Quoting.quote(child) + " c WHERE "
                + given
                + " AND NOT EXISTS (SELECT 1 FROM " + Quoting.quote(parent) + " p WHERE " + String
                        .join(
                                " AND ", join)
                + ") LIMIT " + (LIMIT + 1);
        var missing = new HashSet<List<Cell>>();
        try (Rows rows = source.query(sql, Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                missing.add(row.cells());
            }
        }
        return missing;
    }

    /**
     * One foreign key of a dataset.
     *
     * @param places
     * of its columns in the row
     */
    record Check(String column, List<Integer> places, Set<List<Cell>> missing, Set<List<Cell>> waiting) {
        boolean idle() {
            return missing.isEmpty() && waiting.isEmpty();
        }

        List<Cell> valueIn(Row raw) {
            if (places.size() == 1) {
                return List.of(raw.get(places.getFirst()));
            }
            var value = new ArrayList<Cell>(places.size());
            for (int place : places) {
                value.add(raw.get(place));
            }
            return value;
        }
    }
}
