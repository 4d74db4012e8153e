package org.fairlead.run;

import java.time.Clock;
import java.util.List;

import org.fairlead.action.Parameters;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.HelpCard;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.verify.ChecksAlone;

/**
 * Helps with a run that is in trouble.
 *
 * @param written
 * the playbook with room for the prefix of the site
 */
record Troubles(Playbook written, Plan plan, RunSites sites, RunLog log, Parameters parameters, Clock clock)
        implements
        TroubleWork {
    @Override
    public List<Finding> check(String card) throws ProblemException {
        HelpCard found = written.trouble().card(card).orElseThrow(() -> new SiteException(Problem.blocker(
                "trouble.problem.no-card", card, String.join(", ", written.trouble().cards().stream().map(
                        HelpCard::id).toList()))));
        requireTarget();
        Playbook here = written.at(plan.target().prefix());
        try (Site target = sites.target(plan)) {
            return new ChecksAlone(target, parameters, log, MachineLooks.means(written, plan, sites), clock)
                    .run(here
                            .checks().stream().filter(check -> found.checks().contains(check.id())).toList());
        }
    }

    private void requireTarget() throws SiteException {
        if (!plan.way().hasTarget()) {
            throw new SiteException(Problem.blocker("trouble.problem.no-target"));
        }
    }
}
