package org.fairlead.move;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
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
    public static final int LIMIT = 200_000;
    public static final Following NONE = new Following(Map.of());

    private final Map<String, Leaders> byTable;

    private Following(Map<String, Leaders> byTable) {
        this.byTable = byTable;
    }

    /** What the rows are known by that stay, and those that wait. */
    private record Leaders(String column, Set<Cell> staying, Set<Cell> waiting) {}

    static Following load(Moves moves, MoveScope alone, Transaction source) throws SiteException {
        Map<String, Leaders> byTable = new HashMap<>();
        for (Move move : moves.all()) {
            Follows follows = move.dataset().follows();
            Move leader = moves.all().stream().filter(other -> other.dataset().id().equals(follows.dataset()))
                    .findFirst().orElse(null);
            if (leader != null) {
                byTable.put(move.table(), leaders(leader, follows.column(), alone, source));
            }
        }
        return new Following(Map.copyOf(byTable));
    }

    private static Leaders leaders(Move leader, String column, MoveScope alone, Transaction source)
            throws SiteException {
        var filter = new RowFilter(leader.dataset(), alone.plan().data(), alone.references());
        int place = leader.columns().indexOf(column);
        var staying = new HashSet<Cell>();
        if (!filter.takesAll()) {
            try (Rows rows = source.read(TableRead.all(leader.source().name(), leader.sourceColumns(), List
                    .of()))) {
                for (Row row = rows.next(); row != null; row = rows.next()) {
                    if (!filter.takes(leader.columns(), row)) {
                        add(staying, row.get(place), leader);
                    }
                }
            }
        }
        var waiting = new HashSet<Cell>();
        try (MoveReader reader = new MoveReader(alone, leader, source, List.of())) {
            while (reader.next()) {
                if (!reader.verdict().misfits().isEmpty()) {
                    add(waiting, reader.raw().get(place), leader);
                }
            }
        }
        if (!staying.isEmpty() || !waiting.isEmpty()) {
            withoutGoing(leader, place, alone, source, staying, waiting);
        }
        return new Leaders(column, Set.copyOf(staying), Set.copyOf(waiting));
    }

    private static void add(Set<Cell> some, Cell value, Move leader) throws SiteException {
        some.add(value);
        if (some.size() > LIMIT) {
            throw new SiteException(Problem.blocker("transfer.problem.too-many-staying", leader.source()
                    .name(), LIMIT));
        }
    }

    /** What several rows are known by goes with the one that goes. */
    private static void withoutGoing(Move leader, int place, MoveScope alone, Transaction source,
            Set<Cell> staying, Set<Cell> waiting) throws SiteException {
        try (MoveReader reader = new MoveReader(alone, leader, source, List.of())) {
            while (reader.next()) {
                if (reader.verdict().misfits().isEmpty()) {
                    staying.remove(reader.raw().get(place));
                    waiting.remove(reader.raw().get(place));
                }
            }
        }
        staying.removeAll(waiting);
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
