package org.fairlead.step.rollback;

import java.util.Map;

import org.fairlead.action.WayBack;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.site.Site;

/**
 * What is taken back.
 *
 * @param decisions
 * open decision's id to "keep" or "undo"; "*" answers for all that are not named
 */
public record RollbackInput(Playbook playbook, Site source, Site target, WayBack wayBack, AgeOpener opener,
        Map<String, String> decisions) {
    public RollbackInput {
        decisions = Map.copyOf(decisions);
    }
}
