package org.fairlead.desktop.page.rollback;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.PlanReview;
import org.fairlead.secret.Secret;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackReport;

/** Takes a run back once its passphrase and its target's name were typed, and every question answered. */
final class RollbackPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<RollbackReport> run;
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty typed = new SimpleStringProperty("");
    private final ObjectProperty<Optional<PlanReview>> review = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final Map<String, String> answers = new HashMap<>();
    private final BooleanBinding ready;

    RollbackPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("rollback"), RollbackReport.class, run);
        ready = Bindings.createBooleanBinding(() -> !passphrase.get().isEmpty() && typed.get().strip()
                .toLowerCase(Locale.ROOT).equals(name().toLowerCase(Locale.ROOT)) && !run.isRunning(),
                passphrase, typed, run.state());
        ready.addListener((at, was, is) -> decide());
        run.state().addListener((at, was, is) -> decide());
        run.decisions().addListener((at, was, is) -> is.forEach(open -> answers.putIfAbsent(open.id(), open
                .options().getFirst())));
        decide();
    }

    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(journey::review)
                .onSuccess(read -> review.set(Optional.of(read)))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    /** Takes back what the run wrote; the passphrase is wiped when the step ends. */
    void rollBack() {
        Secret secret = Secret.of(passphrase.get());
        Map<String, String> decided = Map.copyOf(answers);
        run.start(controls -> {
            try (secret) {
                return desk.journey().rollback(secret, decided, controls);
            }
        });
    }

    void answer(OpenDecision question, String option) {
        answers.put(question.id(), option);
    }

    /** Answers what is not answered one by one. */
    void answerAll(String option) {
        answers.put("*", option);
    }

    String answer(OpenDecision question) {
        return answers.getOrDefault(question.id(), question.options().getFirst());
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        state.act().set(Optional.of(done
                ? new Act(words().say("window.finish.act"), false, Bindings.createBooleanBinding(() -> true),
                        desk.navigator()::home)
                : new Act(words().say("window.rollback.act", place()), true, ready, this::rollBack)));
        state.canGoBack().set(!run.isRunning() && !done);
        state.hint().set(done || run.isRunning() || ready.get() ? "" : words().say(
                "window.rollback.hint"));
    }

    String place() {
        return desk.plan().get().target().database().place();
    }

    /** What has to be typed: the target's name. */
    String name() {
        var target = desk.plan().get().target().database();
        return target.name().isEmpty() ? target.place() : target.name();
    }

    List<RollbackReport.Kept> kept() {
        return run.report().get().map(RollbackReport::kept).orElse(List.of());
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

    StepRun<RollbackReport> run() {
        return run;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    StringProperty typed() {
        return typed;
    }

    ReadOnlyObjectProperty<Optional<PlanReview>> review() {
        return review;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
