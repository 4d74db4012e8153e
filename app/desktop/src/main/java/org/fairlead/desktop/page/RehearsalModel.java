package org.fairlead.desktop.page;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.bundle.BundleKey;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.RehearsalChoice;
import org.fairlead.rehearsal.Issue.Decision;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.run.RehearsalWork.State;
import org.fairlead.run.StepByStepReport;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * Trying the plan on a copy of the target, as the page sees it that would write first: the rehearsal itself,
 * what is to become of its issues, and whether the page may begin. Lives on the window's thread.
 */
public final class RehearsalModel {
    private static final Set<String> WRITING = Set.of("import", "transfer", "upgrade");

    private final Desk desk;
    private final String step;
    private final Hand hand;
    private final Supplier<Optional<BundleDoor>> door;
    private final StepRun<RehearsalReport> run;
    private final StepRun<StepByStepReport> search;
    private final ObjectProperty<Optional<State>> last = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty required = new SimpleBooleanProperty();
    private final BooleanProperty skipped = new SimpleBooleanProperty();
    private final StringProperty skipBecause = new SimpleStringProperty("");
    private final SiteCopyModel site;
    private Optional<Consumer<String>> correcting = Optional.empty();

    /** Gives the plan, as it is decided on the page, to the engine. */
    public interface Hand {
        void over(Runnable then, Consumer<Problem> refused);
    }

    private record Known(boolean required, Optional<State> last) {}

    /**
     * @param step
     * the step of the page
     * @param door
     * opens the bundle that the plan brings in, where it does
     */
    public RehearsalModel(Desk desk, String step, Hand hand, Supplier<Optional<BundleDoor>> door) {
        this.desk = desk;
        this.step = step;
        this.hand = hand;
        this.door = door;
        site = new SiteCopyModel(desk);
        run = new StepRun<>(desk.tools().turn());
        search = new StepRun<>(desk.tools().turn());
        run.state().addListener((at, was, is) -> {
            if (was == StepRun.State.RUNNING) {
                load();
            }
        });
        skipBecause.set(desk.plan().get().rehearsal().skipBecause());
        skipped.set(!skipBecause.get().isEmpty());
    }

    /** Of a page on which nothing of the plan is decided, with the bundle that its rows come from. */
    public static RehearsalModel ofRows(Desk desk, String step) {
        return new RehearsalModel(desk, step, (then, refused) -> desk.rowsGate().through(then), () -> Optional
                .of(desk.rowsGate().door()).filter(door -> desk.rowsGate().applies()));
    }

    /** Whether the page is the first to write to a target that can be copied. */
    public boolean applies() {
        List<String> steps = desk.held().get().map(Desk.Held::steps).orElse(List.of());
        return desk.plan().get().way().hasTarget() && !desk.committed().get() && steps.stream().filter(
                WRITING::contains).findFirst().equals(Optional.of(step)) && !desk.plan().get().target()
                        .database().dialect().equals("sqlite");
    }

    /** Reads whether the job wants a rehearsal, and what came of the last one. */
    public void load() {
        if (!applies() || run.isRunning()) {
            return;
        }
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> new Known(journey.rehearsal().isRequired(), journey.rehearsal().last()))
                .onSuccess(known -> {
                    required.set(known.required());
                    last.set(known.last());
                }).onFailure(ProblemException.class, this::refused).start();
    }

    private void refused(ProblemException failure) {
        problem.set(Optional.of(failure.problem()));
    }

    /** Copies the target and tries the plan there. */
    public void rehearse() {
        start(run, (journey, key, controls) -> site.work(journey).run(key, controls));
    }

    /** What opens the editor of a single setting; nothing where the page has none. */
    public void correctWith(Consumer<String> editor) {
        correcting = Optional.of(editor);
    }

    Optional<Consumer<String>> correcting() {
        return correcting;
    }

    /** Finds out on a copy which part of the plan makes trouble. */
    public void searchStepByStep() {
        start(search, (journey, key, controls) -> site.work(journey).stepByStep(key, controls));
    }

    private interface OnCopy<R> {
        StepOutcome<R> go(Journey journey, Optional<BundleKey> key, Controls controls) throws StepException;
    }

    private <R> void start(StepRun<R> going, OnCopy<R> work) {
        problem.set(Optional.empty());
        Journey journey = desk.journey();
        Optional<BundleDoor> opened = door.get();
        hand.over(() -> going.start(controls -> {
            try {
                return BundleDoor.through(opened, key -> work.go(journey, key, controls));
            } catch (StepException e) {
                throw e;
            } catch (ProblemException e) {
                throw StepException.from(e);
            }
        }), refusal -> problem.set(Optional.of(refusal)));
    }

    /** The copy of the site that stays. */
    SiteCopyModel site() {
        return site;
    }

    /** Ends what goes on on a copy. */
    public void stop() {
        site.making().stop();
        run.stop();
        search.stop();
    }

    public StepRun<StepByStepReport> search() {
        return search;
    }

    /** Decides about an issue. */
    public void decide(int issue, Decision decision, String reason) {
        problem.set(Optional.empty());
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> {
            journey.rehearsal().decide(issue, decision, reason);
            return journey.rehearsal().last();
        }).onSuccess(last::set).onFailure(ProblemException.class, this::refused).start();
    }

    /** Does without a rehearsal, for the reason that was entered. */
    public void skip() {
        String why = skipBecause.get().strip();
        if (!why.isEmpty()) {
            hand.over(() -> desk.hold(desk.plan().get().withRehearsal(new RehearsalChoice(why)),
                    () -> skipped.set(true), refusal -> problem.set(Optional.of(refusal))),
                    refusal -> problem.set(Optional.of(refusal)));
        }
    }

    /** Whether the page may begin to write, as far as a rehearsal is concerned; the engine asks again. */
    public BooleanBinding opens() {
        return Bindings.createBooleanBinding(this::mayBegin, last, required, skipped, run.state(),
                search.state());
    }

    private boolean mayBegin() {
        if (run.isRunning() || search.isRunning()) {
            return false;
        }
        boolean wanted = applies() && required.get() && !skipped.get();
        return last.get().map(one -> one.blocking().isEmpty() && (one.isPassed() || !wanted)).orElse(!wanted);
    }

    public StepRun<RehearsalReport> run() {
        return run;
    }

    public ReadOnlyObjectProperty<Optional<State>> last() {
        return last;
    }

    public ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** Whether the job wants one. */
    public BooleanProperty required() {
        return required;
    }

    /** Why it is done without, as entered. */
    public StringProperty skipBecause() {
        return skipBecause;
    }

    /** Whether a reason for doing without stands in the plan. */
    public BooleanProperty skipped() {
        return skipped;
    }

    Desk desk() {
        return desk;
    }
}
