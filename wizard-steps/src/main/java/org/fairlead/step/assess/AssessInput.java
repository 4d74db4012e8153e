package org.fairlead.step.assess;

import org.fairlead.action.Parameters;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.site.Site;

/**
 * What is looked at.
 *
 * @param source
 * with the snapshot as its database
 */
public record AssessInput(Playbook playbook, Job job, Plan plan, Site source, Site target,
        Parameters parameters) {}
