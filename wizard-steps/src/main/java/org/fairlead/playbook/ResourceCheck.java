package org.fairlead.playbook;

import org.fairlead.playbook.Requirement.ProbeKind;

/**
 * What the machine must have left after the run, and while it is watched; measured without a question,
 * because
 * nothing is changed.
 *
 * @param probe
 * what is measured by a command, as in {@link Requirement}
 * @param atLeast
 * the bound, in the probe's own unit; for a load, the most there may be
 */
public record ResourceCheck(ProbeKind probe, String atLeast, String run, String read) {
    public static final ResourceCheck NONE = new ResourceCheck(ProbeKind.SHELL_TEXT, "", "", "");
}
