package org.fairlead.move;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.model.Column;
import org.fairlead.model.ForeignKey;

/**
 * How tables that refer to one another in a circle are written where the target checks a reference at once:
 * in which order, and which references are set only when the rows of all tables are there.
 *
 * @param moves
 * the tables, in the order to write them
 * @param later
 * by table, columns that are left empty at first
 */
public record CircleOrder(List<Move> moves, Map<String, Set<String>> later) {
    public CircleOrder {
        moves = List.copyOf(moves);
        later = Map.copyOf(later);
    }

    /**
     * The order for a group; empty where every way round is checked at once and may not be empty.
     *
     * @param rowByRow
     * whether the target checks references with each row, so that those of a table to itself have to wait too
     */
    public static Optional<CircleOrder> of(List<Move> group, boolean rowByRow) {
        Map<String, Move> byTable = new HashMap<>();
        group.forEach(move -> byTable.put(move.table(), move));
        Map<String, List<ForeignKey>> firm = new HashMap<>();
        for (Move move : group) {
            List<ForeignKey> unbending = atOnce(move, byTable.keySet()).filter(key -> emptied(move, key)
                    .isEmpty())
                    .toList();
            if (rowByRow && unbending.stream().anyMatch(ForeignKey::refersToItself)) {
                return Optional.empty();
            }
            firm.put(move.table(), unbending.stream().filter(key -> !key.refersToItself()).toList());
        }
        List<List<String>> order = MoveOrder.of(firm);
        if (order.size() < group.size()) {
            return Optional.empty();
        }
        var moves = new ArrayList<Move>();
        Map<String, Set<String>> later = new HashMap<>();
        for (List<String> single : order) {
            Move move = Optional.ofNullable(byTable.get(single.getFirst())).orElseThrow();
            moves.add(move);
            Set<String> written = new HashSet<>(moves.stream().map(Move::table).toList());
            atOnce(move, byTable.keySet()).filter(key -> key.refersToItself()
                    ? rowByRow
                    : !written.contains(key.references()))
                    .forEach(key -> later.computeIfAbsent(move.table(), t -> new HashSet<>())
                            .addAll(emptied(move, key)));
        }
        return Optional.of(new CircleOrder(moves, later));
    }

    /** References to tables of the group that the target checks with the statement that writes them. */
    private static java.util.stream.Stream<ForeignKey> atOnce(Move move, Set<String> group) {
        return move.target().foreignKeys().stream().filter(key -> !key.deferrable() && group.contains(key
                .references()) && move.columns().containsAll(key.columns()));
    }

    /** Columns of a reference that may be empty for a while; none where it must be set with its row. */
    private static List<String> emptied(Move move, ForeignKey key) {
        return move.key().isEmpty()
                ? List.of()
                : key.columns().stream().filter(name -> !move.key().contains(name)
                        && move.target().column(name).map(Column::nullable).orElse(false)).toList();
    }
}
