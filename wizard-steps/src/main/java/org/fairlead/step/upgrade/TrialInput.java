package org.fairlead.step.upgrade;

import org.fairlead.action.Parameters;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Site;

/** What is tried. */
public record TrialInput(Playbook playbook, Site target, Parameters parameters) {}
