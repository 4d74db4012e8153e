package org.fairlead.step.verify;

import java.util.List;

import org.fairlead.action.JsonMemberEffect;
import org.fairlead.action.Parameters;
import org.fairlead.machine.MachineMeans;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.site.Database;
import org.fairlead.site.Site;

/**
 * What is compared.
 *
 * @param source
 * the snapshot that was transferred
 * @param effects
 * what the upgrade has made of moved columns since
 * @param machine
 * with what the machine of the target is looked at
 */
public record VerifyInput(Playbook playbook, Plan plan, Database source, Site target, Parameters parameters,
        List<JsonMemberEffect> effects, MachineMeans machine) {
    /** Where no command was approved and nothing is secret. */
    public VerifyInput(Playbook playbook, Plan plan, Database source, Site target, Parameters parameters,
            List<JsonMemberEffect> effects) {
        this(playbook, plan, source, target, parameters, effects, MachineMeans.NONE);
    }

    public VerifyInput {
        effects = List.copyOf(effects);
    }
}
