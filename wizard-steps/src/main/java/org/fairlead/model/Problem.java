package org.fairlead.model;

import java.util.List;

/**
 * Something that must be said to a person, as a key into the texts and the arguments of its sentence.
 * Arguments are
 * strings (shown as they are) or whole or decimal numbers (shown in the reader's format). Never holds a
 * secret.
 *
 * <p>
 * Each key has up to three sentences: {@code key} says what and where, {@code key.why} why it matters,
 * {@code key.fix}
 * what to do.
 */
public record Problem(Severity severity, String key, List<Object> args) {
    public Problem {
        args = List.copyOf(args);
    }

    public static Problem blocker(String key, Object... args) {
        return new Problem(Severity.BLOCKER, key, List.of(args));
    }

    public static Problem warning(String key, Object... args) {
        return new Problem(Severity.WARNING, key, List.of(args));
    }

    public static Problem info(String key, Object... args) {
        return new Problem(Severity.INFO, key, List.of(args));
    }

    public static Problem passed(String key, Object... args) {
        return new Problem(Severity.PASSED, key, List.of(args));
    }
}
