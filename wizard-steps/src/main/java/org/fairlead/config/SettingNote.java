package org.fairlead.config;

/**
 * Something that was not carried over as it was.
 *
 * @param kind
 * "clamped", "not-allowed", "no-place", "not-understood", "needs"
 * @param detail
 * the measure, such as "1.4 → 1"; never a secret
 */
public record SettingNote(String setting, String kind, String detail) {}
