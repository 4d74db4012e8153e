package org.fairlead.desktop.page.rollback;

import java.util.List;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.TableState;

/** What was taken back, whether everything is as it was before, and what stays. */
final class RollbackResult extends VBox {
    private static final int ROWS = 8;

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
        boolean good = changed == 0;
        Label sentence = Parts.text(words.say("window.rollback.result", report.undone(), words.millis(report
                .millis()), report.kept().size()), "strong");
        sentence.setId("rollback-result");
        Label checked = Parts.text(checked(tables, changed));
        checked.setId("rollback-checked");
        HBox box = Parts.row(Parts.NEAR, (good ? Icon.DONE : Icon.WARNING).node(good ? "good" : "warning"),
                Parts
                        .grow(Parts.column(Parts.TIGHT, sentence, checked)));
        box.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", good ? "box-good" : "box-warning");
        getChildren().setAll(box, NoteLines.of("rollback-notes", words, report.notes()));
        if (!report.kept().isEmpty()) {
            ObservableList<Kept> kept = FXCollections.observableArrayList(report.kept());
            getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.kept")), Table
                    .fitted(KeptTable.of("rollback-kept", words, kept), ROWS)));
        }
        if (!tables.isEmpty()) {
            getChildren().add(compared(tables));
        }
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
