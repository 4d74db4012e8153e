package org.fairlead.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.fairlead.action.WayBack;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.transfer.QuarantineRetry;
import org.fairlead.step.transfer.TransferInput;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferStep;
import org.fairlead.watch.Alongside;

/** Moving the rows of a run, and trying those again that were refused. */
record RecordedTransfer(RowSteps rows, Plan plan, RunSites sites, RunKeys keys) {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedTransfer.class);

    /** What is tried with rows that wait. */
    interface Retrying<R> {
        R with(QuarantineRetry retry) throws ProblemException;
    }

    StepOutcome<TransferReport> run(StepContext context) throws ProblemException, StepException {
        JustBefore.look(rows.between(), plan, sites, context.log());
        RunQuiet quiet = rows.quiet(context.log());
        boolean done = false;
        try (Site source = rows.source(false); Site target = sites.target(plan)) {
            quiet.begin();
            StepOutcome<TransferReport> outcome = watched(source, target, context);
            done = outcome instanceof StepOutcome.Done;
            return outcome;
        } finally {
            if (!done) {
                wake(quiet, context);
            }
        }
    }

    /** While nothing moves, nothing has to wait. Where that fails now, verifying or taking back does it. */
    private static void wake(RunQuiet quiet, StepContext context) {
        try {
            quiet.end(context.clock());
        } catch (ProblemException e) {
            LOG.warn("what was switched off for the move is still off: {}", e.problem().key());
        }
    }

    private StepOutcome<TransferReport> watched(Site source, Site target, StepContext context)
            throws ProblemException, StepException {
        Alongside watching = Alongside.begin(rows.between(), target, MachineLooks.means(rows.between(),
                plan, sites),
                context.log(), context.clock(), plan.acceptance().watch().everySeconds());
        try {
            return new TransferStep().run(input(source, target), context);
        } finally {
            watching.close();
        }
    }

    <R> R quarantine(RunLog log, Retrying<R> work) throws ProblemException {
        try (Site source = rows.source(false); Site target = sites.target(plan)) {
            return work.with(new QuarantineRetry(input(source, target), log));
        }
    }

    private TransferInput input(Site source, Site target) throws ProblemException {
        WayBack way = keys.wayBack();
        return new TransferInput(rows.between(), plan, source.database(), target.database(), way.journal(),
                way
                        .sealer());
    }
}
