package org.fairlead.playbook;

import java.util.List;

/**
 * A query that is timed on the source before and on the target after.
 *
 * @param before
 * the query as it reads on the source, or before an upgrade in place
 * @param atMostMillis
 * what it may take afterwards, in milliseconds; 0 where only the time before counts
 */
public record Timing(String id, String sql, String before, int atMostMillis, List<String> guide) {
    public Timing {
        before = before.isEmpty() ? sql : before;
        guide = List.copyOf(guide);
    }
}
