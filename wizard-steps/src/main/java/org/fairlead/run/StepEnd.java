package org.fairlead.run;

import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.step.StepOutcome;

/** Writes how a step ended into the record. */
final class StepEnd {
    private static final Logger LOG = LoggerFactory.getLogger(StepEnd.class);
    private static final int WHOLE = 100;

    private StepEnd() {}

    static <R> void write(RunLog log, String step, StepOutcome<R> outcome, int openItems)
            throws RecordException {
        entry(log, step, outcome);
        switch (outcome) {
            case StepOutcome.Done<R> done -> log.state(after(step), step, WHOLE, openItems);
            // what a rollback finds amiss does not bring back what it took
            case StepOutcome.Blocked<R> blocked -> log.state(step.equals("rollback") ? RunState.ROLLED_BACK
                    : RunState.NEEDS_YOU, step, WHOLE, openItems);
            case StepOutcome.NeedsDecisions<R>(var open) -> log.state(RunState.NEEDS_YOU, step, 0, open
                    .size());
            case StepOutcome.Stopped<R> stopped -> log.state(RunState.STOPPED, step, log.summary().percent(),
                    openItems);
        }
    }

    /** How a step ended, for one that does not change where its run stands. */
    static <R> void entry(RunLog log, String step, StepOutcome<R> outcome) throws RecordException {
        switch (outcome) {
            case StepOutcome.Done<R>(R report) -> log.stepEnded(step, "done", json(report), Optional.empty());
            case StepOutcome.Blocked<R>(R report, List<Finding> findings) -> log.stepEnded(step, "blocked",
                    json(report), findings.stream().map(Finding::problem).findFirst());
            case StepOutcome.NeedsDecisions<R>(var open) -> log.stepEnded(step, "decisions", json(open),
                    Optional.empty());
            case StepOutcome.Stopped<R>(String checkpoint) -> log.stepEnded(step, "stopped", json(checkpoint),
                    Optional.empty());
        }
    }

    /** How a report is kept. */
    static String json(Object report) {
        return JsonMapper.shared().writeValueAsString(report);
    }

    private static RunState after(String step) {
        return switch (step) {
            case "verify", "export" -> RunState.DONE;
            case "rollback" -> RunState.ROLLED_BACK;
            case "assess", "backup", "rehearse" -> RunState.PREPARING;
            default -> RunState.STOPPED;
        };
    }

    static void failed(RunLog log, String step, Problem problem, boolean wrote) {
        try {
            log.stepEnded(step, "failed", "", Optional.of(problem));
            log.state(wrote ? RunState.FAILED : RunState.NEEDS_YOU, step, log.summary().percent(), 0);
        } catch (RecordException e) {
            LOG.error("the end of step {} could not be recorded", step, e);
        }
    }

    static void percent(RunLog log, String step, int percent) {
        try {
            log.state(RunState.RUNNING, step, percent, 0);
        } catch (RecordException e) {
            LOG.warn("progress of step {} could not be recorded", step, e);
        }
    }
}
