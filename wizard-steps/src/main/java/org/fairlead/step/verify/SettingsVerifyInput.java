package org.fairlead.step.verify;

import org.fairlead.action.Parameters;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Site;

/**
 * Where settings have arrived.
 *
 * @param playbook
 * as it reads for the target
 * @param layout
 * layout that they were written in
 */
public record SettingsVerifyInput(Playbook playbook, Plan plan, Site target, String layout,
        Parameters parameters) {}
