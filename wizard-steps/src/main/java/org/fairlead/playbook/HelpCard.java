package org.fairlead.playbook;

import java.util.List;

/**
 * What helps where something is wrong: symptoms, what to check, what mends it. Its sentences are texts of the
 * playbook: "help-card.(id)" and the same with ".symptoms", ".checks" and ".repairs", a line for each.
 *
 * @param about
 * patterns of the findings and of the problems that it helps with, a star standing for anything
 * @param checks
 * ids of checks that can be run by themselves to see whether it is so
 * @param repairs
 * ids of repairs that can be done from it
 * @param connections
 * whether what it is about may lie in the connections, so that diagnosing them helps
 */
public record HelpCard(String id, List<String> about, List<String> checks, List<String> repairs,
        boolean connections, List<String> guide) {
    public HelpCard {
        about = List.copyOf(about);
        checks = List.copyOf(checks);
        repairs = List.copyOf(repairs);
        guide = List.copyOf(guide);
    }

    boolean helpsWith(String name) {
        return about.stream().anyMatch(pattern -> KeyGlob.of(pattern).matches(name));
    }

    /** Key of its name, the beginning of its other keys. */
    public String key() {
        return "help-card." + id;
    }
}
