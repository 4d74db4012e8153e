package org.fairlead.step.assess;

import java.util.List;
import java.util.Optional;

import org.fairlead.action.Masking;
import org.fairlead.action.Parameters;
import org.fairlead.config.ProviderTrial;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.site.Site;

/**
 * What is looked at before settings move.
 *
 * @param playbook
 * as it is written, with room for the prefixes of the sites
 * @param source
 * empty where nothing is read from a site
 * @param target
 * empty where nothing is written to a site
 * @param provider
 * asked only where the job changes the service
 * @param masking
 * covers the secrets of the run in what machines say
 */
public record SettingsAssessInput(Playbook playbook, Job job, Plan plan, Optional<Site> source,
        Optional<Site> target, Parameters parameters, TriedProvider provider, Masking.Source masking) {

    /** Tries the service that the plan changes to; of no use where the job changes none. */
    public interface TriedProvider {
        ProviderTrial look() throws ProblemException;

        /** What the service in use and the new one answer to the questions of the plan; costs something. */
        List<Finding> asked() throws ProblemException;

        /** The most questions that the site puts in a minute; -1 where nothing tells. */
        long peak() throws ProblemException;
    }
}
