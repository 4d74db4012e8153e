package org.fairlead.move;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Numbers of rows that both sides know by the same natural key, such as a permission by app, model and
 * codename.
 *
 * @param byName
 * natural key's name to numbers of the source and their counterparts on the target
 * @param unmatched
 * natural key's name to the keys that only the source has, readable
 */
public record References(Map<String, Map<Long, Long>> byName, Map<String, List<String>> unmatched) {
    public static final References NONE = new References(Map.of(), Map.of());

    /**
     * Looks up every natural key of a playbook. Reads whole key sets into memory: they are catalogues, not
     * data.
     */
    public static References load(Playbook playbook, Transaction source, Transaction target)
            throws SiteException {
        var byName = new HashMap<String, Map<Long, Long>>();
        var unmatched = new HashMap<String, List<String>>();
        for (Map.Entry<String, NaturalKey> entry : playbook.naturalKeys().entrySet()) {
            Map<List<Cell>, Long> there = numbers(target, entry.getValue().target());
            var numbers = new HashMap<Long, Long>();
            var missing = new TreeMap<Long, String>();
            numbers(source, entry.getValue().source()).forEach((key, number) -> {
                Long counterpart = there.get(key);
                if (counterpart == null) {
                    missing.put(number, readable(key));
                } else {
                    numbers.put(number, counterpart);
                }
            });
            byName.put(entry.getKey(), Map.copyOf(numbers));
            unmatched.put(entry.getKey(), List.copyOf(missing.values()));
        }
        return new References(Map.copyOf(byName), Map.copyOf(unmatched));
    }

    /** Source numbers to target numbers of one natural key. */
    public Map<Long, Long> numbers(String naturalKey) {
        return byName.getOrDefault(naturalKey, Map.of());
    }

    private static Map<List<Cell>, Long> numbers(Transaction transaction, String sql) throws SiteException {
        var numbers = new HashMap<List<Cell>, Long>();
        try (Rows rows = transaction.query(sql, Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (row.get(0) instanceof Cell.Int(long number)) {
                    numbers.put(row.cells().subList(1, row.size()), number);
                }
            }
        }
        return numbers;
    }

    private static String readable(List<Cell> key) {
        return String.join(".", key.stream().map(cell -> cell instanceof Cell.Text(String text) ? text : "?")
                .toList());
    }
}
