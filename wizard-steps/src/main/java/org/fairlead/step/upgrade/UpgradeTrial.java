package org.fairlead.step.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.ActionSample;
import org.fairlead.action.ActionTrial;
import org.fairlead.action.KeyFlush;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
import org.fairlead.site.KeyValues;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.upgrade.UpgradeTrial.Report;

/**
 * Says what {@link UpgradeStep} would do now, with the first rows of each action. It does the same work in a
 * transaction that is abandoned: nothing is left behind and nothing enters the record, but rows and tables
 * that it has written are held until it ends.
 */
public final class UpgradeTrial implements Step<TrialInput, Report> {
    /** What each action would do, in order. */
    public record Report(List<Tried> actions) {
        public Report {
            actions = List.copyOf(actions);
        }
    }

    /**
     * One action.
     *
     * @param state
     * "done", "made", "keys" (keys of a store would go), "already", "skipped", "asked", or "untried" for what
     * is no work on the database
     * @param made
     * names of the objects of the schema that it would make
     */
    public record Tried(String id, String state, long inserted, long changed, long removed, List<String> made,
            List<ActionSample> samples) {
        public Tried {
            made = List.copyOf(made);
            samples = List.copyOf(samples);
        }
    }

    /** What would go of a store, whose keys are only looked at. */
    private static Tried keys(Action.FlushKeys action, TrialInput input) throws ProblemException {
        if (input.target().keyValues().isEmpty()) {
            return new Tried(action.id(), "asked", 0, 0, 0, List.of(), List.of());
        }
        KeyValues store = input.target().keyValues().get();
        KeyFlush.Flushable going = new KeyFlush(store, input.playbook().keyValues()).preview(action, input
                .rows());
        return new Tried(action.id(), going.keys() == 0 ? "already" : "keys", 0, 0, going.keys(), List.of(),
                going.names().stream().map(name -> new ActionSample(store.place(), name.text(), "removed",
                        List.of())).toList());
    }

    @Override
    public String id() {
        return "upgrade";
    }

    @Override
    public StepOutcome<Report> run(TrialInput input, StepContext context) throws StepException {
        var tried = new ArrayList<Tried>();
        try (var trial = new ActionTrial(input.target().database(), input.parameters(), input.rows(), context
                .log()
                .folder())) {
            for (Action action : input.playbook().actions()) {
                if (context.stop().shouldStop()) {
                    return new StepOutcome.Stopped<>(action.id());
                }
                ActionTrial.Result result = trial.run(action);
                if (action instanceof Action.FlushKeys flush && result.state().equals("untried")) {
                    tried.add(keys(flush, input));
                    continue;
                }
                tried.add(new Tried(action.id(), result.state(), result.tally().inserted(), result.tally()
                        .changed(), result.tally().removed(), result.made(), result.samples()));
            }
        } catch (ProblemException e) {
            throw StepException.from(e);
        } catch (IOException e) {
            throw new StepException(Problem.blocker("upgrade.problem.cannot-keep", context.log().folder()
                    .toString(), String.valueOf(e.getMessage())), e);
        }
        return new StepOutcome.Done<>(new Report(tried));
    }
}
