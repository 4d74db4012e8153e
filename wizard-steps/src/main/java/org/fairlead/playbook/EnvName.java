package org.fairlead.playbook;

import java.util.List;

/**
 * A settings name.
 *
 * @param name
 * a star at its end stands for anything
 * @param required
 * it must be there after the run
 * @param keep
 * it must not change
 */
public record EnvName(String name, boolean required, boolean keep, boolean secret, List<String> guide) {
    public EnvName {
        guide = List.copyOf(guide);
    }

    public boolean matches(String setting) {
        return name.endsWith("*")
                ? setting.startsWith(name.substring(0, name.length() - 1))
                : setting.equals(name);
    }
}
