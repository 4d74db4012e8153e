package org.fairlead.config;

import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.fairlead.plan.Carry.Act;

/**
 * One setting where two configurations meet.
 *
 * @param target
 * its value on the target; null where nothing is stored there
 * @param source
 * the value that would arrive, as the target's layout takes it; null where the source has nothing stored
 * @param byDefault
 * what holds on the target where nothing is stored; null when nobody knows
 * @param notes
 * what had to be changed for the target's layout
 * @param seen
 * fingerprint of both stored values
 * @param act
 * what will be done; empty while a person has to decide
 */
public record ImportItem(String setting, String component, State state, boolean secret,
        @Nullable JsonNode target, @Nullable JsonNode source, @Nullable JsonNode byDefault,
        List<SettingNote> notes,
        String seen, Optional<Act> act) {
    public ImportItem {
        notes = List.copyOf(notes);
    }

    /** How the two sides stand to one another. */
    public enum State {
        /** Only the source has it stored. */
        ADDED,
        /** The target still goes by its default, or holds just that. */
        CHANGED,
        /** Both hold the same. */
        SAME,
        /** Only the target has it stored. */
        ONLY_TARGET,
        /** Both hold something of their own. */
        CONFLICT,
        /** It needs another setting that neither side has. */
        MISSING,
        /** What is stored is not of its kind. */
        INVALID,
        /** The target's layout has no place for it. */
        NO_PLACE,
        /** The target's layout knows it and the source's does not; it goes by its default. */
        NEW,
        /** It was left out because it is secret, and the target has none. */
        NEEDS_SETUP;

        /** The end of the key of its text. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /** The same, of no use without another setting. */
    ImportItem missing(String needed) {
        var more = new java.util.ArrayList<>(notes);
        more.add(new SettingNote(setting, "needs", needed));
        return new ImportItem(setting, component, State.MISSING, secret, target, source, byDefault, more,
                seen, act);
    }

    /** Whether a person has to decide. */
    public boolean isOpen() {
        return act.isEmpty();
    }

    /** Prints without values, which may be secret. */
    @Override
    public String toString() {
        return setting + " " + state.word() + " " + act.map(Act::word).orElse("open");
    }
}
