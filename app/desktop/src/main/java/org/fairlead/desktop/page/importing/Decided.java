package org.fairlead.desktop.page.importing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.plan.Carry.Decision;

/** What was decided of single settings, with the way back to how it was before. Not thread-safe. */
final class Decided {
    private static final int MOST = 500;

    private final Map<String, Decision> decisions = new HashMap<>();
    private final Deque<Map<String, Optional<Decision>>> before = new ArrayDeque<>();

    Decided(Map<String, Decision> known) {
        decisions.putAll(known);
    }

    /** Decides several settings at once, which is taken back at once too. */
    void decide(Map<String, Decision> several) {
        Map<String, Optional<Decision>> was = new HashMap<>();
        several.forEach((setting, decision) -> was.put(setting, Optional.ofNullable(decisions.put(setting,
                decision))));
        if (!was.isEmpty()) {
            before.push(was);
        }
        if (before.size() > MOST) {
            before.removeLast();
        }
    }

    boolean canUndo() {
        return !before.isEmpty();
    }

    /** Takes back the last decision; tells which settings it was about. */
    Set<String> undo() {
        Map<String, Optional<Decision>> was = before.isEmpty() ? Map.of() : before.pop();
        was.forEach((setting, decision) -> decision.ifPresentOrElse(known -> decisions.put(setting, known),
                () -> decisions.remove(setting)));
        return was.keySet();
    }

    Optional<Decision> of(String setting) {
        return Optional.ofNullable(decisions.get(setting));
    }

    Map<String, Decision> all() {
        return Map.copyOf(decisions);
    }
}
