package org.fairlead.run;

import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;

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

    Watching watching() {
        return new Watching(plan, sites, means.log(), new CostlyLooks(playbook, plan, sites, means.log(), means
                .machine().clock(), access()));
    }
}
