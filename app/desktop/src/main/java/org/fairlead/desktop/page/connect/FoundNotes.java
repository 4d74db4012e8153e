package org.fairlead.desktop.page.connect;

import java.util.List;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;

/** What a file said besides the connection, or left to be entered: one line each, with what to do. */
final class FoundNotes extends VBox {
    FoundNotes(Words words, ObservableValue<List<Problem>> notes, String id) {
        super(Parts.NEAR);
        setId(id + "-notes");
        notes.addListener((at, was, is) -> show(words, is));
        show(words, notes.getValue());
    }

    private void show(Words words, List<Problem> notes) {
        getChildren().setAll(notes.stream().map(note -> line(words, note)).toList());
        setVisible(!notes.isEmpty());
        setManaged(!notes.isEmpty());
    }

    private static HBox line(Words words, Problem note) {
        VBox said = Parts.column(0, Parts.text(words.say(note)));
        words.fix(note).ifPresent(fix -> said.getChildren().add(Parts.quiet(fix)));
        HBox line = new HBox(Parts.NEAR, SeverityMark.icon(note.severity()), Parts.grow(said));
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
