package org.fairlead.desktop.page.transfer;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.record.RunLog.QuarantinedRow;

/** The rows that wait, the one that is being corrected, and those that were sent after the others. */
final class QuarantinePart extends VBox {
    private final TransferPageModel model;
    private final Words words;

    QuarantinePart(TransferPageModel model, Words words) {
        super(Parts.APART);
        this.model = model;
        this.words = words;
        TableView<QuarantinedRow> table = waiting();
        VBox waiting = Parts.column(Parts.NEAR, Parts.heading(words.say("window.transfer.quarantine")), Parts
                .quiet(words.say("window.transfer.quarantine.intro")), table, Parts.row(Parts.NEAR, correct(
                        table)));
        Parts.shownWhen(waiting, Bindings.isNotEmpty(model.quarantine()));
        getChildren().addAll(waiting, new CorrectionPanel(model.correction(), words, table), released());
    }

    private TableView<QuarantinedRow> waiting() {
        TableView<QuarantinedRow> table = new Table<QuarantinedRow>("transfer-quarantine", words.say(
                "window.transfer.quarantine"), words)
                .text(words.say("window.table.table"), 232, QuarantinedRow::table)
                .text(words.say("window.table.key"), 96, QuarantinedRow::key)
                .text(words.say("window.table.column"), 144, QuarantinedRow::column)
                .text(words.say("window.table.reason"), 280, row -> words.sayOr("misfit." + row.misfit()
                        + ".short", row.misfit()))
                .text(words.say("window.table.detail"), 144, QuarantinedRow::detail)
                .text(words.say("window.table.state"), 120, this::state)
                .of(model.quarantine());
        table.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(table);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                open(table);
            }
        });
        return Table.fitted(table, 6);
    }

    private Button correct(TableView<QuarantinedRow> table) {
        Button correct = Parts.button("transfer-correct", words.say("window.correct"), () -> open(table));
        var selected = table.getSelectionModel().selectedItemProperty();
        correct.disableProperty().bind(Bindings.createBooleanBinding(() -> selected.get() == null
                || !TransferPageModel.isWaiting(selected.get()), selected).or(model.correction().busy()));
        return correct;
    }

    private void open(TableView<QuarantinedRow> table) {
        QuarantinedRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && TransferPageModel.isWaiting(row)) {
            model.correction().open(row);
        }
    }

    private Node released() {
        TableView<QuarantinedRow> table = new Table<QuarantinedRow>("transfer-released", words.say(
                "window.transfer.released"), words)
                .text(words.say("window.table.table"), 232, QuarantinedRow::table)
                .text(words.say("window.table.key"), 96, QuarantinedRow::key)
                .text(words.say("window.table.state"), 280, this::state)
                .of(model.released());
        VBox sent = Parts.column(Parts.NEAR, Parts.heading(words.say("window.transfer.released")), Table
                .fitted(table, 4));
        return Parts.shownWhen(sent, Bindings.isNotEmpty(model.released()));
    }

    private String state(QuarantinedRow row) {
        return words.sayOr("window.quarantine." + row.state(), row.state());
    }
}
