package org.fairlead.move;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.plan.DataChoice;
import org.fairlead.playbook.NaturalKey;
import org.fairlead.playbook.Playbook;
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
            KeySearch search = KeySearch.run(entry.getKey(), entry.getValue(), choice, involved.getOrDefault(
                    entry.getKey(), Set.of()), source, target);
            byName.put(entry.getKey(), Map.copyOf(search.found()));
            leftOut.put(entry.getKey(), Set.copyOf(search.leftOut()));
            unmatched.put(entry.getKey(), search.unmatched());
        }
        return new References(Map.copyOf(byName), Map.copyOf(unmatched), Map.copyOf(leftOut));
    }

    /**
     * Where there is no target: everybody stays who they are, but for those whose data the plan leaves out.
     */
    static References ofOneSite(Playbook playbook, Moves moves, DataChoice choice, Transaction source)
            throws SiteException {
        Map<String, Set<Long>> involved = Involved.numbers(moves, source);
        var byName = new HashMap<String, Map<Long, Long>>();
        var leftOut = new HashMap<String, Set<Long>>();
        for (Map.Entry<String, NaturalKey> entry : playbook.naturalKeys().entrySet()) {
            Set<Long> named = involved.getOrDefault(entry.getKey(), Set.of());
            leftOut.put(entry.getKey(), Set.copyOf(KeySearch.run(entry.getKey(), entry.getValue(), choice,
                    named, source, source).leftOut()));
            byName.put(entry.getKey(), named.stream().collect(Collectors.toUnmodifiableMap(number -> number,
                    number -> number)));
        }
        return new References(Map.copyOf(byName), Map.of(), Map.copyOf(leftOut));
    }

    /** Source numbers to target numbers of one natural key. */
    public Map<Long, Long> numbers(String naturalKey) {
        return byName.getOrDefault(naturalKey, Map.of());
    }

    Set<Long> leftOut(String naturalKey) {
        return leftOut.getOrDefault(naturalKey, Set.of());
    }
}
