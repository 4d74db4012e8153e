package org.fairlead.step.verify;

import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.machine.MachineMeans;
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
 * @param source
 * what the source holds now; empty where they came from elsewhere
 * @param machine
 * with what the machine of the target is looked at
 */
public record SettingsVerifyInput(Playbook playbook, Plan plan, Site target, String layout,
        Optional<SiteConfiguration> source, Parameters parameters, MachineMeans machine) {}
