package org.fairlead.desktop.page.backup;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.PassphraseForm;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RowsGateForm;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.plan.Plan;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/** Passphrase, progress, then what was kept and how the rehearsal of its restore went. */
public final class BackupPage implements Page {
    private final BackupPageModel model;
    private final Words words;
    private final VBox result = Parts.column(Parts.APART);
    private final VBox closed = Parts.column(Parts.NEAR);
    private final Node content;

    public BackupPage(Desk desk) {
        model = new BackupPageModel(desk);
        words = desk.words();
        StepRun<BackupReport> run = model.run();
        run.report().addListener((at, was, is) -> is.ifPresent(this::show));
        run.report().get().ifPresent(this::show);
        ProgressPanel progress = new ProgressPanel("backup", words, run, words.say("window.backup.part"))
                .withoutQuarantine();
        Parts.shownWhen(progress, run.running());
        BooleanBinding done = run.is(StepRun.State.DONE);
        Parts.shownWhen(result, done);
        Parts.shownWhen(closed, run.is(StepRun.State.BLOCKED));
        run.state().addListener((at, was, is) -> showClosed());
        showClosed();
        Node before = before();
        Parts.shownWhen(before, run.running().or(done).not());
        content = Parts.scroll(new PageFrame(words.say("window.backup.title"), words.say(
                "window.backup.intro")).add(new RowsGateForm(desk)).add(new StepPlace("backup", words, run,
                        model::keep)).add(closed).add(before).add(
                                progress).add(result));
    }

    private Node before() {
        Plan plan = model.desk().plan().get();
        List<String> lines = new ArrayList<>();
        if (plan.way().hasSource()) {
            lines.add(words.say("window.backup.will.source", plan.source().database().place()));
        }
        lines.add(words.say("window.backup.will.target", plan.target().database().place()));
        if (plan.target().redis().isThere()) {
            lines.add(words.say("window.backup.will.keys", plan.target().redis().place()));
        }
        if (plan.way().hasSource() || !plan.target().settings().isEmpty()) {
            lines.add(words.say("window.backup.will.settings"));
        }
        lines.add(words.say("window.backup.will.rehearse"));
        VBox will = Parts.column(Parts.NEAR, Parts.heading(words.say("window.backup.will")), Parts.bullets(
                lines));
        VBox passphrase = Parts.column(Parts.APART, Parts.heading(words.say("window.backup.passphrase")),
                Parts.text(words.say("window.backup.passphrase.why")), new PassphraseForm("backup", words,
                        model.passphrase()));
        return Parts.column(Parts.SECTION, will, new BackupChoicePane(model.choice(), words, plan),
                passphrase, Parts.shownWhen(acceptance(), model.nowhere()));
    }

    /** Who answers for a backup that could be tried nowhere. */
    private Node acceptance() {
        Field name = Field.text("backup-accepted-by", words.say("window.backup.accept.name"), model.choice()
                .acceptedBy()).below(words.say("window.backup.accept.why"));
        name.disableProperty().bind(model.choice().accepts().not());
        return Parts.column(Parts.NEAR, Field.yesNo("backup-accept", words.say("window.backup.accept"), model
                .choice()
                .accepts()), name);
    }

    /** What has closed the gate, and what was compared on the way. */
    private void showClosed() {
        closed.getChildren().setAll(model.run().findings().get().stream().map(finding -> new ProblemBox(words,
                finding.problem())).toList());
        model.run().report().get().ifPresent(report -> closed.getChildren().add(NoteLines.of(
                "backup-closed-notes", words, report.notes())));
    }

    private void show(BackupReport report) {
        result.getChildren().setAll(rehearsal(report.rehearsal(), "backup-rehearsal"));
        if (report.keys().isThere()) {
            result.getChildren().add(rehearsal(report.keys(), "backup-rehearsal-keys"));
        }
        if (report.whole().isThere()) {
            result.getChildren().add(rehearsal(report.whole(), "backup-rehearsal-whole"));
        }
        if (report.source().isThere()) {
            result.getChildren().add(rehearsal(report.source(), "backup-rehearsal-source"));
        }
        if (report.files().isThere()) {
            result.getChildren().add(rehearsal(report.files(), "backup-rehearsal-files"));
        }
        result.getChildren().add(NoteLines.of("backup-notes", words, report.notes()));
        result.getChildren().addAll(Parts.heading(words.say("window.backup.kept")), items(report.items()));
    }

    private Node rehearsal(Rehearsal rehearsal, String id) {
        boolean equal = rehearsal.differentRows() == 0;
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say("window.backup.rehearsal." + rehearsal
                .manner(), rehearsal.tables(), rehearsal.equalRows(), rehearsal.differentRows()), "strong"));
        boolean restored = rehearsal.isThere() && !rehearsal.manner().endsWith("read-back");
        if (restored) { // only what was restored tells how long that takes
            said.getChildren().add(Parts.text(words.say("window.backup.restore-time", words.millis(rehearsal
                    .millis()))));
        }
        var box = Parts.row(Parts.NEAR, equal ? Icon.DONE.node("good") : Icon.BLOCKER.node("blocker"), Parts
                .grow(said));
        box.setId(id);
        box.getStyleClass().addAll("problem-box", equal ? "box-good" : "box-blocker");
        box.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return box;
    }

    private Node items(List<Item> items) {
        var table = new Table<Item>("backup-items", words.say("window.backup.kept"), words)
                .text(words.say("window.backup.kind"), 216, item -> words.say("window.backup.kind." + item
                        .kind()))
                .text(words.say("window.backup.what"), 320, Item::what)
                .number(words.say("window.table.rows"), 96, Item::rows)
                .right(words.say("window.backup.size"), 96, item -> words.bytes(item.bytes()))
                .text(words.say("window.backup.path"), 240, Item::path)
                .of(FXCollections.observableArrayList(items));
        return Table.fitted(table, 8);
    }

    @Override
    public void shown() {
        model.choice().load();
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
