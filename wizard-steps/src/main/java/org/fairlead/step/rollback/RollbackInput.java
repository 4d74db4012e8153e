package org.fairlead.step.rollback;

import java.util.Map;
import java.util.Optional;

import org.fairlead.action.CommandActions;
import org.fairlead.action.WayBack;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.site.Files;
import org.fairlead.site.Site;

/**
 * What is taken back.
 *
 * @param sourceFiles
 * the files that copies were made of; nothing else of the source is needed, not even that it can be reached
 * @param decisions
 * open decision's id to "keep" or "undo"; "*" answers for all that are not named
 * @param commands
 * the commands of the playbook under the plan
 */
public record RollbackInput(Playbook playbook, Optional<Files> sourceFiles, Site target, WayBack wayBack,
        AgeOpener opener,
        Map<String, String> decisions, CommandActions commands) {
    public RollbackInput {
        decisions = Map.copyOf(decisions);
    }
}
