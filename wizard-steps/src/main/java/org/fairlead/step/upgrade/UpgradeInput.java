package org.fairlead.step.upgrade;

import java.util.Optional;
import java.util.function.UnaryOperator;

import org.fairlead.action.CommandActions;
import org.fairlead.action.Parameters;
import org.fairlead.action.WayBack;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Site;

/**
 * What is upgraded.
 *
 * @param source
 * empty for an upgrade in place
 * @param templates
 * turns "${target.host}" and the like into values, secrets among them; empty where there is none
 * @param commands
 * the commands of the playbook under the plan
 */
public record UpgradeInput(Playbook playbook, Optional<Site> source, Site target, WayBack wayBack,
        Parameters parameters,
        UnaryOperator<String> templates, CommandActions commands) {}
