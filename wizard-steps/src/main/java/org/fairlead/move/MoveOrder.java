package org.fairlead.move;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.fairlead.model.ForeignKey;

/**
 * Puts tables into the order of their foreign keys: parents first. Tables that refer to one another in a
 * circle, or to
 * themselves, come as one group and must be written in one transaction. (Tarjan's strongly connected
 * components.)
 */
final class MoveOrder {
    private final Map<String, Set<String>> parents = new TreeMap<>();
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final Set<String> onStack = new HashSet<>();
    private final List<List<String>> groups = new ArrayList<>();

    private MoveOrder() {}

    static List<List<String>> of(Map<String, List<ForeignKey>> keysByTable) {
        var order = new MoveOrder();
        keysByTable.forEach((table, keys) -> {
            Set<String> named = order.parents.computeIfAbsent(table, t -> new TreeSet<>());
            keys.stream().map(ForeignKey::references).filter(keysByTable::containsKey).forEach(named::add);
        });
        order.parents.keySet().forEach(order::visit);
        return order.groups;
    }

    private void visit(String table) {
        if (index.containsKey(table)) {
            return;
        }
        index.put(table, index.size());
        low.put(table, index.get(table));
        stack.push(table);
        onStack.add(table);
        for (String parent : parents.getOrDefault(table, Set.of())) {
            if (!index.containsKey(parent)) {
                visit(parent);
                low.merge(table, low.getOrDefault(parent, 0), Math::min);
            } else if (onStack.contains(parent)) {
                low.merge(table, index.get(parent), Math::min);
            }
        }
        if (low.get(table).equals(index.get(table))) {
            var group = new ArrayList<String>();
            String member;
            do {
                member = stack.pop();
                onStack.remove(member);
                group.add(member);
            } while (!member.equals(table));
            group.sort(Comparator.naturalOrder());
            groups.add(List.copyOf(group));
        }
    }
}
