package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessInput;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.PlaceAssessStep;
import org.fairlead.step.upgrade.TrialInput;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.PlaceVerifyStep;
import org.fairlead.step.verify.VerifyInput;
import org.fairlead.step.verify.VerifyReport;

/** The steps of an upgrade in place, as far as they only look. */
final class PlaceSteps {
    private final Playbook written;
    private final Plan plan;
    private final RunSites sites;

    /**
     * @param written
     * the playbook with room for the prefix of the site
     */
    PlaceSteps(Playbook written, Plan plan, RunSites sites) {
        this.written = written;
        this.plan = plan;
        this.sites = sites;
    }

    private Playbook here() {
        return written.at(plan.target().prefix());
    }

    PlanReview review(String hash, Parameters parameters, Measured measured) throws ProblemException {
        try (Site target = sites.target(plan)) {
            return new PlanReviewer(here(), parameters, plan).inPlace(hash, target, measured);
        }
    }

    StepOutcome<AssessReport> assess(Job job, Parameters parameters, StepContext context)
            throws ProblemException {
        try (Site target = sites.target(plan)) {
            return new PlaceAssessStep().run(new AssessInput(written, job, plan, target, target, Optional
                    .empty(),
                    parameters, new KnownSecrets(written, plan, sites)::now),
                    context);
        }
    }

    StepOutcome<UpgradeTrial.Report> tried(Parameters parameters, int rows, StepContext context)
            throws ProblemException, StepException {
        try (Site target = sites.target(plan)) {
            return new UpgradeTrial().run(new TrialInput(here(), target, parameters, rows), context);
        }
    }

    StepOutcome<VerifyReport> verify(Parameters parameters, StepContext context) throws ProblemException {
        try (Site target = sites.target(plan)) {
            return new PlaceVerifyStep().run(new VerifyInput(here(), plan, target.database(), target,
                    parameters, List.of(), MachineLooks.means(written, plan, sites)), context);
        }
    }
}
