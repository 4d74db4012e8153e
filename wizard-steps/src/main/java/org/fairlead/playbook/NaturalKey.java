package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.List;

/**
 * How rows are recognised on both sides when their numbers differ.
 *
 * @param source
 * query giving the number first and the natural key after it
 * @param otherwise
 * queries for those that are not found by the first ones
 */
public record NaturalKey(String source, String target, List<Lookup> otherwise) {
    public NaturalKey {
        otherwise = List.copyOf(otherwise);
    }

    /** Every way to recognise a row, the best first. */
    public List<Lookup> lookups() {
        var all = new ArrayList<>(List.of(new Lookup(source, target)));
        all.addAll(otherwise);
        return List.copyOf(all);
    }

    /** One way to recognise rows: a query for each side. */
    public record Lookup(String source, String target) {}
}
