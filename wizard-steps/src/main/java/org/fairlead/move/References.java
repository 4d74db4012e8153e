package org.fairlead.move;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.playbook.NaturalKey.Lookup;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Numbers of rows that both sides know by the same natural key, such as a permission by app, model and
 * codename, or a user by login and else by e-mail.
 *
 * @param byName
 * natural key's name to numbers of the source and their counterparts on the target
 * @param unmatched
 * natural key's name to the keys that only the source has, readable
 * @param leftOut
 * natural key's name to numbers of the source whose data the plan leaves out
 */
public record References(Map<String, Map<Long, Long>> byName, Map<String, List<String>> unmatched,
        Map<String, Set<Long>> leftOut) {

    public static final References NONE = new References(Map.of(), Map.of(), Map.of());

    /**
     * Looks up every natural key of a playbook. Reads whole key sets into memory: they are catalogues, not
     * data.
     *
     * @param choice
     * what the plan says of rows that are called otherwise on the target, and of those that stay
     */
    public static References load(Playbook playbook, DataChoice choice, Transaction source,
            Transaction target) throws SiteException {
        var byName = new HashMap<String, Map<Long, Long>>();
        var unmatched = new HashMap<String, List<String>>();
        var leftOut = new HashMap<String, Set<Long>>();
        for (Map.Entry<String, NaturalKey> entry : playbook.naturalKeys().entrySet()) {
            var search = new Search(choice.matches().getOrDefault(entry.getKey(), Map.of()), choice.leaveOut()
                    .getOrDefault(entry.getKey(), List.of()));
            for (Lookup lookup : entry.getValue().lookups()) {
                search.look(numbers(source, lookup.source()), numbers(target, lookup.target()));
            }
            byName.put(entry.getKey(), Map.copyOf(search.found));
            leftOut.put(entry.getKey(), Set.copyOf(search.leftOut));
            search.missing.keySet().removeAll(search.found.keySet());
            search.missing.keySet().removeAll(search.leftOut);
            unmatched.put(entry.getKey(), List.copyOf(search.missing.values()));
        }
        return new References(Map.copyOf(byName), Map.copyOf(unmatched), Map.copyOf(leftOut));
    }

    /** One natural key, whose ways to recognise a row are gone through one after the other. */
    private static final class Search {
        private final Map<String, String> matches;
        private final List<Pattern> patterns;
        private final Map<Long, Long> found = new HashMap<>();
        private final Map<Long, String> missing = new TreeMap<>();
        private final Set<Long> leftOut = new HashSet<>();

        Search(Map<String, String> matches, List<String> patterns) {
            this.matches = matches;
            this.patterns = patterns.stream().map(Search::pattern).toList();
        }

        private static Pattern pattern(String stars) {
            return Pattern.compile(String.join(".*", List.of(stars.split("\\*", -1)).stream().map(
                    Pattern::quote).toList()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        void look(Map<List<Cell>, Long> here, Map<List<Cell>, Long> there) {
            here.forEach((key, number) -> {
                String name = readable(key);
                if (patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
                    leftOut.add(number);
                }
                missing.putIfAbsent(number, name);
                String other = matches.get(name);
                Long counterpart = there.get(other == null ? key : List.<Cell>of(new Cell.Text(other)));
                if (other != null && counterpart != null) {
                    found.put(number, counterpart);
                } else if (counterpart != null && !matches.containsKey(missing.get(number))) {
                    found.putIfAbsent(number, counterpart);
                }
            });
        }
    }

    /** Source numbers to target numbers of one natural key. */
    public Map<Long, Long> numbers(String naturalKey) {
        return byName.getOrDefault(naturalKey, Map.of());
    }

    Set<Long> leftOut(String naturalKey) {
        return leftOut.getOrDefault(naturalKey, Set.of());
    }

    private static Map<List<Cell>, Long> numbers(Transaction transaction, String sql) throws SiteException {
        var numbers = new HashMap<List<Cell>, Long>();
        var ambiguous = new HashSet<List<Cell>>();
        try (Rows rows = transaction.query(sql, Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                OptionalLong whole = whole(row.get(0));
                if (whole.isPresent()) {
                    long number = whole.getAsLong();
                    List<Cell> key = row.cells().subList(1, row.size());
                    Long before = numbers.put(key, number);
                    if (before != null && before != number) {
                        ambiguous.add(key);
                    }
                }
            }
        }
        numbers.keySet().removeAll(ambiguous); // nobody can tell which of them is meant
        return numbers;
    }

    /** A number whatever its type: what a query puts together may come as a decimal. */
    private static OptionalLong whole(Cell cell) {
        return switch (cell) {
            case Cell.Int(long number) -> OptionalLong.of(number);
            case Cell.Dec(var number) when number.stripTrailingZeros().scale() <= 0 && number.precision()
                    < 19 ->
                    OptionalLong.of(number.longValueExact());
            case Cell.BigInt(var number) when number.bitLength() < Long.SIZE -> OptionalLong.of(number
                    .longValueExact());
            default -> OptionalLong.empty();
        };
    }

    private static String readable(List<Cell> key) {
        return String.join(".", key.stream().map(cell -> cell instanceof Cell.Text(String text) ? text : "?")
                .toList());
    }
}
