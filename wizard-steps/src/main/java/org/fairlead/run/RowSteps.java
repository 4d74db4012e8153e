package org.fairlead.run;

import java.util.List;
import java.util.Map;

import org.fairlead.action.JsonMemberEffect;
import org.fairlead.action.Parameters;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.move.JoiningReader;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessInput;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.AssessStep;
import org.fairlead.step.transfer.UnfinishedRetries;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.step.verify.VerifyInput;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyStep;

/** The steps of a job that moves rows, as far as they only look. */
final class RowSteps {
    private final Playbook written;
    private final Plan plan;
    private final RunSites sites;
    private final SnapshotKeeper snapshot;

    /**
     * @param written
     * the playbook with the datasets that the plan takes, and room for the prefixes of the sites
     */
    RowSteps(Playbook written, Plan plan, RunSites sites, SnapshotKeeper snapshot) {
        this.written = written;
        this.plan = plan;
        this.sites = sites;
        this.snapshot = snapshot;
    }

    private Playbook between() {
        return written.between(plan.source().prefix(), plan.target().prefix());
    }

    PlanReview review(String hash, Parameters parameters, boolean anew, Measured measured)
            throws ProblemException {
        try (Site source = sites.source(plan, snapshot, anew); Site target = sites.target(plan)) {
            return new PlanReviewer(between(), parameters).review(hash, source, target, measured);
        }
    }

    /**
     * @param all
     * the playbook with every dataset of the job, chosen or not
     */
    Joining joining(Playbook all, boolean anew) throws ProblemException {
        if (all.datasets().stream().noneMatch(dataset -> dataset.beside().applies())) {
            return Joining.NOTHING;
        }
        try (Site source = sites.source(plan, snapshot, anew); Site target = sites.target(plan)) {
            return new JoiningReader(all.between(plan.source().prefix(), plan.target().prefix()), plan.data())
                    .read(source.database(), target.database());
        }
    }

    /**
     * @param anew
     * whether the source is copied anew where it is a file
     */
    StepOutcome<AssessReport> assess(Job job, Parameters parameters, boolean anew, StepContext context)
            throws ProblemException {
        try (Site source = sites.source(plan, snapshot, anew); Site target = sites.target(plan)) {
            return new AssessStep().run(new AssessInput(written, job, plan, source, target, parameters),
                    context);
        }
    }

    StepOutcome<VerifyReport> verify(Parameters parameters, RunLog log, StepContext context)
            throws ProblemException {
        try (Site source = sites.source(plan, snapshot, false); Site target = sites.target(plan)) {
            UnfinishedRetries.settle(target.database(), log);
            return new VerifyStep().run(new VerifyInput(between(), plan, source.database(), target,
                    parameters, effects(parameters, log)), context);
        }
    }

    /** What the actions that were carried out have made of the moved rows. */
    private List<JsonMemberEffect> effects(Parameters parameters, RunLog log) throws ProblemException {
        Map<String, String> results = log.recallAll(UpgradeStep.RESULTS);
        return written.actions().stream()
                .filter(action -> action instanceof Action.JsonMember && results.containsKey(action.id())
                        && !results.getOrDefault(action.id(), "").startsWith("skipped"))
                .map(action -> JsonMemberEffect.of((Action.JsonMember) action, parameters)).toList();
    }
}
