package org.fairlead.run;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/** Runs steps with their beginning and their end in the record, and tells how far the run has come. */
final class StepRecorder {
    /** Scope in the record: checklist item to whether it is done. */
    static final String TICKED = "ticked";
    /** Scope in the record: step to what it left for people to do. */
    static final String OPEN = "open-items";
    private static final String SCOPE = "journey";
    private static final String MOMENT = "moment";
    private static final long PERCENT_EVERY_MILLIS = 1000;

    private final RunLog log;
    private final Clock clock;
    private final AtomicLong toldAt = new AtomicLong();

    private final Gate gate;

    /** Refuses to begin a step. */
    interface Gate {
        void pass() throws ProblemException;
    }

    /**
     * @param gate
     * asked before each step that leaves something in the record
     */
    StepRecorder(RunLog log, Clock clock, Gate gate) {
        this.log = log;
        this.clock = clock;
        this.gate = gate;
    }

    /** A step's own work. */
    interface Work<R> {
        StepOutcome<R> run(StepContext context) throws StepException, ProblemException;
    }

    /** Runs a step with its beginning and its end in the record, however it ends. */
    <R> StepOutcome<R> perform(String step, Controls controls, Work<R> work) throws StepException {
        try {
            gate.pass();
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
        try {
            log.stepBegan(step);
            log.state(RunState.RUNNING, step, 0, 0);
            StepOutcome<R> outcome = work.run(new StepContext(log, progress -> tell(step, progress, controls),
                    controls.stop(), clock));
            StepEnd.write(log, step, outcome, openItems());
            return outcome;
        } catch (ProblemException e) {
            StepEnd.failed(log, step, e.problem(), committed(e));
            throw e instanceof StepException failure ? failure : StepException.from(e);
        }
    }

    /** Runs something that leaves nothing in the record, however it ends. */
    <R> StepOutcome<R> look(Controls controls, Work<R> work) throws StepException {
        try {
            return work.run(new StepContext(log, controls.progress(), controls.stop(), clock));
        } catch (ProblemException e) {
            throw e instanceof StepException failure ? failure : StepException.from(e);
        }
    }

    /** Runs something with its beginning and its end in the record that leaves the run where it stands. */
    <R> StepOutcome<R> beside(String step, Controls controls, Work<R> work) throws StepException {
        return look(controls, context -> {
            log.stepBegan(step);
            try {
                StepOutcome<R> outcome = work.run(context);
                StepEnd.entry(log, step, outcome);
                return outcome;
            } catch (ProblemException e) {
                log.stepEnded(step, "failed", "", Optional.of(e.problem()));
                throw e;
            }
        });
    }

    private boolean committed(ProblemException cause) {
        try {
            return committed();
        } catch (ProblemException e) {
            cause.addSuppressed(e);
            return true;
        }
    }

    private void tell(String step, Progress progress, Controls controls) {
        long now = clock.millis();
        long before = toldAt.get();
        if (now - before > PERCENT_EVERY_MILLIS && toldAt.compareAndSet(before, now)) {
            StepEnd.percent(log, step, (int) (progress.fraction() * 100));
        }
        controls.progress().accept(progress);
    }

    /** Refuses what comes before its turn. */
    void requireDone(String step) throws ProblemException {
        boolean done = log.steps().stream().anyMatch(s -> s.step().equals(step) && s.outcome().equals(
                "done"));
        if (!done) {
            throw new SiteException(Problem.blocker("run.problem.step-first", step));
        }
    }

    /** Whether the run has begun to write. */
    boolean committed() throws ProblemException {
        return log.recall(SCOPE, MOMENT).isPresent();
    }

    /** The run's own moment, fixed when it first writes. */
    Instant moment(boolean fix) throws ProblemException {
        Optional<String> known = log.recall(SCOPE, MOMENT);
        Instant moment = known.map(Instant::parse).orElseGet(clock::instant);
        if (fix && known.isEmpty()) {
            log.remember(SCOPE, MOMENT, moment.toString());
        }
        return moment;
    }

    int openItems() throws ProblemException {
        List<String> ticked = ticked();
        long asked = Ticks.asked(log).stream().filter(id -> !ticked.contains(id)).count();
        long left = log.recallAll(OPEN).values().stream().mapToLong(Long::parseLong).sum();
        return (int) (left + asked + log.quarantined().stream().filter(row -> row.state().equals("waiting"))
                .count());
    }

    /** Counts anew what is left for people to do, after something was ticked. */
    void recount() throws ProblemException {
        RunSummary now = log.summary();
        log.state(now.state(), now.step(), now.percent(), openItems());
    }

    /** Ids of the ticked checklist items. */
    List<String> ticked() throws ProblemException {
        return log.recallAll(TICKED).entrySet().stream().filter(e -> e.getValue().equals("true"))
                .map(Map.Entry::getKey).toList();
    }
}
