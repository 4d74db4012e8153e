package org.fairlead.move;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
     * Looks up the natural keys that rows really name. Keeps no more in memory than those; of the target,
     * only
     * what they may stand for.
     *
     * @param choice
     * what the plan says of rows that are called otherwise on the target, and of those that stay
     */
    public static References load(Playbook playbook, Moves moves, DataChoice choice, Transaction source,
            Transaction target) throws SiteException {
        Map<String, Set<Long>> involved = Involved.numbers(moves, source);
        var byName = new HashMap<String, Map<Long, Long>>();
        var unmatched = new HashMap<String, List<String>>();
        var leftOut = new HashMap<String, Set<Long>>();
        for (Map.Entry<String, NaturalKey> entry : playbook.naturalKeys().entrySet()) {
            var search = new Search(choice.matches().getOrDefault(entry.getKey(), Map.of()), choice.leaveOut()
                    .getOrDefault(entry.getKey(), List.of()));
            Set<Long> named = involved.getOrDefault(entry.getKey(), Set.of());
            for (Lookup lookup : named.isEmpty() ? List.<Lookup>of() : entry.getValue().lookups()) {
                search.look(source, target, lookup, named);
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
        private final Set<Long> taken = new HashSet<>();

        Search(Map<String, String> matches, List<String> patterns) {
            this.matches = matches;
            this.patterns = patterns.stream().map(Search::pattern).toList();
        }

        private static Pattern pattern(String stars) {
            return Pattern.compile(String.join(".*", List.of(stars.split("\\*", -1)).stream().map(
                    Pattern::quote).toList()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }

        void look(Transaction source, Transaction target, Lookup lookup, Set<Long> named)
                throws SiteException {
            boolean first = missing.isEmpty();
            var here = new HashMap<Long, List<Cell>>();
            Set<List<Cell>> wanted = new HashSet<>();
            each(source, lookup.source(), (number, key) -> {
                if (named.contains(number)) {
                    String name = readable(key);
                    if (patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
                        leftOut.add(number);
                    }
                    missing.putIfAbsent(number, name);
                    here.put(number, key);
                    wanted.add(wanted(key, name));
                }
            });
            Map<List<Cell>, Long> there = unique(target, lookup.target(), wanted);
            Set<List<Cell>> shared = shared(here.values());
            new TreeMap<>(here).forEach((number, key) -> {
                String name = readable(key);
                Long counterpart = there.get(wanted(key, name));
                boolean chosen = matches.containsKey(name);
                boolean free = !shared.contains(key) && (first || !taken.contains(counterpart)) && !matches
                        .containsKey(missing.get(number));
                if (counterpart != null && (chosen || (free && !found.containsKey(number)))) {
                    found.put(number, counterpart);
                    taken.add(counterpart);
                }
            });
        }

        private List<Cell> wanted(List<Cell> key, String name) {
            String other = matches.get(name);
            return other == null ? key : List.of(new Cell.Text(other));
        }

        /** Keys that several rows of the source have: nobody can tell which of them is meant. */
        private static Set<List<Cell>> shared(Collection<List<Cell>> keys) {
            var seen = new HashSet<List<Cell>>();
            return keys.stream().filter(key -> !seen.add(key)).collect(Collectors.toSet());
        }
    }

    /** Source numbers to target numbers of one natural key. */
    public Map<Long, Long> numbers(String naturalKey) {
        return byName.getOrDefault(naturalKey, Map.of());
    }

    Set<Long> leftOut(String naturalKey) {
        return leftOut.getOrDefault(naturalKey, Set.of());
    }

    private interface Numbered {
        void take(long number, List<Cell> key);
    }

    private static void each(Transaction transaction, String sql, Numbered taker) throws SiteException {
        try (Rows rows = transaction.query(sql, Map.of())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                OptionalLong whole = whole(row.get(0));
                if (whole.isPresent()) {
                    taker.take(whole.getAsLong(), row.cells().subList(1, row.size()));
                }
            }
        }
    }

    /** Those of the wanted keys that just one row has. */
    private static Map<List<Cell>, Long> unique(Transaction transaction, String sql, Set<List<Cell>> wanted)
            throws SiteException {
        var numbers = new HashMap<List<Cell>, Long>();
        var ambiguous = new HashSet<List<Cell>>();
        each(transaction, sql, (number, key) -> {
            Long before = wanted.contains(key) ? numbers.put(key, number) : null;
            if (before != null && before != number) {
                ambiguous.add(key);
            }
        });
        numbers.keySet().removeAll(ambiguous);
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
