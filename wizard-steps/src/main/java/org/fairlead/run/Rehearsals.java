package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanHash;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord;
import org.fairlead.record.RunSummary;
import org.fairlead.rehearsal.Issues;
import org.fairlead.rehearsal.Rehearsed;
import org.fairlead.run.RehearsalWork.State;

/** The rehearsals in the record: which plan each tried, against which target, and what came of it. */
record Rehearsals(RunRecord record, Machine machine) {
    /** Scope of what a rehearsal remembers of itself, and a run of its rehearsal. */
    static final String SCOPE = "rehearsal";
    /** The plan that was tried, see {@link #planOf}. */
    static final String OF = "of";
    /** The target whose copy it was tried on. */
    static final String TARGET = "target";

    /** What a plan comes to on its target; how its commands are approved is no part of that. */
    static String planOf(Plan plan, KnownPlaybook known) {
        return PlanHash.of(plan.withCommands(Map.of()), known);
    }

    /** The newest of a plan and a target. */
    Optional<State> of(String plan, String target) throws ProblemException {
        for (RunSummary run : runs()) {
            RunLog log = record.log(run.id());
            if (log.recall(SCOPE, OF).equals(Optional.of(plan)) && log.recall(SCOPE, TARGET).equals(Optional
                    .of(target))) {
                return Optional.of(state(run, log));
            }
        }
        return Optional.empty();
    }

    private List<RunSummary> runs() throws ProblemException {
        return record.runs().stream().filter(run -> run.kind() == RunKind.REHEARSAL).toList();
    }

    State state(RunSummary run, RunLog log) throws ProblemException {
        return new State(run.id(), run.begun().toString(), Rehearsed.of(log).map(Rehearsed::report), issues(
                log)
                .all());
    }

    Issues issues(RunLog log) {
        return new Issues(log, machine.clock());
    }

    /** Rehearsals on copies of the target that are still there. */
    List<RunSummary> leftOf(String target) throws ProblemException {
        var left = new ArrayList<RunSummary>();
        for (RunSummary run : runs()) {
            RunLog log = record.log(run.id());
            if (TargetCopy.isNamed(log) && log.recall(SCOPE, TARGET).equals(Optional.of(
                    target))) {
                left.add(run);
            }
        }
        return left;
    }
}
