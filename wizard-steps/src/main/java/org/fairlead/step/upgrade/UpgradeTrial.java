package org.fairlead.step.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.ActionSample;
import org.fairlead.action.ActionTrial;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Action;
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
     * "done", "made", "already", "skipped", "asked", or "untried" for what is no work on the database
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
