package org.fairlead.move;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice;
import org.fairlead.playbook.Follows;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Rows that go where another row goes, though no foreign key says so: where that one stays behind they stay,
 * and where it waits they wait. Immutable once loaded.
 */
public final class Following {
    /** The most rows of one table that may stay behind or wait. */
    public static final int LIMIT = 1_000_000;
    public static final Following NONE = new Following(Map.of());

    private final Map<String, Leaders> byTable;

    private Following(Map<String, Leaders> byTable) {
        this.byTable = byTable;
    }

    /** What the rows are known by that stay, and those that wait. */
    private record Leaders(String column, Set<Cell> staying, Set<Cell> waiting) {}

    static Following load(Moves moves, DataChoice choice, References references, Transaction source)
            throws SiteException {
        Map<String, Leaders> byTable = new HashMap<>();
        for (Move move : moves.all()) {
            Follows follows = move.dataset().follows();
            Move leader = moves.all().stream().filter(other -> other.dataset().id().equals(follows.dataset()))
                    .findFirst().orElse(null);
            if (leader != null) {
                byTable.put(move.table(), leaders(leader, follows.column(), choice, references, source));
            }
        }
        return new Following(Map.copyOf(byTable));
    }

    private static Leaders leaders(Move leader, String column, DataChoice choice, References references,
            Transaction source) throws SiteException {
        var filter = new RowFilter(leader.dataset(), choice, references);
        int place = leader.columns().indexOf(column);
        var going = new HashSet<Cell>();
        var staying = new HashSet<Cell>();
        var waiting = new HashSet<Cell>();
        try (Rows rows = source.read(TableRead.all(leader.source().name(), leader.sourceColumns(), List
                .of()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Set<Cell> fate = !filter.takes(leader.columns(), row) ? staying : isKnown(leader, row,
                        references) ? going : waiting;
                fate.add(row.get(place));
                if (going.size() + staying.size() + waiting.size() > LIMIT) {
                    throw new SiteException(Problem.blocker("transfer.problem.too-many-there", leader.source()
                            .name(), LIMIT));
                }
            }
        }
        staying.removeAll(going);
        waiting.removeAll(going);
        staying.removeAll(waiting);
        return new Leaders(column, Set.copyOf(staying), Set.copyOf(waiting));
    }

    private static boolean isKnown(Move leader, Row row, References references) {
        for (Map.Entry<String, String> reference : leader.dataset().references().entrySet()) {
            Cell value = row.get(leader.columns().indexOf(reference.getKey()));
            if (value instanceof Cell.Int(long number) && !references.numbers(reference.getValue())
                    .containsKey(number)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the row that this one follows stays behind. */
    boolean staysBehind(Move move, Row raw) {
        Leaders leaders = byTable.get(move.table());
        return leaders != null && !leaders.staying().isEmpty() && leaders.staying().contains(raw.get(move
                .columns().indexOf(leaders.column())));
    }

    /** Whether the row that this one follows waits in quarantine. */
    boolean waits(Move move, Row raw) {
        Leaders leaders = byTable.get(move.table());
        return leaders != null && !leaders.waiting().isEmpty() && leaders.waiting().contains(raw.get(move
                .columns().indexOf(leaders.column())));
    }
}
