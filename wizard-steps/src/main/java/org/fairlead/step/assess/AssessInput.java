package org.fairlead.step.assess;

import java.util.List;
import java.util.Optional;

import org.fairlead.action.Masking;
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
 * @param masking
 * covers the secrets of the run in what machines say
 */
public record AssessInput(Playbook written, Job job, Plan plan, Site source, Site target,
        Optional<String> layout, Parameters parameters, Masking.Source masking) {

    /** A source that is a site, where nothing is known that has to be covered. */
    public AssessInput(Playbook written, Job job, Plan plan, Site source, Site target,
            Parameters parameters) {
        this(written, job, plan, source, target, Optional.empty(), parameters, () -> new Masking(List.of()));
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
