package org.fairlead.desktop.page;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.Issue.Decision;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.RehearsalWork.State;

/** The rehearsal on a copy: its button, its progress, what came of it, and a decision for each issue. */
public final class RehearsalPane extends VBox {
    /** Issues shown at once; those that wait for a decision come first. */
    private static final int SHOWN = 50;

    private final RehearsalModel model;
    private final Words words;
    private final VBox result = Parts.column(Parts.NEAR);

    public RehearsalPane(RehearsalModel model) {
        super(Parts.APART);
        this.model = model;
        this.words = model.desk().words();
        setId("rehearsal");
        setMaxWidth(800);
        StepRun<RehearsalReport> run = model.run();
        Button begin = Parts.button("rehearsal-begin", Icon.AGAIN, words.say("window.rehearsal.begin"),
                model::rehearse);
        BooleanBinding idle = run.running().not();
        ProgressPanel progress = new ProgressPanel("rehearse", words, run, words.say("window.table.table"),
                false).withoutQuarantine();
        model.last().addListener((at, was, is) -> show(is));
        show(model.last().get());
        getChildren().addAll(Parts.heading(words.say("window.rehearsal.title")), Parts.text(words.say(
                "window.rehearsal.intro", model.desk().plan().get().target().database().place())), ProblemBox
                        .place(words, model.problem()), ProblemBox.place(words, run.problem()), questions(),
                Parts.shownWhen(begin, idle), Parts.shownWhen(progress, run.running()), Parts.shownWhen(
                        result, idle), new SiteCopyPane(model.desk(), model.site()), new StepByStepPane(
                                model), Parts.shownWhen(without(), idle.and(model
                                        .required()).and(Bindings
                                                .createBooleanBinding(() -> !model.last().get().filter(
                                                        State::isPassed)
                                                        .isPresent(), model.last()))));
    }

    /** The pane where it applies, while the step has not begun. */
    public static Node place(RehearsalModel model, BooleanBinding idle) {
        return model.applies() ? Parts.shownWhen(new RehearsalPane(model), idle) : Parts.column(0);
    }

    private Node questions() {
        return Parts.shownWhen(Parts.text(words.say("window.rehearsal.decisions")), model.run().is(
                StepRun.State.DECISIONS));
    }

    private Node without() {
        TextField why = new TextField();
        why.setId("rehearsal-skip-because");
        why.setPromptText(words.say("window.rehearsal.why"));
        why.setAccessibleText(words.say("window.rehearsal.skip"));
        why.textProperty().bindBidirectional(model.skipBecause());
        Button skip = Parts.button("rehearsal-skip", words.say("window.rehearsal.skip"), model::skip);
        skip.disableProperty().bind(Bindings.createBooleanBinding(() -> model.skipBecause().get().isBlank(),
                model.skipBecause()));
        return Parts.column(Parts.TIGHT, Parts.text(words.say("window.rehearsal.required")), Parts.row(
                Parts.NEAR, Parts.grow(why), skip), Parts.shownWhen(Parts.quiet(words.say(
                        "window.rehearsal.skipped")), model.skipped()));
    }

    private void show(Optional<State> last) {
        result.getChildren().clear();
        if (last.isEmpty()) {
            return;
        }
        State state = last.get();
        boolean good = state.isPassed();
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(good ? "window.rehearsal.passed"
                : state.blocking().isEmpty() ? "window.rehearsal.unfinished"
                : "window.rehearsal.open", state.issues().size(), state.blocking().size()), "strong"));
        state.report().ifPresent(report -> {
            said.getChildren().add(Parts.text(words.say("window.rehearsal.copied", report.objects(), report
                    .rows(), words.millis(report.copyMillis()), words.millis(report.millis()))));
            said.getChildren().add(Parts.text(words.say("rehearsal.cut." + report.cut())));
            report.suites().forEach(suite -> said.getChildren().add(Parts.text(words.say(suite))));
            said.getChildren().add(Parts.quiet(words.say("rehearsal.not-tried", String.join(", ", report
                    .notTried().stream().map(
                            what -> words.say("rehearsal.not-tried." + what)).toList()))));
        });
        HBox box = Parts.row(Parts.NEAR, good ? Icon.DONE.node("good") : Icon.WARNING.node("warning"), Parts
                .grow(said));
        box.setId("rehearsal-result");
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", good ? "box-good" : "box-warning");
        result.getChildren().add(box);
        List<Issue> issues = Stream.concat(state.blocking().stream(), state.issues().stream().filter(
                issue -> !issue.blocks())).toList();
        issues.stream().limit(SHOWN).map(this::issue).forEach(result.getChildren()::add);
        if (issues.size() > SHOWN) {
            result.getChildren().add(Parts.quiet(words.say("window.rehearsal.more", issues.size() - SHOWN)));
        }
    }

    private Node issue(Issue issue) {
        String id = "rehearsal-issue-" + issue.number();
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(issue.problem()), "strong"), Parts.quiet(
                words.say("window.rehearsal.where", issue.number(), words.say("step." + issue.step()), issue
                        .object(), issue.at())));
        words.fix(issue.problem()).ifPresent(fix -> said.getChildren().add(Parts.text(words.say(
                "window.rehearsal.remedy", fix))));
        said.getChildren().add(new StateWord(words.say("rehearsal.decision." + issue.decision().word())
                + (issue.reason().isEmpty() ? "" : ": " + issue.reason()), look(issue.decision())));
        TextField reason = new TextField(issue.reason());
        reason.setId(id + "-reason");
        reason.setPromptText(words.say("window.rehearsal.reason"));
        reason.setAccessibleText(words.say("window.rehearsal.reason.of", issue.number()));
        Button accept = answer(issue, "accept", Decision.ACCEPT, reason);
        accept.disableProperty().bind(Bindings.createBooleanBinding(() -> reason.getText().isBlank(), reason
                .textProperty()));
        said.getChildren().add(Parts.row(Parts.NEAR, Parts.grow(reason), accept, answer(issue, "fix",
                Decision.FIX, reason), answer(issue, "stop", Decision.STOP, reason)));
        HBox line = Parts.row(Parts.NEAR, SeverityMark.icon(issue.problem().severity()), Parts.grow(said));
        line.setId(id);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    private Button answer(Issue issue, String name, Decision decision, TextField reason) {
        return Parts.button("rehearsal-issue-" + issue.number() + "-" + name, words.say("window.rehearsal."
                + name), () -> model.decide(issue.number(), decision, reason.getText()));
    }

    private static StateWord.Look look(Decision decision) {
        return switch (decision) {
            case OPEN -> StateWord.Look.WAITING;
            case FIX -> StateWord.Look.WARNING;
            case ACCEPT -> StateWord.Look.GOOD;
            case STOP -> StateWord.Look.BLOCKER;
        };
    }
}
