package org.fairlead.step.upgrade;

import org.fairlead.action.Parameters;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Site;

/**
 * What is tried.
 *
 * @param rows
 * how many rows of each table of an action are shown
 */
public record TrialInput(Playbook playbook, Site target, Parameters parameters, int rows) {}
