package org.fairlead.desktop.page.upgrade;

import java.util.List;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;

import org.fairlead.desktop.kit.StateWord.Look;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.RehearsalModel;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.model.Progress.Part;
import org.fairlead.run.Journey;
import org.fairlead.run.PlanReview;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;

/** The actions after the transfer, what has become of each, and what a person ticks. */
final class UpgradePageModel {
    /** Rows of each act that are shown beforehand. */
    private static final int ROWS = 50;

    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<UpgradeReport> run;
    private final StepRun<UpgradeTrial.Report> trial;
    private final ObjectProperty<List<Doing>> doing = new SimpleObjectProperty<>(List.of());
    private final ObservableSet<String> ticked = FXCollections.observableSet();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final RehearsalModel rehearsal;
    private final BooleanBinding mayBegin;
    private boolean startWhenLoaded;

    private record Loaded(PlanReview review, List<String> ticked) {}

    UpgradePageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        trial = new StepRun<>(desk.tools().turn());
        trial.state().addListener((at, was, is) -> decide());
        rehearsal = RehearsalModel.ofRows(desk, "upgrade");
        mayBegin = rehearsal.opens();
        mayBegin.addListener((at, was, is) -> decide());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("upgrade"), UpgradeReport.class, run);
        run.state().addListener((at, was, is) -> changed(is));
        doing.addListener((at, was, is) -> decide());
        state.canGoBack().set(false);
        decide();
    }

    void load() {
        startWhenLoaded = desk.unattended().get() && run.state().get() == StepRun.State.IDLE;
        Journey journey = desk.journey();
        if (run.isRunning()) {
            return;
        }
        desk.tools().turn().run(() -> new Loaded(journey.review(), journey.ticked()))
                .onSuccess(this::show)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    private void show(Loaded loaded) {
        ticked.clear();
        ticked.addAll(loaded.ticked());
        doing.set(loaded.review().doing().stream().filter(act -> !act.kind().equals("transfer")).toList());
        if (startWhenLoaded) {
            startWhenLoaded = false;
            carryOut();
        }
    }

    /** Shows what the actions would do, and leaves everything as it is. */
    void look() {
        trial.start(controls -> desk.journey().tryUpgrade(ROWS, controls));
    }

    /** What an action would do, where it was tried. */
    Optional<Tried> tried(Doing act) {
        return trial.report().get().filter(report -> run.state().get() == StepRun.State.IDLE).flatMap(
                report -> report.actions().stream().filter(tried -> tried.id().equals(act.id())).findFirst());
    }

    /** Carries the actions out, or goes on where it stopped; what is already as it should be is left. */
    void carryOut() {
        desk.committed().set(true);
        run.start(controls -> desk.journey().upgrade(controls));
    }

    private void changed(StepRun.State now) {
        decide();
        if (now == StepRun.State.DONE && desk.unattended().get() && !desk.decidesAfter("upgrade")) {
            desk.navigator().after("upgrade");
        }
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        state.canGoNext().set(done);
        boolean first = run.state().get() == StepRun.State.IDLE;
        state.busy().set(trial.isRunning());
        state.act().set(first ? Optional.of(new Act(words().say("window.upgrade.act", doing.get().stream()
                .filter(act -> !act.kind().equals("ask")).count(), desk.plan().get().target().database()
                        .place()), true, Bindings.createBooleanBinding(() -> !doing.get().isEmpty()
                                && mayBegin.get(), doing, mayBegin),
                this::carryOut)) : Optional.empty());
        state.hint().set(done ? openItems() : mayBegin.get() ? "" : words().say("window.rehearsal.hint"));
    }

    private String openItems() {
        long open = doing.get().stream().filter(act -> act.kind().equals("ask") && !ticked.contains(act
                .id())).count();
        return open == 0 ? "" : words().say("window.upgrade.hint.open", open);
    }

    /** How an action looks: from the report when there is one, else from the progress. */
    Look look(Doing act) {
        Optional<ActionResult> result = result(act);
        if (result.isPresent()) {
            return switch (result.get().state()) {
                case "done", "made", "already" -> Look.GOOD;
                case "asked" -> ticked.contains(act.id()) ? Look.GOOD : Look.WARNING;
                default -> Look.SKIPPED;
            };
        }
        return part(act).map(part -> switch (part.state()) {
            case WAITING -> Look.WAITING;
            case RUNNING -> Look.RUNNING;
            case DONE -> Look.GOOD;
            case FAILED -> Look.BLOCKER;
            case SKIPPED -> Look.SKIPPED;
        }).orElse(Look.WAITING);
    }

    /** What became of an action, in words. */
    String outcome(Doing act) {
        return result(act).map(result -> switch (result.state()) {
            case "made" -> words().say("window.upgrade.made", result.inserted());
            case "done" -> words().say("window.upgrade.done", result.inserted(), result.changed(), result
                    .removed());
            case "already" -> words().say("window.upgrade.already");
            case "asked" -> words().say(ticked.contains(act.id()) ? "window.upgrade.ticked"
                    : "window.upgrade.asked");
            default -> words().say("window.upgrade.skipped");
        }).orElse(words().say(look(act) == Look.RUNNING ? "window.state.running" : look(act) == Look.GOOD
                ? "window.state.done"
                : look(act) == Look.BLOCKER ? "window.state.failed" : "window.state.waiting"));
    }

    private Optional<ActionResult> result(Doing act) {
        return run.report().get().flatMap(report -> report.actions().stream().filter(action -> action.id()
                .equals(act.id())).findFirst());
    }

    private Optional<Part> part(Doing act) {
        return run.progress().get().map(Progress::parts).flatMap(parts -> parts.stream().filter(
                part -> part.name().equals(act.id())).findFirst());
    }

    void tick(String item, boolean yes) {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.tick(item, yes))
                .onSuccess(kept -> {
                    if (yes) {
                        ticked.add(item);
                    } else {
                        ticked.remove(item);
                    }
                    decide();
                })
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    RehearsalModel rehearsal() {
        return rehearsal;
    }

    Words words() {
        return desk.words();
    }

    PlaybookWords says() {
        return new PlaybookWords(desk.words());
    }

    PageState state() {
        return state;
    }

    StepRun<UpgradeReport> run() {
        return run;
    }

    StepRun<UpgradeTrial.Report> trial() {
        return trial;
    }

    ReadOnlyObjectProperty<List<Doing>> doing() {
        return doing;
    }

    ObservableSet<String> ticked() {
        return ticked;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
