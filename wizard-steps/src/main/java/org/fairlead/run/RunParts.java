package org.fairlead.run;

import java.time.Clock;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
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

    /** Ends the run: what it switched off or set for a time is as it was, and what it left goes. */
    FinishReport finish(Cleanup cleanup, boolean keepBackups) throws ProblemException {
        RunLog log = means.log();
        Clock clock = means.machine().clock();
        quiet().end(clock);
        new RunFlows(plan, sites, log).takeBack(clock);
        new RunRepairs(playbook, plan, sites, log, clock).backAll(true);
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
