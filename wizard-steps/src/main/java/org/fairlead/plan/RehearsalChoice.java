package org.fairlead.plan;

/**
 * Whether the plan is tried on a copy of its target first.
 *
 * @param skipBecause
 * why it is carried out without that, in the words of whoever decided; it stands in the report. Empty where
 * nobody decided so
 */
public record RehearsalChoice(String skipBecause) {
    public static final RehearsalChoice NONE = new RehearsalChoice("");

    public RehearsalChoice {
        skipBecause = skipBecause == null ? "" : skipBecause.strip();
    }
}
