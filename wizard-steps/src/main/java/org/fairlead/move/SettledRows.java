package org.fairlead.move;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * What a plan that replaces settles before its first row gives way, and keeps to however often it goes on:
 * which rows of the target give way, and which of the source stay behind, because the target had the same.
 * So neither is asked again of a target that is in use meanwhile. The record holds numbers only. Immutable.
 */
public final class SettledRows {
    private static final String GIVING = "replace-giving";
    private static final String STAYING = "replace-staying";
    private static final String SETTLED = "replace-settled";

    private final Map<String, Set<Long>> giving;
    private final Map<String, Set<Long>> staying;

    private SettledRows(Map<String, Set<Long>> giving, Map<String, Set<Long>> staying) {
        this.giving = giving;
        this.staying = staying;
    }

    /** What the run has settled; empty where it has not come to that, or replaces nothing. */
    public static Optional<SettledRows> of(RunLog log) throws RecordException {
        return log.recall(SETTLED, "").isEmpty()
                ? Optional.empty()
                : Optional.of(new SettledRows(recall(log, GIVING), recall(log, STAYING)));
    }

    /**
     * Settles it, unless that was done, and writes it down.
     *
     * @param scope
     * as it was loaded through the same two transactions, so that nothing changes in between
     */
    public static SettledRows settle(MoveScope scope, Moves moves, Transaction source, Transaction target,
            RunLog log) throws SiteException, RecordException {
        Optional<SettledRows> before = of(log);
        if (before.isPresent()) {
            return before.get();
        }
        var replaced = new Replaced(scope, moves, source, target);
        for (Move move : moves.all()) {
            log.remember(GIVING, move.table(), text(replaced.of(move)));
            log.remember(STAYING, move.table(), text(staying(scope, move, source)));
        }
        log.remember(SETTLED, "", "yes");
        return of(log).orElseThrow();
    }

    private static Set<Long> staying(MoveScope scope, Move move, Transaction source)
            throws SiteException {
        var numbers = new HashSet<Long>();
        if (move.dataset().beside().unlessThere().isEmpty()) {
            return numbers;
        }
        try (MoveReader reader = new MoveReader(scope, move, source, List.of())) {
            reader.onPassedOver(row -> move.number(row).ifPresent(numbers::add));
            boolean more = true;
            while (more) {
                more = reader.next();
            }
        }
        return numbers;
    }

    /** Numbers of the rows of a target's table that give way. */
    public Set<Long> giving(String table) {
        return giving.getOrDefault(table, Set.of());
    }

    /** Numbers of rows on the source that stay behind, by the target's table. */
    Map<String, Set<Long>> staying() {
        return staying;
    }

    private static Map<String, Set<Long>> recall(RunLog log, String scope) throws RecordException {
        Map<String, Set<Long>> numbers = new HashMap<>();
        for (Map.Entry<String, String> known : log.recallAll(scope).entrySet()) {
            numbers.put(known.getKey(), Set.copyOf(numbers(known.getValue())));
        }
        return numbers;
    }

    /** Runs of numbers, such as "1:400 402:402": what follows one another takes no room. */
    private static String text(Collection<Long> numbers) {
        var runs = new ArrayList<String>();
        long first = 0;
        long last = 0;
        for (long number : new TreeSet<>(numbers)) {
            if (!runs.isEmpty() && number == last + 1) {
                runs.set(runs.size() - 1, first + ":" + number);
            } else {
                first = number;
                runs.add(first + ":" + number);
            }
            last = number;
        }
        return String.join(" ", runs);
    }

    private static Set<Long> numbers(String text) {
        var numbers = new HashSet<Long>();
        for (String run : text.isEmpty() ? new String[0] : text.split(" ", -1)) {
            String[] ends = run.split(":", -1);
            for (long number = Long.parseLong(ends[0]); number <= Long.parseLong(ends[1]); number++) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
