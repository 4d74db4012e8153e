package org.fairlead.playbook;

import java.util.List;

/**
 * What only people can do.
 *
 * @param phase
 * "before", "during", "after" or "rollback"
 * @param copy
 * a text to copy, may be empty
 * @param jobs
 * jobs it belongs to; empty for all
 * @param unless
 * {@link #KEY_VALUES} for what is not needed where a key-value store is connected; else empty
 */
public record ChecklistItem(String id, String phase, String role, String copy, String unless,
        List<String> jobs, List<String> guide) {

    public static final String KEY_VALUES = "key-values";

    public ChecklistItem {
        jobs = List.copyOf(jobs);
        guide = List.copyOf(guide);
    }
}
