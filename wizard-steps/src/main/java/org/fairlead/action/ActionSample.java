package org.fairlead.action;

import java.util.List;

/**
 * A row that an action would add, change or remove, for people to look at. It is shown and never stored.
 *
 * @param key
 * as canonical JSON array
 * @param kind
 * "added", "changed" or "removed"
 */
public record ActionSample(String table, String key, String kind, List<Changed> columns) {
    public ActionSample {
        columns = List.copyOf(columns);
    }

    /** A column with its value before and after, as text; empty for none. */
    public record Changed(String column, String before, String after) {}
}
