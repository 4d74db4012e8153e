package org.fairlead.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.JsonMemberEffect;
import org.fairlead.action.Parameters;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.move.JoiningReader;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
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
    private final Sources sources;

    /**
     * Where rows come from.
     *
     * @param bundle
     * where the plan takes them from one
     */
    record Sources(SnapshotKeeper snapshot, OpenBundle bundle) {}

    /**
     * @param written
     * the playbook with the datasets that the plan takes, and room for the prefixes of the sites
     */
    RowSteps(Playbook written, Plan plan, RunSites sites, Sources sources) {
        this.written = written;
        this.plan = plan;
        this.sites = sites;
        this.sources = sources;
    }

    /** As it reads between the two sites, with the tables that the source holds. */
    Playbook between() throws SiteException {
        return held().between(plan.source().prefix(), plan.target().prefix());
    }

    private Playbook held() throws SiteException {
        return fromBundle() ? sources.bundle().held(written) : written;
    }

    private boolean fromBundle() {
        return plan.way() == Way.IMPORT;
    }

    /**
     * The source of the rows: a site, or the bundle that was opened before.
     *
     * @param anew
     * whether it may be another than it was before
     */
    Site source(boolean anew) throws ProblemException {
        return fromBundle()
                ? new Site(sources.bundle().database(between(), anew), Optional.empty(), Optional.empty(),
                        Optional.empty())
                : sites.source(plan, sources.snapshot(), anew);
    }

    PlanReview review(String hash, Parameters parameters, boolean anew, Measured measured)
            throws ProblemException {
        try (Site source = source(anew); Site target = sites.target(plan)) {
            return new PlanReviewer(between(), parameters, plan).review(hash, source, target, measured);
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
        if (plan.way() == Way.EXPORT) {
            try (Site source = source(anew)) {
                return new JoiningReader(all.at(plan.source().prefix()), plan.data()).read(source.database(),
                        source.database());
            }
        }
        try (Site source = source(anew); Site target = sites.target(plan)) {
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
        if (fromBundle() && anew) {
            sources.bundle().bind();
        }
        try (Site source = source(anew); Site target = sites.target(plan)) {
            Optional<String> layout = fromBundle() ? Optional.of(sources.bundle().layout()) : Optional
                    .empty();
            return new AssessStep().run(new AssessInput(held(), job, plan, source, target, layout,
                    parameters, new KnownSecrets(held(), plan, sites)::now),
                    context);
        }
    }

    /** What keeps the target quiet while its rows move. */
    RunQuiet quiet(RunLog log) {
        return new RunQuiet(written, plan, sites, log);
    }

    StepOutcome<VerifyReport> verify(Parameters parameters, RunLog log, StepContext context)
            throws ProblemException {
        try (Site source = source(false); Site target = sites.target(plan)) {
            UnfinishedRetries.settle(target.database(), log);
            return new VerifyStep().run(new VerifyInput(between(), plan, source.database(), target,
                    parameters, effects(parameters, log), MachineLooks.means(held(), plan, sites)), context);
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
