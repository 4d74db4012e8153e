package org.fairlead.desktop.page.transfer;

import java.util.Optional;

import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;

/** The columns of a waiting row to be corrected, those that do not fit first. */
final class CorrectionPanel extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final int LINES = 3;
    private static final double WIDTH = 800;

    private final CorrectionModel model;
    private final Words words;
    private final VBox row = Parts.card();
    private final Node table;

    /**
     * @param table
     * where the row was chosen, and where the keyboard goes back to
     */
    CorrectionPanel(CorrectionModel model, Words words, Node table) {
        super(Parts.NEAR);
        this.model = model;
        this.words = words;
        this.table = table;
        row.setId("correct-row");
        row.setMaxWidth(WIDTH);
        Parts.shownWhen(row, Bindings.createBooleanBinding(() -> model.opened().get().isPresent(), model
                .opened()));
        row.disableProperty().bind(model.busy());
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                model.close();
                event.consume();
            }
        });
        getChildren().addAll(arrived(), ProblemBox.place(words, model.problem()), row);
        model.opened().addListener((at, was, is) -> show(is));
        // a disabled field loses the keyboard
        model.busy().addListener((at, was, is) -> {
            if (was && model.opened().get().isPresent()) {
                Platform.runLater(this::focusFirst);
            }
        });
    }

    private Node arrived() {
        Label sentence = Parts.quiet("");
        sentence.setId("correct-arrived");
        sentence.textProperty().bind(model.arrived());
        HBox line = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(sentence));
        return Parts.shownWhen(line, model.arrived().isNotEmpty());
    }

    private void show(Optional<CorrectionModel.Opened> opened) {
        row.getChildren().clear();
        if (opened.isEmpty()) {
            table.requestFocus();
            return;
        }
        CorrectionModel.Opened is = opened.get();
        String title = words.say("window.correct.title", is.table(), is.key());
        row.setAccessibleText(title);
        row.getChildren().addAll(Parts.column(Parts.TIGHT, Parts.heading(title), Parts.quiet(words.say(
                "window.correct.intro"))), reason("correct-reason", model.reason()));
        is.columns().forEach(column -> row.getChildren().add(field(column)));
        var retry = Parts.button("correct-retry", Icon.AGAIN, words.say("window.correct.retry"),
                model::retry);
        retry.getStyleClass().add("accent");
        row.getChildren().add(Parts.row(Parts.NEAR, retry, Parts.button("correct-close", words.say(
                "window.correct.close"), model::close)));
    }

    private Node field(Correction column) {
        String id = "correct-" + column.column();
        Field field = (column.isLong() ? Field.area(id, column.column(), column.text(), LINES)
                : Field.text(id, column.column(), column.text())).below(column.isPartlyShown()
                        ? words.say("window.correct.partly", column.type())
                        : column.type());
        field.getChildren().stream().filter(TextInputControl.class::isInstance).map(
                TextInputControl.class::cast).forEach(input -> follow(input, column));
        return Parts.column(Parts.TIGHT, field, reason("correct-reason-" + column.column(), column
                .reason()));
    }

    /** Marks the input while its column does not fit; Enter in a single line tries the row. */
    private void follow(TextInputControl input, Correction column) {
        input.accessibleTextProperty().bind(Bindings.createStringBinding(() -> words.say(
                "window.correct.field", column.column(), column.type(), column.reason().get()).strip(),
                column.reason()));
        Runnable mark = () -> input.pseudoClassStateChanged(DANGER, !column.reason().get().isEmpty());
        column.reason().addListener((at, was, is) -> mark.run());
        mark.run();
        if (input instanceof TextField line) {
            line.setOnAction(event -> model.retry());
        }
    }

    private static Node reason(String id, ObservableValue<String> words) {
        Label sentence = Parts.text("");
        sentence.setId(id);
        sentence.textProperty().bind(words);
        HBox line = Parts.row(Parts.NEAR, Icon.WARNING.node("warning"), Parts.grow(sentence));
        return Parts.shownWhen(line, sentence.textProperty().isNotEmpty());
    }

    /** The first field that does not fit, or the first of all. */
    private void focusFirst() {
        model.opened().get().flatMap(is -> is.columns().stream().filter(column -> !column.reason().get()
                .isEmpty()).findFirst().or(() -> is.columns().stream().findFirst())).map(
                        column -> row.lookup("#correct-" + column.column())).ifPresent(
                                Node::requestFocus);
    }
}
