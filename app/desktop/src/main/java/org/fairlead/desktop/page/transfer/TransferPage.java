package org.fairlead.desktop.page.transfer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.RateChart;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RehearsalPane;
import org.fairlead.desktop.page.RowsGateForm;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.run.PlanReview;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferReport.DatasetResult;

/** What the button will do; then the rows on their way; then what arrived and what waits. */
public final class TransferPage implements Page {
    private final TransferPageModel model;
    private final Words words;
    private final VBox before = Parts.column(Parts.APART);
    private final ObservableList<DatasetResult> datasets = FXCollections.observableArrayList();
    private final Node content;

    public TransferPage(Desk desk) {
        model = new TransferPageModel(desk);
        words = desk.words();
        StepRun<TransferReport> run = model.run();
        BooleanBinding idle = run.is(StepRun.State.IDLE);
        BooleanBinding done = run.is(StepRun.State.DONE);
        Parts.shownWhen(before, idle);
        model.review().addListener((at, was, is) -> is.ifPresent(this::announce));
        ProgressPanel panel = new ProgressPanel("transfer", words, run, words.say("window.table.table"));
        VBox progress = Parts.column(Parts.APART, Parts.grow(panel), Parts.shownWhen(new RateChart(words,
                run), run.running()));
        Parts.shownWhen(progress, idle.or(done).not().and(Bindings.createBooleanBinding(() -> run.progress()
                .get().isPresent(), run.progress())));
        VBox result = result(run);
        Parts.shownWhen(result, done);
        run.report().addListener((at, was, is) -> datasets.setAll(model.datasets()));
        datasets.setAll(model.datasets());
        content = Parts.fill(new PageFrame(words.say("window.transfer.title"), words.say(
                "window.transfer.intro"))
                .add(ProblemBox.place(words, model.problem()))
                .add(new RowsGateForm(model.desk()))
                .add(new StepPlace("transfer", words, run, model::commit))
                .add(before).add(RehearsalPane.place(model.rehearsal(), idle)).fill(progress).fill(result));
    }

    private void announce(PlanReview plan) {
        CheckBox unattended = Field.yesNo("transfer-unattended", words.say("window.transfer.unattended"),
                model.desk().unattended());
        VBox card = Parts.card(Parts.heading(words.say("window.transfer.about-to")), Parts.bullets(
                java.util.List
                        .of(words.say("window.transfer.will.rows", plan.rows(), plan.moving().size(), model
                                .place()),
                                words.say("window.transfer.will.actions", model.actions(plan)), words.say(
                                        "window.transfer.will.time", words.seconds(plan.estimatedSeconds())),
                                words
                                        .say("window.transfer.will.stop"), words.say(
                                                "window.transfer.will.back"))), unattended);
        card.setMaxWidth(800);
        before.getChildren().setAll(card);
    }

    private VBox result(StepRun<TransferReport> run) {
        var sentence = Parts.text("", "strong");
        sentence.setId("transfer-result");
        sentence.textProperty().bind(Bindings.createStringBinding(() -> run.report().get().map(
                report -> words.say("window.transfer.result", report.written(), report.datasets().size(),
                        words.millis(report.millis()), report.quarantined())).orElse(""), run.report()));
        TableView<DatasetResult> moved = new Table<DatasetResult>("transfer-datasets", words.say(
                "window.transfer.datasets"), words)
                .text(words.say("window.table.table"), 320, DatasetResult::table)
                .number(words.say("window.transfer.source-rows"), 128, DatasetResult::sourceRows)
                .number(words.say("window.transfer.written"), 128, DatasetResult::written)
                .number(words.say("window.transfer.changed"), 144, DatasetResult::changedByRule)
                .number(words.say("window.progress.quarantined"), 128, DatasetResult::quarantined)
                .of(datasets);
        moved.setMinHeight(144);
        return Parts.column(Parts.APART, sentence, Parts.grow(moved), new QuarantinePart(model, words));
    }

    @Override
    public void shown() {
        model.load();
        model.rehearsal().load();
    }

    @Override
    public void stop() {
        model.run().stop();
        model.rehearsal().stop();
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
