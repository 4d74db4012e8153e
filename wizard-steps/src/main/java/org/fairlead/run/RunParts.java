package org.fairlead.run;

import java.time.Clock;

import org.fairlead.access.TestUsers;
import org.fairlead.action.Parameters;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.finish.FinishReport;

/**
 * What a run is carried out by, beside its steps: each for the plan as it stands now.
 *
 * @param playbook
 * with what belongs to the plan
 */
record RunParts(Playbook playbook, Plan plan, RunSites sites, Means means) {
    /** What they take from the run and the computer. */
    record Means(RunLog log, StepRecorder recorder, Machine machine) {}

    Gates gates() {
        return new Gates(playbook, plan, means.recorder(), means.log());
    }

    RunCommands commands() {
        return new RunCommands(playbook, plan, sites, means.log());
    }

    RunFreeze freeze() {
        return new RunFreeze(playbook, plan, sites, means.log());
    }

    RunQuiet quiet() {
        return new RunQuiet(playbook, plan, sites, means.log());
    }

    RunAccess access() {
        return new RunAccess(playbook, plan, sites, means.log(), means.machine());
    }

    /** What the target says of its plugin. */
    RunPlugin plugin() {
        return new RunPlugin(playbook.at(plan.target().prefix()).access(), plan, sites, new TestUsers.Means(
                means.log(), means.machine().random(), means.machine().clock()));
    }

    /** The site that rows are taken from, once they are taken back. */
    RunFormer former() {
        return new RunFormer(playbook.access().former(), plan, sites, means.log());
    }

    /**
     * Notes what a rollback holds the target against, as far as it is not known yet and nothing is written.
     */
    void noteMissing() throws ProblemException {
        plugin().noteMissing();
        former().noteMissing();
    }

    /** Assesses; what a rollback holds the target against is noted before anything changes. */
    StepOutcome<AssessReport> assess(JobSteps looks, Parameters parameters, StepContext context)
            throws ProblemException {
        boolean anew = !means.recorder().committed();
        if (anew) {
            plugin().note();
            former().note();
        }
        return looks.assess(parameters, anew, context);
    }

    /** The copy of the target that stays beside the run. */
    RecordedSiteCopy siteCopy() {
        return new RecordedSiteCopy(playbook.between(plan.source().prefix(), plan.target().prefix()), plan,
                means, sites);
    }

    /** Ends the run: what it switched off or set for a time is as it was, and what it left goes. */
    FinishReport finish(Cleanup cleanup, boolean keepBackups) throws ProblemException {
        RunLog log = means.log();
        Clock clock = means.machine().clock();
        quiet().end(clock);
        new RunFlows(plan, sites, log).takeBack(clock);
        new RunRepairs(playbook, plan, sites, log, clock).backAll(true);
        if (TargetCopy.isNamed(log) && log.summary().kind() != RunKind.REHEARSAL) {
            siteCopy().remove();
        }
        FinishReport report = cleanup.run(plan, sites, access().sweep(), keepBackups);
        log.event(Problem.info("run.event.finished", report.removed().size()));
        log.state(RunState.FINISHED, "finish", 100, means.recorder().openItems());
        return report;
    }

    Watching watching() {
        return new Watching(plan, sites, means.log(), new CostlyLooks(playbook, plan, sites, means.log(),
                means
                        .machine().clock(), access()));
    }
}
