package org.fairlead.desktop.kit;

import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.model.Problem;
import org.fairlead.model.Severity;

/** Short remarks below a result, each with its mark; what is not well says what to do, too. */
public final class NoteLines {
    private NoteLines() {}

    public static Node of(String id, Words words, List<Problem> notes) {
        VBox lines = Parts.column(Parts.NEAR, notes.stream().map(note -> line(words, note)).toArray(
                Node[]::new));
        lines.setId(id);
        lines.setVisible(!notes.isEmpty());
        lines.setManaged(!notes.isEmpty());
        return lines;
    }

    private static Node line(Words words, Problem note) {
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(note)));
        if (note.severity() != Severity.PASSED) {
            words.why(note).ifPresent(why -> said.getChildren().add(Parts.quiet(why)));
            words.fix(note).ifPresent(fix -> said.getChildren().add(Parts.text(fix)));
        }
        HBox line = Parts.row(Parts.NEAR, SeverityMark.icon(note.severity()), Parts.grow(said));
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }
}
