package org.fairlead.rehearsal;

import java.util.Locale;
import java.util.Optional;

import org.fairlead.model.Problem;

/**
 * Something that went otherwise than it should on the copy. It keeps the run on the site from beginning until
 * somebody has accepted it.
 *
 * @param number
 * counted from 1 within its rehearsal
 * @param at
 * when it was seen, ISO 8601
 * @param step
 * id of the step that met it
 * @param object
 * what it is about: id of a check, name of a table, or the place of the copy
 * @param reason
 * what was said with the decision; empty while it is open
 * @param decided
 * when, ISO 8601; empty while it is open
 */
public record Issue(int number, String at, String step, String object, Problem problem, Decision decision,
        String reason, String decided) {

    /** Whether the run on the site must not begin because of it. */
    public boolean blocks() {
        return decision != Decision.ACCEPT;
    }

    Issue decided(Decision other, String why, String when) {
        return new Issue(number, at, step, object, problem, other, why, when);
    }

    /** What is to become of it. */
    public enum Decision {
        /** Nobody has decided yet. */
        OPEN,
        /** It is put right; another rehearsal has to show that. */
        FIX,
        /** It may be so, for a reason. */
        ACCEPT,
        /** The plan is not carried out. */
        STOP;

        /** The word used in texts and files. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The decision of that word. */
        public static Optional<Decision> of(String word) {
            for (Decision one : values()) {
                if (one.word().equals(word)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        }
    }
}
