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

    /** The order for a group; empty where every way round is checked at once and may not be empty. */
    public static Optional<CircleOrder> of(List<Move> group) {
        Map<String, Move> byTable = new HashMap<>();
        group.forEach(move -> byTable.put(move.table(), move));
        Map<String, List<ForeignKey>> firm = new HashMap<>();
        for (Move move : group) {
            firm.put(move.table(), atOnce(move, byTable.keySet()).filter(key -> emptied(move, key).isEmpty())
                    .toList());
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
            atOnce(move, byTable.keySet()).filter(key -> !written.contains(key.references()))
                    .forEach(key -> later.computeIfAbsent(move.table(), t -> new HashSet<>())
                            .addAll(emptied(move, key)));
        }
        return Optional.of(new CircleOrder(moves, later));
    }

    /** References to other tables of the group that the target checks with the statement that writes them. */
    private static java.util.stream.Stream<ForeignKey> atOnce(Move move, Set<String> group) {
        return move.target().foreignKeys().stream().filter(key -> !key.deferrable() && !key.refersToItself()
                && group.contains(key.references()) && move.columns().containsAll(key.columns()));
    }

    /** Columns of a reference that may be empty for a while; none where it must be set with its row. */
    private static List<String> emptied(Move move, ForeignKey key) {
        return move.key().isEmpty()
                ? List.of()
                : key.columns().stream().filter(name -> !move.key().contains(name)
                        && move.target().column(name).map(Column::nullable).orElse(false)).toList();
    }
}
