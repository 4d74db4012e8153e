package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.Parameters;
import org.fairlead.config.ProviderTrial;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLog;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.SettingsAssessInput.TriedProvider;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;

/**
 * What of a job only looks, done by whoever knows how: for rows, for settings, or on one site in its place.
 */
final class JobSteps {
    private final Playbook playbook;
    private final Plan plan;
    private final RunSites sites;
    private final RowSteps rows;
    private final Means means;

    /** What it takes from the run. */
    record Means(RunLog log, ConfigurationWork configuration) {}

    JobSteps(Playbook playbook, Plan plan, RunSites sites, RowSteps rows, Means means) {
        this.playbook = playbook;
        this.plan = plan;
        this.sites = sites;
        this.rows = rows;
        this.means = means;
    }

    private Job job() {
        return playbook.job(plan.job()).orElseThrow();
    }

    private SettingsSteps settings() {
        return new SettingsSteps(playbook, plan, sites, new SiteLayouts(plan.configuration(), means.log()));
    }

    private PlaceSteps place() {
        return new PlaceSteps(playbook, plan, sites);
    }

    private boolean movesRows() {
        return job().steps().contains("transfer");
    }

    /** Whether the job changes rows where they are. */
    boolean staysInPlace() {
        return plan.way() == Way.HERE && plan.way().of(job().steps()).contains("upgrade");
    }

    /** Whether what the job reads is what it writes. */
    boolean isOnOneSite() {
        return plan.way() == Way.HERE;
    }

    /** The step that has to be done before there is something to verify. */
    String lastWriting() {
        return staysInPlace() ? "upgrade" : movesRows() ? "transfer" : "import";
    }

    PlanReview review(String hash, Parameters parameters, boolean anew) throws ProblemException {
        Measured measured = Measured.of(means.log());
        if (staysInPlace()) {
            return place().review(hash, parameters, measured);
        }
        return !movesRows() || plan.way() == Way.EXPORT
                ? settings().review(hash, measured)
                : rows.review(hash, parameters, anew, measured);
    }

    Joining joining(boolean anew) throws ProblemException {
        return movesRows() ? rows.joining(playbook, anew) : Joining.NOTHING;
    }

    /**
     * @param anew
     * whether the source may be another than it was before
     */
    StepOutcome<AssessReport> assess(Parameters parameters, boolean anew, StepContext context)
            throws ProblemException, StepException {
        new RunFreeze(playbook, plan, sites, means.log()).take();
        var reference = new ArrayList<>(staging().ask(parameters, context));
        reference.addAll(mail().before());
        return new BothOutcomes(means.log()).noting(assessed(parameters, anew, context), reference);
    }

    private RunMail mail() {
        return new RunMail(playbook, plan, sites, means.log());
    }

    private RunStaging staging() {
        return new RunStaging(playbook, plan, sites, means.log());
    }

    private StepOutcome<AssessReport> assessed(Parameters parameters, boolean anew, StepContext context)
            throws ProblemException, StepException {
        if (staysInPlace()) {
            return place().assess(job(), parameters, context);
        }
        if (!movesRows()) {
            return assessSettings(parameters, context);
        }
        if (plan.way() == Way.EXPORT) {
            return assessLeaving(parameters, context);
        }
        StepOutcome<AssessReport> found = rows.assess(job(), parameters, anew, context);
        return SettingsSteps.areMovedBy(job())
                ? new BothOutcomes(means.log()).assessed(found, assessSettings(parameters, context))
                : found;
    }

    private StepOutcome<AssessReport> assessLeaving(Parameters parameters, StepContext context)
            throws ProblemException, StepException {
        StepOutcome<AssessReport> site = assessSettings(parameters, context);
        return site instanceof StepOutcome.Done<AssessReport>
                ? new BothOutcomes(means.log()).leaving(site, means.configuration().leaving(), SettingsSteps
                        .areMovedBy(job()))
                : site;
    }

    private StepOutcome<AssessReport> assessSettings(Parameters parameters, StepContext context)
            throws ProblemException, StepException {
        return settings().assess(job(), parameters, new TriedProvider() {
            @Override
            public ProviderTrial look() throws ProblemException {
                return means.configuration().tryProvider();
            }

            @Override
            public List<Finding> asked() throws ProblemException {
                return means.configuration().askServices();
            }

            @Override
            public long peak() throws ProblemException {
                return means.configuration().busiestMinute();
            }
        }, context);
    }

    StepOutcome<UpgradeTrial.Report> tried(Parameters parameters, int rows, StepContext context)
            throws ProblemException,
            StepException {
        return place().tried(parameters, rows, context);
    }

    /** Compares and checks, when what was switched off for the move is on again. */
    StepOutcome<VerifyReport> verify(Parameters parameters, StepContext context) throws ProblemException,
            StepException {
        var more = new ArrayList<>(new RunQuiet(playbook, plan, sites, means.log()).end(context.clock()));
        new RunRepairs(playbook, plan, sites, means.log(), context.clock()).due();
        StepOutcome<VerifyReport> found = verified(parameters, context);
        more.addAll(new ProviderLook(playbook, plan, sites, means.log()).look());
        more.addAll(new RunFlows(plan, sites, means.log()).look(context.clock()));
        more.addAll(staging().open());
        more.addAll(mail().after());
        more.addAll(new RunTraces(playbook, plan, sites, means.log()).look());
        var both = new BothOutcomes(means.log());
        StepOutcome<VerifyReport> all = both.with(found, more);
        return both.with(all, staging().beside(means.log().findings("verify")));
    }

    private StepOutcome<VerifyReport> verified(Parameters parameters, StepContext context)
            throws ProblemException, StepException {
        if (staysInPlace()) {
            return place().verify(parameters, context);
        }
        if (!movesRows()) {
            return settings().verify(parameters, context);
        }
        StepOutcome<VerifyReport> found = rows.verify(parameters, means.log(), context);
        return SettingsSteps.areMovedBy(job())
                ? new BothOutcomes(means.log()).verified(found, settings().verify(parameters, context))
                : found;
    }
}
