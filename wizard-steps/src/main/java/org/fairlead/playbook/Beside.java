package org.fairlead.playbook;

import java.util.List;
import java.util.Map;

/**
 * How rows join others that are there already.
 *
 * @param number
 * the column that numbers them; each gets a number above all that the target has given out
 * @param unlessThere
 * columns by which a row that the target already has is recognised; such a row stays behind
 * @param joins
 * lists in such rows that a plan can have joined
 * @param same
 * column to its values, for rows that say what a person has agreed to: both sides are to say the same
 */
public record Beside(String number, List<String> unlessThere, List<JoinedList> joins,
        Map<String, List<String>> same) {

    public static final Beside NONE = new Beside("", List.of(), List.of(), Map.of());

    public Beside {
        unlessThere = List.copyOf(unlessThere);
        joins = List.copyOf(joins);
        same = Map.copyOf(same);
    }

    public boolean applies() {
        return !number.isEmpty();
    }
}
