package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Rows of the target that give way where the plan replaces what is there: those that a row of the source is
 * recognised as and differs from, and those that follow a row that comes and that the source does not have.
 * Of those that only follow, none older than the oldest row that comes gives way, for the source may have
 * been asked for newer ones only. Reads, writes nothing.
 */
public final class Replaced {
    private final MoveScope scope;
    private final Moves moves;
    private final Transaction source;
    private final Transaction target;
    private final CanonicalRow canonical = new CanonicalRow();

    /**
     * @param scope
     * of a plan that replaces
     */
    public Replaced(MoveScope scope, Moves moves, Transaction source, Transaction target) {
        this.scope = scope;
        this.moves = moves;
        this.source = source;
        this.target = target;
    }

    /** Whether a plan replaces anything. */
    public static boolean applies(MoveScope scope) {
        return scope.plan().data().existing() == Existing.REPLACE;
    }

    /** What the source has of one table. */
    private static final class Coming {
        private final Set<RowHash> known = new HashSet<>();
        private final Set<RowHash> same = new HashSet<>();
        private String oldest = "";
    }

    /**
     * Numbers of the rows of a table that give way, smallest first.
     *
     * @throws SiteException
     * when there are more than {@link RowsThere#LIMIT}
     */
    public List<Long> of(Move move) throws SiteException {
        if (move.dataset().beside().unlessThere().isEmpty()) {
            return List.of();
        }
        Coming coming = coming(move);
        Set<Cell> leaders = leaders(move);
        int follows = leaders.isEmpty() ? -1 : move.columns().indexOf(move.dataset().follows().column());
        int number = move.columns().indexOf(move.dataset().beside().number());
        long after = move.range().map(NumberRange::after).orElse(Long.MAX_VALUE);
        var filter = new RowFilter(move.dataset());
        var numbers = new ArrayList<Long>();
        try (Rows rows = target.read(TableRead.all(move.table(), move.targetColumns(), move.key()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                boolean before = row.get(number) instanceof Cell.Int(long given) && given <= after;
                if (!before || !filter.takes(move.columns(), row)) {
                    continue;
                }
                boolean known = coming.known.contains(hash(row, RowsThere.places(move)));
                boolean left = !known && follows >= 0 && !isOlder(move, row, coming.oldest)
                        && leaders.contains(row.get(follows));
                if (left || (known && !coming.same.contains(hash(row, RowsThere.allButNumber(move))))) {
                    numbers.add(((Cell.Int) row.get(number)).value());
                }
                if (numbers.size() > RowsThere.LIMIT) {
                    throw new SiteException(Problem.blocker("transfer.problem.too-many-there", move.table(),
                            RowsThere.LIMIT));
                }
            }
        }
        return numbers;
    }

    private RowHash hash(Row row, int[] places) {
        return RowHash.of(row.part(places), canonical);
    }

    /** Goes through the rows that come, those that are there already as well. */
    private Coming coming(Move move) throws SiteException {
        var coming = new Coming();
        int date = move.columns().indexOf(move.dataset().date());
        try (MoveReader reader = new MoveReader(scope.withoutThere(), move, source, List.of())) {
            while (reader.next()) {
                if (reader.verdict().misfits().isEmpty()) {
                    Row row = reader.converted();
                    coming.known.add(hash(row, RowsThere.places(move)));
                    coming.same.add(hash(row, RowsThere.allButNumber(move)));
                    String when = date < 0 ? "" : day(row.get(date));
                    coming.oldest = coming.oldest.isEmpty() || (!when.isEmpty() && when.compareTo(
                            coming.oldest) < 0)
                                    ? when
                                    : coming.oldest;
                }
            }
        }
        return coming;
    }

    private static boolean isOlder(Move move, Row row, String oldest) {
        int date = move.columns().indexOf(move.dataset().date());
        return date >= 0 && !oldest.isEmpty() && day(row.get(date)).compareTo(oldest) < 0;
    }

    private static String day(Cell cell) {
        return switch (cell) {
            case Cell.Stamp(var stamp) -> stamp.toString();
            case Cell.Date(var date) -> date.toString();
            case Cell.Moment(var moment) -> moment.toString();
            default -> "";
        };
    }

    /** What the rows are known by that others follow. */
    private Set<Cell> leaders(Move move) throws SiteException {
        Optional<Move> leader = moves.all().stream().filter(other -> other.dataset().id().equals(move
                .dataset()
                .follows().dataset())).findFirst();
        var leaders = new HashSet<Cell>();
        if (leader.isEmpty()) {
            return leaders;
        }
        int place = leader.get().columns().indexOf(move.dataset().follows().column());
        try (MoveReader reader = new MoveReader(scope.withoutThere(), leader.get(), source, List.of())) {
            while (reader.next()) {
                if (reader.verdict().misfits().isEmpty()) {
                    leaders.add(reader.converted().get(place));
                }
            }
        }
        return leaders;
    }

    /** Of the rows that were to give way, how many are there. */
    public long left(Move move, SettledRows settled) throws SiteException {
        Set<Long> giving = settled.giving(move.table());
        long left = 0;
        if (!giving.isEmpty()) {
            try (Rows rows = target.read(TableRead.all(move.table(), move.targetColumns(), move.key()))) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    left += move.number(row).filter(giving::contains).isPresent() ? 1 : 0;
                }
            }
        }
        return left;
    }

    /** Numbers of every table that some rows give way in. */
    public Map<String, List<Long>> all() throws SiteException {
        Map<String, List<Long>> all = new HashMap<>();
        for (Move move : moves.all()) {
            List<Long> numbers = of(move);
            if (!numbers.isEmpty()) {
                all.put(move.table(), numbers);
            }
        }
        return all;
    }
}
