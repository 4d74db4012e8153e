package org.fairlead.desktop.page.finish;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.DayField;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.CleaningWork.Left;
import org.fairlead.run.CleaningWork.Piece;

/** What a run has left anywhere: each with its size and why it may go, or why not yet. */
final class CleaningPane extends VBox {
    private final CleaningModel model;
    private final Words words;
    private final VBox list = Parts.column(Parts.APART);

    CleaningPane(CleaningModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        setId("finish-cleaning");
        Button look = Parts.button("cleaning-look", Icon.SEARCH, words.say("window.cleaning.look"),
                model::look);
        look.disableProperty().bind(model.working());
        DatePicker day = DayField.of(model.keepUntil(), words.say("window.cleaning.keep-until"));
        Field until = Field.of("cleaning-keep-until", words.say(
                "window.cleaning.keep-until"),
                day).below(words.say("window.cleaning.keep-until.why"));
        until.setMaxWidth(480);
        getChildren().addAll(Parts.heading(words.say("window.cleaning.title")), Parts.text(words.say(
                "window.cleaning.intro")), until, Parts.row(Parts.NEAR, look),
                ProblemBox.place(words, model.problem()), list);
        model.left().addListener((at, was, is) -> is.ifPresent(this::show));
        model.left().get().ifPresent(this::show);
    }

    private void show(Left left) {
        list.getChildren().clear();
        model.removed().get().ifPresent(done -> list.getChildren().add(Parts.text(words.say(
                "window.finish.removed", done.removed().size(), words.bytes(done.freedBytes())))));
        list.getChildren().add(Parts.quiet(words.say("window.cleaning.left", left.pieces().size())));
        left.pieces().forEach(piece -> list.getChildren().add(piece(piece)));
        list.getChildren().add(NoteLines.of("cleaning-notes", words, left.notes()));
        if (left.pieces().stream().anyMatch(piece -> piece.stays().isEmpty())) {
            Button remove = Parts.button("cleaning-remove", words.say("window.cleaning.remove"),
                    model::remove);
            remove.getStyleClass().add("danger");
            remove.disableProperty().bind(model.working().or(Bindings.isEmpty(model.ticked())));
            list.getChildren().add(Parts.row(Parts.NEAR, remove));
        }
    }

    private Node piece(Piece piece) {
        CheckBox box = new CheckBox(words.say(piece.bytes() < 0 ? "window.cleaning.piece.unsized"
                : "window.cleaning.piece", words.say("clean.kind." + piece.kind()), piece.place(), words
                        .bytes(Math
                                .max(0, piece.bytes()))));
        box.setId("left-" + Parts.id(piece.id()));
        box.setWrapText(true);
        box.setMnemonicParsing(false);
        box.setDisable(piece.stays().isPresent());
        box.setOnAction(event -> model.tick(piece.id(), box.isSelected()));
        VBox why = Parts.column(Parts.TIGHT, Parts.quiet(piece.stays().map(words::say).orElse(words.say(
                "clean.why." + piece.kind()))));
        piece.stays().flatMap(words::fix).ifPresent(fix -> why.getChildren().add(Parts.quiet(fix)));
        why.getStyleClass().add("under-radio");
        return Parts.column(Parts.TIGHT, box, why);
    }
}
