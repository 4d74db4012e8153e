package org.fairlead.config;

import java.util.Set;

/**
 * Something that was not carried over as it was.
 *
 * @param kind
 * "clamped", "refused", "not-allowed", "no-place", "not-understood", "needs", "broken", "repaired",
 * "not-known"
 * @param detail
 * the measure, such as "1.4 → 1"; never a secret
 */
public record SettingNote(String setting, String kind, String detail) {
    /** Kinds that leave nothing for a person to do. */
    public static final Set<String> SETTLED = Set.of("clamped", "refused", Repair.DONE);
}
