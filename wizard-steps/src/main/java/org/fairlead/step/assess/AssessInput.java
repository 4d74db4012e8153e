package org.fairlead.step.assess;

import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.site.Site;

/**
 * What is looked at.
 *
 * @param written
 * the playbook with room for the prefixes of the sites
 * @param source
 * with the snapshot as its database
 * @param layout
 * layout that the source is known to have; empty where it has to be recognised
 */
public record AssessInput(Playbook written, Job job, Plan plan, Site source, Site target,
        Optional<String> layout, Parameters parameters) {

    /** A source that is a site. */
    public AssessInput(Playbook written, Job job, Plan plan, Site source, Site target,
            Parameters parameters) {
        this(written, job, plan, source, target, Optional.empty(), parameters);
    }

    /** The playbook as it reads between the two sites. */
    public Playbook playbook() {
        return written.between(plan.source().prefix(), plan.target().prefix());
    }

    /** Whether the source is a site that questions can be put to. */
    boolean sourceAnswers() {
        return plan.way() != Way.IMPORT;
    }
}
