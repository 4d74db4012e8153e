package org.fairlead.playbook;

import java.util.List;

/**
 * A fact that is asked of both sides and shown side by side.
 *
 * @param sql
 * a query that gives one row with one column, or rows of a name and a value
 * @param form
 * what the value is: "text", "number", or "php-list", a serialized array whose members are names
 */
public record Comparison(String id, String sql, String form, List<String> guide) {
    public Comparison {
        guide = List.copyOf(guide);
    }

    /** The same for a site whose tables have a prefix. */
    public Comparison at(String prefix) {
        return new Comparison(id, sql.replace(Configuration.PREFIX, prefix), form, guide);
    }
}
