package org.fairlead.playbook;

import java.util.List;

import org.fairlead.playbook.Playbook.Check;

/**
 * Something the site can do that its owner may not be able to do without. Where a plan calls it critical,
 * each
 * of its checks closes the gate.
 *
 * @param checks
 * ids of the checks that tell whether it works
 */
public record Capability(String id, List<String> checks, List<String> guide) {
    public Capability {
        checks = List.copyOf(checks);
        guide = List.copyOf(guide);
    }

    /** Those that any of these checks can tell something about. */
    static List<Capability> among(List<Capability> all, List<Check> checks) {
        return all.stream().filter(one -> checks.stream().anyMatch(check -> one.checks().contains(check
                .id())))
                .toList();
    }
}
