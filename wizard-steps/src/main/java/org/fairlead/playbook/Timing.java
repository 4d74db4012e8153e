package org.fairlead.playbook;

import java.util.List;

/**
 * A query or a page that is timed before and after.
 *
 * @param path
 * path of a page; empty for a query
 * @param before
 * the query as it reads on the source, or before an upgrade in place
 * @param whenTable
 * timed only where the query can be answered because this table is there; empty for always
 * @param atMostMillis
 * what it may take afterwards, in milliseconds; 0 where only the time before counts
 */
public record Timing(String id, String sql, String path, String before, String whenTable, int atMostMillis,
        List<String> guide) {
    public Timing {
        before = before.isEmpty() ? sql : before;
        guide = List.copyOf(guide);
    }
}
