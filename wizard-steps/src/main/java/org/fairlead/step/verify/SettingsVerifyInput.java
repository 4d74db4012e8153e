package org.fairlead.step.verify;

import org.fairlead.action.Parameters;
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
public record SettingsVerifyInput(Playbook playbook, Site target, String layout, Parameters parameters) {}
