package org.fairlead.move;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Rows of one natural key on both sides, whose ways to recognise a row are gone through one after the other.
 * Keeps no more in memory than the rows that are asked for; of the target, only what they may stand for.
 */
final class KeySearch {
    /** The way of a row for which the plan names the counterpart. */
    static final int BY_PLAN = -1;

    private final Map<String, String> matches;
    private final List<Pattern> patterns;
    private final Map<Long, Long> found = new HashMap<>();
    private final Map<Long, Integer> ways = new HashMap<>();
    private final Map<Long, List<String>> names = new TreeMap<>();
    private final Set<Long> leftOut = new HashSet<>();
    private final Set<Long> taken = new HashSet<>();
    private int lookups;

    private KeySearch(Map<String, String> matches, List<String> patterns) {
        this.matches = matches;
        this.patterns = patterns.stream().map(KeySearch::pattern).toList();
    }

    /**
     * Looks rows of a natural key up.
     *
     * @param named
     * numbers of the rows on the source
     */
    static KeySearch run(String name, NaturalKey key, DataChoice choice, Set<Long> named, Transaction source,
            Transaction target) throws SiteException {
        var search = new KeySearch(choice.matches().getOrDefault(name, Map.of()), choice.leaveOut()
                .getOrDefault(name, List.of()));
        for (Lookup lookup : named.isEmpty() ? List.<Lookup>of() : key.lookups()) {
            search.look(source, target, lookup, named);
        }
        return search;
    }

    private static Pattern pattern(String stars) {
        return Pattern.compile(String.join(".*", List.of(stars.split("\\*", -1)).stream().map(
                Pattern::quote).toList()), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private void look(Transaction source, Transaction target, Lookup lookup, Set<Long> named)
            throws SiteException {
        boolean first = names.isEmpty();
        var here = new HashMap<Long, List<Cell>>();
        Set<List<Cell>> wanted = new HashSet<>();
        each(source, lookup.source(), (number, key) -> {
            if (named.contains(number)) {
                String name = readable(key);
                if (patterns.stream().anyMatch(pattern -> pattern.matcher(name).matches())) {
                    leftOut.add(number);
                }
                names.computeIfAbsent(number, made -> new ArrayList<>()).add(name);
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
                    .containsKey(names(number).getFirst());
            if (counterpart != null && (chosen || (free && !found.containsKey(number)))) {
                found.put(number, counterpart);
                taken.add(counterpart);
                ways.put(number, chosen ? BY_PLAN : lookups);
            }
        });
        lookups++;
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

    /** Numbers of the source and their counterparts on the target. */
    Map<Long, Long> found() {
        return found;
    }

    /** Numbers of the source whose data the plan leaves out. */
    Set<Long> leftOut() {
        return leftOut;
    }

    /** Readable keys of those that come along and have no counterpart. */
    List<String> unmatched() {
        return names.entrySet().stream().filter(entry -> !found.containsKey(entry.getKey()) && !leftOut
                .contains(entry.getKey())).map(entry -> entry.getValue().getFirst()).toList();
    }

    /** What a row of the source is known by, the best first; empty for a number that nobody has. */
    List<String> names(long number) {
        return List.copyOf(names.getOrDefault(number, List.of()));
    }

    /** By which lookup a row was recognised, counted from zero, or {@link #BY_PLAN}; empty where by none. */
    Optional<Integer> way(long number) {
        return Optional.ofNullable(ways.get(number));
    }

    /** What takes the rows of a natural key one by one. */
    interface Numbered {
        void take(long number, List<Cell> key) throws SiteException;
    }

    /** Goes through the rows of a query that gives the number first and the natural key after it. */
    static void each(Transaction transaction, String sql, Numbered taker) throws SiteException {
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

    /** A natural key as a person reads it. */
    static String readable(List<Cell> key) {
        return String.join(".", key.stream().map(cell -> cell instanceof Cell.Text(String text) ? text : "?")
                .toList());
    }
}
