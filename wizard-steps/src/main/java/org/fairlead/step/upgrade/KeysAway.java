package org.fairlead.step.upgrade;

import java.io.IOException;

import org.fairlead.action.KeyFlush;
import org.fairlead.action.KeyFlush.Flushed;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.step.StepContext;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;

/** Keys of the target's store that go; by hand where none is connected. */
record KeysAway(UpgradeInput input, StepContext context) {
    /** State of an action that was stopped on its way. */
    static final String STOPPED = "stopped";

    ActionResult run(Action.FlushKeys action) throws ProblemException, IOException {
        if (input.target().keyValues().isEmpty()) {
            return new ActionResult(action.id(), "asked", 0, 0, 0);
        }
        var flush = new KeyFlush(input.target().keyValues().get(), input.playbook().keyValues());
        Flushed flushed = flush.run(action, input.wayBack(), context.stop()::shouldStop);
        if (flushed.stopped()) {
            return new ActionResult(action.id(), STOPPED, 0, 0, flushed.removed());
        }
        if (flushed.left() > 0) {
            context.log().event(Problem.warning("upgrade.warning.keys-again", flushed.left(), input.target()
                    .keyValues().get().place()));
        }
        return new ActionResult(action.id(), flushed.removed() == 0 ? "already" : "done", 0, 0, flushed
                .removed());
    }

    /** Whether keys have gone in this run already; what was written since stays. */
    static boolean isDone(Action action, RunLog log) throws RecordException {
        return action instanceof Action.FlushKeys && log.recall(UpgradeStep.RESULTS, action.id()).filter(
                result -> result.startsWith("done ") || result.startsWith("already ")).isPresent();
    }
}
