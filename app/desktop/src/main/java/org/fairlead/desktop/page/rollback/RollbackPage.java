package org.fairlead.desktop.page.rollback;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.run.PlanReview;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;

/** What will be taken back, what stays and what must be decided; then the progress; then the result. */
public final class RollbackPage implements Page {
    private final RollbackPageModel model;
    private final Words words;
    private final VBox lists = Parts.column(Parts.APART);
    private final VBox questions = Parts.column(Parts.APART);
    private final ObservableList<Kept> kept = FXCollections.observableArrayList();
    private final Node content;

    public RollbackPage(Desk desk) {
        model = new RollbackPageModel(desk);
        words = desk.words();
        StepRun<RollbackReport> run = model.run();
        model.review().addListener((at, was, is) -> is.ifPresent(this::announce));
        run.decisions().addListener((at, was, is) -> ask(is));
        run.report().addListener((at, was, is) -> kept.setAll(model.kept()));
        kept.setAll(model.kept());
        BooleanBinding done = run.is(StepRun.State.DONE);
        BooleanBinding before = run.running().or(done).not();
        ProgressPanel progress = new ProgressPanel("rollback", words, run, words.say("window.rollback.part"));
        Parts.shownWhen(progress, run.running());
        Parts.shownWhen(lists, before.and(run.is(StepRun.State.DECISIONS).not()));
        Parts.shownWhen(questions, run.is(StepRun.State.DECISIONS));
        Node form = form();
        Parts.shownWhen(form, before);
        Node result = result(run);
        Parts.shownWhen(result, done);
        content = Parts.scroll(new PageFrame(words.say("window.rollback.title"), words.say(
                "window.rollback.intro")).add(ProblemBox.place(words, model.problem())).add(new StepPlace(
                        "rollback", words, run, model::rollBack)).add(lists).add(questions).add(form).add(
                                progress).add(result));
    }

    private void announce(PlanReview plan) {
        lists.getChildren().setAll(list(Icon.UNDO, "undone", plan.doing().stream().filter(act -> !act
                .kind().equals("transfer") && !act.writesTo().isEmpty() && !act.undoneBy().equals("person"))
                .map(act -> words.say(
                        "window.rollback.undone.item", act.writesTo())).distinct().toList(), words.say(
                                "window.rollback.undone.rows", plan.moving().size())), list(Icon.INFO, "kept",
                                        List.of(), words.say("window.rollback.kept.intro")), list(Icon.HELP,
                                                "decide", List.of(), words.say(
                                                        "window.rollback.decide.intro")));
    }

    private Node list(Icon icon, String id, List<String> lines, String intro) {
        VBox card = Parts.card(Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, icon.node("quiet"), Parts
                .heading(words.say("window.rollback." + id))), Parts.text(intro)));
        card.setMaxWidth(800);
        if (!lines.isEmpty()) {
            card.getChildren().add(Parts.bullets(lines));
        }
        return card;
    }

    private void ask(List<OpenDecision> open) {
        questions.getChildren().clear();
        if (!open.isEmpty()) {
            questions.getChildren().addAll(Parts.heading(words.say("window.rollback.questions", open
                    .size())), Parts.quiet(words.say("window.rollback.questions.intro")));
        }
        List<ComboBox<String>> boxes = new ArrayList<>();
        List<Node> rows = open.stream().map(question -> question(question, boxes)).toList();
        if (open.size() > 1) {
            questions.getChildren().add(Parts.row(Parts.NEAR, all("keep", boxes), all("undo", boxes)));
        }
        questions.getChildren().addAll(rows);
    }

    /** Answers every question alike, those shown and those that come up later. */
    private Node all(String option, List<ComboBox<String>> boxes) {
        return Parts.button("rollback-" + option + "-all", words.say("window.rollback." + option + "-all"),
                () -> {
                    model.answerAll(option);
                    boxes.stream().filter(box -> box.getItems().contains(option)).forEach(
                            box -> box.setValue(option));
                });
    }

    private Node question(OpenDecision question, List<ComboBox<String>> boxes) {
        ComboBox<String> box = new ComboBox<>();
        boxes.add(box);
        box.setId("decision-" + question.id());
        box.getItems().setAll(question.options());
        box.setValue(model.answer(question));
        box.setMinWidth(240);
        box.setAccessibleText(words.say(question.question()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String option) {
                return words.sayOr("window.rollback.option." + option, String.valueOf(option));
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        });
        box.valueProperty().addListener((at, was, is) -> model.answer(question, is));
        var row = Parts.row(Parts.APART, Parts.grow(Parts.text(words.say(question.question()))), box);
        row.getStyleClass().add("decision-row");
        return row;
    }

    private Node form() {
        Field passphrase = Field.secret(new SecretField(model.passphrase(), words.say(
                "window.connect.show-password")), "rollback-passphrase", words.say(
                        "window.rollback.passphrase")).below(words.say("window.rollback.passphrase.which"));
        Field typed = Field.text("rollback-typed", words.say("window.rollback.type", model.name()), model
                .typed());
        VBox form = Parts.column(Parts.APART, passphrase, typed);
        form.setMaxWidth(480);
        return form;
    }

    private Node result(StepRun<RollbackReport> run) {
        var sentence = Parts.text("", "strong");
        sentence.setId("rollback-result");
        sentence.textProperty().bind(Bindings.createStringBinding(() -> run.report().get().map(
                report -> words.say("window.rollback.result", report.undone(), words.millis(report.millis()),
                        report.kept().size())).orElse(""), run.report()));
        TableView<Kept> table = new Table<Kept>("rollback-kept", words.say("window.rollback.kept"), words)
                .text(words.say("window.table.table"), 280, Kept::what)
                .text(words.say("window.table.key"), 160, Kept::key)
                .text(words.say("window.table.reason"), 320, one -> words.sayOr("window.rollback.reason."
                        + one.reason(), one.reason()))
                .of(kept);
        Table.fitted(table, 10);
        Parts.shownWhen(table, Bindings.isNotEmpty(kept));
        var box = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(sentence));
        box.getStyleClass().addAll("problem-box", "box-good");
        return Parts.column(Parts.APART, box, table);
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void stop() {
        model.run().stop();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return model.state();
    }
}
