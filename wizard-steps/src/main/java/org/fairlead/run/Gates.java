package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanChecks;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.site.SiteException;
import org.fairlead.step.rollback.RollbackStep;

/** What has to be so before a run may write. */
record Gates(Playbook playbook, Plan plan, StepRecorder recorder, RunLog log) {
    /** Refuses to write with a plan that leaves a needed answer open. */
    void complete() throws InvalidFileException {
        List<Problem> open = PlanChecks.of(playbook, plan);
        if (!open.isEmpty()) {
            throw new InvalidFileException(open);
        }
    }

    /** Refuses to go on with a run that was taken back. */
    void standing() throws ProblemException {
        if (RollbackStep.hasUndone(log)) {
            throw new SiteException(Problem.blocker("run.problem.rolled-back", String.valueOf(log.folder()
                    .getFileName())));
        }
    }

    /** Refuses to upgrade before its turn. */
    void upgrade(boolean staysInPlace) throws ProblemException {
        if (!staysInPlace) {
            recorder.requireDone("transfer");
            return;
        }
        recorder.requireDone("assess");
        recorder.requireDone("backup");
        complete();
    }
}
