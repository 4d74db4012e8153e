package org.fairlead.desktop.page.importing;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.bundle.BundleException;
import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.BundleAccess;
import org.fairlead.desktop.page.BundleDoor;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RehearsalModel;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.desktop.page.importing.ImportDecisions.Standing;
import org.fairlead.desktop.page.importing.ImportRow.Line;
import org.fairlead.desktop.page.importing.ImportRows.Filter;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Endpoint;
import org.fairlead.playbook.Way;
import org.fairlead.run.Journey;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepException;
import org.fairlead.step.importing.ImportReport;

/** Reads both sides, waits for the decisions, and writes what was decided in one act. */
final class ImportPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<ImportReport> run;
    private final ImportDecisions decisions;
    private final ImportSafety safety;
    private final BundleDoor door;
    private final RehearsalModel rehearsal;
    private final BooleanBinding mayBegin;
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Line>> current = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty reading = new SimpleBooleanProperty();

    ImportPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        decisions = new ImportDecisions(desk, refusal -> problem.set(Optional.of(refusal)));
        safety = new ImportSafety(desk);
        door = new BundleDoor(new BundleAccess(desk.secrets()), desk.tools().background());
        rehearsal = new RehearsalModel(desk, "import", this::handOver, this::opened);
        mayBegin = rehearsal.opens();
        mayBegin.addListener((at, was, is) -> decide());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("import"), ImportReport.class, run);
        run.state().addListener((at, was, is) -> ended(is));
        decisions.standing().addListener((at, was, is) -> decide());
        safety.ready().addListener((at, was, is) -> decide());
        safety.changed(this::decide);
        reading.addListener((at, was, is) -> decide());
        decide();
    }

    /** Reads both sides, unless that was done, or something has to be asked first. */
    void load() {
        if (run.state().get() == StepRun.State.DONE || run.isRunning() || reading.get() || decisions.meeting()
                .get().isPresent()) {
            return;
        }
        String bundle = decisions.chosen().get().bundle();
        if (needsBundle()) {
            decide();
        } else if (bundle.isEmpty()) {
            read(Optional.empty());
        } else {
            door.look(() -> desk.journey().configuration().bundle(), () -> read(Optional.of(door)));
        }
    }

    /** Reads both sides again. */
    void again() {
        decisions.forget(Set.of());
        load();
    }

    private record Read(Meeting meeting, List<ImportItem> items) {}

    private void read(Optional<BundleDoor> opened) {
        reading.set(true);
        Journey journey = desk.journey();
        Carry now = decisions.now();
        desk.tools().turn().run(() -> {
            Meeting met = BundleDoor.through(opened, key -> journey.configuration().meeting(key));
            return new Read(met, met.items(now));
        }).onSuccess(read -> decisions.take(read.meeting(), read.items())).onFailure(ProblemException.class,
                failure -> refused(opened, failure)).atEnd(() -> reading.set(false)).start();
    }

    private void refused(Optional<BundleDoor> opened, ProblemException failure) {
        if (opened.isPresent() && (failure instanceof SecretException
                || failure instanceof BundleException)) {
            door.refused(failure);
        } else {
            problem.set(Optional.of(failure.problem()));
        }
    }

    /** Whether nobody has said yet which bundle the settings come from. */
    boolean needsBundle() {
        return decisions.chosen().get().bundle().isEmpty() && desk.plan().get().way() == Way.IMPORT;
    }

    /** Takes the settings from a bundle. */
    void choose(Path bundle) {
        decisions.change(decisions.chosen().get().withBundle(bundle.toString()));
        desk.hold(desk.plan().get().withConfiguration(decisions.now()), this::again, refusal -> problem.set(
                Optional.of(refusal)));
    }

    /** Writes what was decided, bound to what was seen. The passphrase is wiped when the step ends. */
    void commit() {
        problem.set(Optional.empty());
        state.busy().set(true);
        handOver(this::arrive, refusal -> {
            state.busy().set(false);
            problem.set(Optional.of(refusal));
        });
    }

    private void handOver(Runnable then, Consumer<Problem> refused) {
        desk.hold(desk.plan().get().withConfiguration(decisions.bound()), then, refused);
    }

    private Optional<BundleDoor> opened() {
        return Optional.of(door).filter(one -> !decisions.chosen().get().bundle().isEmpty());
    }

    private void arrive() {
        Secret passphrase = safety.secret();
        Optional<BundleDoor> opened = opened();
        run.start(controls -> {
            try (passphrase) {
                return BundleDoor.through(opened, key -> desk.journey().configuration().arrive(key,
                        passphrase,
                        controls));
            } catch (StepException e) {
                throw e;
            } catch (ProblemException e) {
                throw StepException.from(e);
            }
        });
    }

    private void ended(StepRun.State now) {
        if (now == StepRun.State.DONE) {
            desk.committed().set(true);
        } else if (now == StepRun.State.DECISIONS) {
            Set<String> changed = run.decisions().get().stream().map(OpenDecision::id).collect(Collectors
                    .toSet());
            problem.set(Optional.of(Problem.warning("window.import.changed-since", changed.size())));
            decisions.forget(changed);
            decisions.filter().set(new Filter(Set.of(), "", true, ""));
            load();
        }
        decide();
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        boolean ready = decisions.meeting().get().isPresent() && !reading.get();
        Standing now = decisions.standing().get();
        boolean nothing = ready && now.changes() == 0 && now.open() == 0;
        state.canGoNext().set(done || nothing);
        state.canGoBack().set(!desk.committed().get());
        state.act().set(done || nothing ? Optional.empty() : Optional.of(act(ready, now)));
        state.hint().set(done || run.isRunning() || !ready ? "" : hint(now));
    }

    private String hint(Standing now) {
        if (now.open() > 0) {
            return words().say("window.import.hint.open", now.open());
        }
        if (now.changes() == 0) {
            return words().say("window.import.hint.nothing");
        }
        return mayBegin.get() ? safety.missing() : words().say("window.rehearsal.hint");
    }

    private Act act(boolean ready, Standing now) {
        String says = words().say("window.import.act", now.changes(), place());
        return new Act(says, true, Bindings.createBooleanBinding(() -> ready && now.open() == 0 && now
                .changes() > 0 && safety.ready().get() && !run.isRunning() && mayBegin.get(), safety.ready(),
                run.state(), mayBegin),
                this::commit);
    }

    /** The target, with the prefix of its tables where it has one. */
    String place() {
        Endpoint target = desk.plan().get().target();
        String place = target.database().place();
        return target.prefix().isEmpty() ? place : words().say("window.import.place", place, target.prefix());
    }

    /** Where the settings come from. */
    String origin() {
        String bundle = decisions.chosen().get().bundle();
        return bundle.isEmpty() ? desk.plan().get().source().database().place() : bundle.substring(Math.max(
                bundle.lastIndexOf('/'), bundle.lastIndexOf('\\')) + 1);
    }

    boolean fromBundle() {
        return !decisions.chosen().get().bundle().isEmpty() || desk.plan().get().way() == Way.IMPORT;
    }

    Words words() {
        return desk.words();
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    StepRun<ImportReport> run() {
        return run;
    }

    ImportDecisions decisions() {
        return decisions;
    }

    ImportSafety safety() {
        return safety;
    }

    RehearsalModel rehearsal() {
        return rehearsal;
    }

    BundleDoor door() {
        return door;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    /** The line that the panes below speak of. */
    ObjectProperty<Optional<Line>> current() {
        return current;
    }

    ReadOnlyBooleanProperty reading() {
        return reading;
    }
}
