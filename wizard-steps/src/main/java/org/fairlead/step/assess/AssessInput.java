package org.fairlead.step.assess;

import org.fairlead.action.Parameters;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.site.Site;

/**
 * What is looked at.
 *
 * @param written
 * the playbook with room for the prefixes of the sites
 * @param source
 * with the snapshot as its database
 */
public record AssessInput(Playbook written, Job job, Plan plan, Site source, Site target,
        Parameters parameters) {
    /** The playbook as it reads between the two sites. */
    public Playbook playbook() {
        return written.between(plan.source().prefix(), plan.target().prefix());
    }
}
