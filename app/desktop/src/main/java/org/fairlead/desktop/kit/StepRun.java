package org.fairlead.desktop.kit;

import java.util.List;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Progress;
import org.fairlead.run.Controls;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;

/** A step at work, as a page sees it: its state, progress and outcome. Lives on the window's thread. */
public final class StepRun<R> {
    private final Background background;
    private final ObjectProperty<State> state = new SimpleObjectProperty<>(State.IDLE);
    private final ObjectProperty<Optional<Progress>> progress = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<R>> report = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<List<OpenDecision>> decisions = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<List<Finding>> findings = new SimpleObjectProperty<>(List.of());
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final BooleanProperty stopping = new SimpleBooleanProperty();
    private StopSignal signal = new StopSignal();

    /** Where a step stands. */
    public enum State {
        IDLE, RUNNING, DONE, BLOCKED, DECISIONS, STOPPED, FAILED
    }

    /** The engine's step. */
    @FunctionalInterface
    public interface Call<R> {
        StepOutcome<R> run(Controls controls) throws StepException;
    }

    public StepRun(Background background) {
        this.background = background;
    }

    /** Begins the step, or resumes it; does nothing while it runs. */
    public void start(Call<R> call) {
        if (isRunning()) {
            return;
        }
        signal = new StopSignal();
        paused.set(false);
        stopping.set(false);
        problem.set(Optional.empty());
        findings.set(List.of());
        progress.set(Optional.empty());
        state.set(State.RUNNING);
        Controls controls = new Controls(background.newest(this::progressed), signal);
        background.run(() -> call.run(controls))
                .onSuccess(this::ended)
                .onFailure(StepException.class, failure -> failed(failure.problem()))
                .start();
    }

    private void progressed(Progress now) {
        if (isRunning()) {
            progress.set(Optional.of(now));
        }
    }

    private void ended(StepOutcome<R> outcome) {
        switch (outcome) {
            case StepOutcome.Done<R>(R done) -> {
                report.set(Optional.of(done));
                state.set(State.DONE);
            }
            case StepOutcome.Blocked<R>(R seen, List<Finding> closing) -> {
                report.set(Optional.of(seen));
                findings.set(closing);
                state.set(State.BLOCKED);
            }
            case StepOutcome.NeedsDecisions<R>(List<OpenDecision> open) -> {
                decisions.set(open);
                state.set(State.DECISIONS);
            }
            case StepOutcome.Stopped<R>(String checkpoint) -> state.set(State.STOPPED);
        }
    }

    private void failed(Problem why) {
        problem.set(Optional.of(why));
        state.set(State.FAILED);
    }

    /** Shows what an earlier run of the step reported, and whether a gate was closed then. */
    public void restore(R earlier, boolean blocked) {
        report.set(Optional.of(earlier));
        state.set(blocked ? State.BLOCKED : State.DONE);
    }

    /** Shows that an earlier run of the step did not come to its end. */
    public void restore(State earlier, Optional<Problem> why) {
        problem.set(why);
        state.set(earlier);
    }

    public void pause() {
        signal.pause();
        paused.set(true);
    }

    public void goOn() {
        signal.goOn();
        paused.set(false);
    }

    /** Stops behind the next checkpoint. */
    public void stop() {
        stopping.set(true);
        signal.stop();
    }

    public boolean isRunning() {
        return state.get() == State.RUNNING;
    }

    public BooleanBinding running() {
        return Bindings.createBooleanBinding(this::isRunning, state);
    }

    public BooleanBinding is(State wanted) {
        return Bindings.createBooleanBinding(() -> state.get() == wanted, state);
    }

    /** What has closed the gate, when the step ended so in this window. */
    public ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings;
    }

    public ReadOnlyObjectProperty<State> state() {
        return state;
    }

    public ReadOnlyObjectProperty<Optional<Progress>> progress() {
        return progress;
    }

    public ReadOnlyObjectProperty<Optional<R>> report() {
        return report;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    public ReadOnlyObjectProperty<List<OpenDecision>> decisions() {
        return decisions;
    }

    public ReadOnlyBooleanProperty paused() {
        return paused;
    }

    public ReadOnlyBooleanProperty stopping() {
        return stopping;
    }
}
