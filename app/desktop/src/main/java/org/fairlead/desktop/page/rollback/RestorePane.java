package org.fairlead.desktop.page.rollback;

import java.util.List;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.WholeRestored;

/** The choice between setting a run back, which keeps later changes, and restoring the whole database. */
final class RestorePane extends VBox {
    private final Words words;
    private final VBox result = Parts.column(Parts.NEAR);

    RestorePane(RestoreModel model) {
        super(Parts.NEAR);
        words = model.words();
        setId("rollback-ways");
        setMaxWidth(800);
        ToggleGroup ways = new ToggleGroup();
        RadioButton back = way("set-back", ways);
        RadioButton restore = way("restore", ways);
        back.setSelected(true);
        Field name = Field.text("restore-into", words.say("window.restore.into"), model.into()).below(words
                .say(
                        "window.restore.into.why"));
        name.setMaxWidth(480);
        Button act = Parts.button("restore-act", words.say("window.restore.act"), model::restore);
        act.disableProperty().bind(model.ready().not());
        ProgressPanel progress = new ProgressPanel("restore", words, model.run(), words.say(
                "window.rollback.part"))
                .withoutQuarantine();
        VBox form = Parts.column(Parts.APART, name, Parts.row(Parts.NEAR, act), ProblemBox.place(words, model
                .run()
                .problem()), Parts.shownWhen(progress, model.run().running()), result);
        form.getStyleClass().add("under-radio");
        getChildren().setAll(Parts.heading(words.say("window.restore.title")), back, Parts.quiet(words.say(
                "window.restore.set-back.why")), restore, Parts.quiet(words.say(
                        "window.restore.restore.why")), Parts
                                .shownWhen(form, restore.selectedProperty()));
        model.run().report().addListener((at, was, is) -> is.ifPresent(this::show));
    }

    private RadioButton way(String id, ToggleGroup ways) {
        RadioButton button = new RadioButton(words.say("window.restore." + id));
        button.setId("way-" + id);
        button.setWrapText(true);
        button.setToggleGroup(ways);
        return button;
    }

    private void show(WholeRestored restored) {
        Label said = Parts.text(words.say("window.restore.done", restored.place(), restored.objects(),
                restored.rows(),
                restored.different().size()), "strong");
        said.setId("restore-done");
        result.getChildren().setAll(List.of(said, NoteLines.of("restore-notes", words, restored.notes())));
    }
}
