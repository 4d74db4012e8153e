package org.fairlead.desktop.page.rollback;

import java.util.List;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.FindingList;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.Newer;
import org.fairlead.step.rollback.RollbackReport.TableState;

/** What was taken back, whether everything is as it was before, and what stays. */
final class RollbackResult extends VBox {
    private static final int ROWS = 8;
    private static final double CHECKS = 320;

    private final RollbackPageModel model;
    private final Words words;

    RollbackResult(RollbackPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        model.run().report().addListener((at, was, is) -> is.ifPresent(this::show));
        model.run().report().get().ifPresent(this::show);
    }

    private void show(RollbackReport report) {
        List<TableState> tables = model.tables();
        long changed = tables.stream().filter(table -> !RollbackPageModel.isAsBefore(table)).count();
        boolean good = changed == 0 && report.clean();
        Label sentence = Parts.text(words.say("window.rollback.result", report.undone(), words.millis(report
                .millis()), report.kept().size()), "strong");
        sentence.setId("rollback-result");
        Label checked = Parts.text(checked(tables, changed));
        checked.setId("rollback-checked");
        String style = good ? "good" : report.clean() ? "warning" : "blocker";
        VBox said = Parts.column(Parts.TIGHT, sentence, checked);
        if (!report.checks().isEmpty()) {
            said.getChildren().add(looked(report));
        }
        HBox box = Parts.row(Parts.NEAR, (good ? Icon.DONE : report.clean() ? Icon.WARNING : Icon.BLOCKER)
                .node(
                        style), Parts.grow(said));
        box.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", "box-" + style);
        getChildren().setAll(box, NoteLines.of("rollback-notes", words, report.notes()));
        if (!report.clean()) {
            getChildren().add(Parts.button("rollback-again", Icon.AGAIN, words.say("window.rollback.again"),
                    model::again));
        }
        if (!report.newer().isEmpty()) {
            getChildren().add(newer(report.newer()));
        }
        if (!report.checks().isEmpty()) {
            var checks = new FindingList("rollback-checks", words);
            checks.show(report.checks());
            checks.setPrefHeight(CHECKS);
            getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.checks")),
                    checks));
        }
        if (!report.kept().isEmpty()) {
            ObservableList<Kept> kept = FXCollections.observableArrayList(report.kept());
            getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.kept")), Table
                    .fitted(KeptTable.of("rollback-kept", words, kept), ROWS)));
        }
        if (!tables.isEmpty()) {
            getChildren().add(compared(tables));
        }
    }

    private Label looked(RollbackReport report) {
        long passed = report.checks().stream().filter(one -> one.problem().severity() == Severity.PASSED)
                .count();
        Label looked = Parts.text(words.say(report.clean() ? "back.checked" : "back.checked.failed", passed,
                report.checks().stream().filter(Finding::blocks).count()));
        looked.setId("rollback-looked");
        return looked;
    }

    private Node newer(List<Newer> newer) {
        TableView<Newer> table = new Table<Newer>("rollback-newer", words.say("window.rollback.newer"), words)
                .text(words.say("window.table.table"), 232, Newer::table)
                .number(words.say("window.rollback.added"), 136, Newer::added)
                .number(words.say("window.rollback.newer.changed"), 136, Newer::changed)
                .wrapped(words.say("window.rollback.newer.file"), 408, Newer::file)
                .of(FXCollections.observableArrayList(newer));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.newer")), Parts.quiet(words
                .say(
                        "window.rollback.newer.intro")), Table.fitted(table, ROWS));
    }

    private String checked(List<TableState> tables, long changed) {
        if (tables.isEmpty()) {
            return words.say("window.rollback.checked.none");
        }
        long stores = tables.stream().filter(table -> table.table().contains("://")).count();
        return changed == 0 ? words.say(stores > 0 ? "window.rollback.checked.keys"
                : "window.rollback.checked.good", tables.size() - stores)
                : words.say("window.rollback.checked.others", changed, tables.size());
    }

    private Node compared(List<TableState> tables) {
        TableView<TableState> table = new Table<TableState>("rollback-tables", words.say(
                "window.rollback.compared"), words)
                .node(words.say("window.table.state"), 144, this::state)
                .text(words.say("window.table.table"), 288, TableState::table)
                .number(words.say("window.rollback.equal"), 136, TableState::equal)
                .number(words.say("window.verify.different"), 112, TableState::different)
                .number(words.say("window.verify.missing"), 112, TableState::missing)
                .number(words.say("window.rollback.added"), 136, TableState::added)
                .of(FXCollections.observableArrayList(tables));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.compared")), Table.fitted(
                table,
                ROWS));
    }

    private Node state(TableState table) {
        return RollbackPageModel.isAsBefore(table) ? new StateWord(words.say("window.rollback.as-before"),
                StateWord.Look.GOOD) : new StateWord(words.say("window.rollback.not-as-before"),
                        StateWord.Look.WARNING);
    }
}
