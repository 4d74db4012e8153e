package org.fairlead.move;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Rows that the target had before the run, by what they are recognised by: such rows of the source stay
 * behind. Keeps a hash of each, or the numbers that were settled. Immutable once loaded.
 */
public final class RowsThere {
    /** The most rows of one table that are remembered. */
    public static final int LIMIT = 400_000;
    public static final RowsThere NONE = new RowsThere(Map.of(), Map.of(), false);

    private final Map<String, Set<RowHash>> byTable;
    private final Map<String, Set<Long>> staying;
    private final boolean whole;

    private RowsThere(Map<String, Set<RowHash>> byTable, Map<String, Set<Long>> staying, boolean whole) {
        this.byTable = byTable;
        this.staying = staying;
        this.whole = whole;
    }

    /**
     * Looks at every table whose rows join others.
     *
     * @param whole
     * whether a row is only recognised where everything but its number is the same
     * @throws SiteException
     * when a table has more than {@link #LIMIT} such rows
     */
    public static RowsThere load(Moves moves, Transaction target, boolean whole) throws SiteException {
        Map<String, Set<RowHash>> byTable = new HashMap<>();
        for (Move move : moves.all()) {
            if (!move.dataset().beside().unlessThere().isEmpty()) {
                byTable.put(move.table(), load(move, target, whole));
            }
        }
        return new RowsThere(Map.copyOf(byTable), Map.of(), whole);
    }

    /** Those that a run has settled, whatever has become of the target since. */
    static RowsThere of(SettledRows settled) {
        return new RowsThere(Map.of(), settled.staying(), true);
    }

    /** Whether it was settled that a row of the source stays behind. */
    boolean holds(Move move, Row raw) {
        Set<Long> numbers = staying.get(move.table());
        return numbers != null && move.number(raw).filter(numbers::contains).isPresent();
    }

    private static Set<RowHash> load(Move move, Transaction target, boolean whole) throws SiteException {
        long after = move.range().map(NumberRange::after).orElse(Long.MAX_VALUE);
        var filter = new RowFilter(move.dataset());
        List<Column> columns = move.targetColumns();
        int[] places = whole ? allButNumber(move) : places(move);
        int number = move.columns().indexOf(move.dataset().beside().number());
        var there = new HashSet<RowHash>();
        var canonical = new CanonicalRow();
        try (Rows rows = target.read(TableRead.all(move.table(), columns, move.key()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                boolean ours = row.get(number) instanceof Cell.Int(long given) && given > after;
                if (!ours && filter.takes(move.columns(), row)) {
                    there.add(RowHash.of(row.part(places), canonical));
                }
                if (there.size() > LIMIT) {
                    throw new SiteException(Problem.blocker("transfer.problem.too-many-there", move.table(),
                            LIMIT));
                }
            }
        }
        return there;
    }

    static int[] allButNumber(Move move) {
        return IntStream.range(0, move.columns().size()).filter(place -> !move.columns().get(place).equals(
                move
                        .dataset().beside().number())).toArray();
    }

    static int[] places(Move move) {
        return move.dataset().beside().unlessThere().stream().mapToInt(move.columns()::indexOf).toArray();
    }

    /** Whether the target had a row that this one, converted, would be a second of. */
    boolean has(Move move, Row converted, CanonicalRow canonical) {
        Set<RowHash> there = byTable.get(move.table());
        return there != null && !there.isEmpty() && there.contains(RowHash.of(converted.part(whole
                ? allButNumber(move) : places(
                        move)),
                canonical));
    }
}
