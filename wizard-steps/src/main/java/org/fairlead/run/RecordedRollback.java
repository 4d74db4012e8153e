package org.fairlead.run;

import java.util.Map;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Site;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackInput;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;

/** Taking back what a run wrote, or seeing what that would do. */
record RecordedRollback(Playbook between, Plan plan, RunSites sites, RunKeys keys) {
    StepOutcome<RollbackReport> run(Secret passphrase, Map<String, String> decisions, StepContext context)
            throws ProblemException, StepException {
        AgeOpener opener = keys.open(passphrase);
        try (Site target = sites.target(plan)) {
            return new RollbackStep().run(input(target, opener, decisions), context);
        }
    }

    StepOutcome<RollbackPreview> preview(Secret passphrase, Map<String, String> decisions,
            StepContext context) throws ProblemException, StepException {
        if (!keys.exist()) {
            return new StepOutcome.Done<>(RollbackPreview.NOTHING);
        }
        AgeOpener opener = keys.open(passphrase);
        try (Site target = sites.target(plan)) {
            return new RollbackStep().preview(input(target, opener, decisions), context);
        }
    }

    private RollbackInput input(Site target, AgeOpener opener, Map<String, String> decisions)
            throws ProblemException {
        return new RollbackInput(between, sites.files(plan.source()), target, keys.wayBack(), opener,
                decisions);
    }
}
