package org.fairlead.playbook;

import java.util.List;

/** What the new version really reads from its settings, and what only the guide names. */
public record Environment(List<EnvName> read, List<EnvName> ignored) {
    public static final Environment NONE = new Environment(List.of(), List.of());

    public Environment {
        read = List.copyOf(read);
        ignored = List.copyOf(ignored);
    }
}
