package org.fairlead.desktop.page.finish;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;
import org.fairlead.run.CopyReport;

/** A place, a button, and what was copied there. */
final class CopiesPane extends VBox {
    private final Words words;
    private final VBox done = Parts.column(Parts.NEAR);

    CopiesPane(CopiesModel model, Words words) {
        super(Parts.NEAR);
        this.words = words;
        Field place = Field.text("copies-place", words.say("window.copies.place"), model.place());
        Button browse = Parts.button("copies-browse", Icon.FOLDER, words.say("window.copies.browse"),
                model::browse);
        Button copy = Parts.button("copies-copy", Icon.SAVE, words.say("window.copies.copy"), model::copy);
        browse.disableProperty().bind(model.working());
        copy.disableProperty().bind(model.working().or(model.place().isEmpty()));
        HBox beside = Parts.row(Parts.NEAR, Parts.grow(place), browse);
        beside.setAlignment(Pos.BOTTOM_LEFT);
        done.setId("copies-done");
        getChildren().addAll(Parts.heading(words.say("window.copies")), Parts.text(words.say(
                "window.copies.intro")),
                beside, copy, ProblemBox.place(words, model
                        .problem()), done);
        model.report().addListener((at, was, is) -> {
            done.getChildren().clear();
            is.ifPresent(this::show);
        });
        model.report().get().ifPresent(this::show);
    }

    private void show(CopyReport report) {
        done.getChildren().add(Parts.text(words.say("window.copies.done", report.copied().size(), report
                .place())));
        for (Problem warning : report.warnings()) {
            VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(warning)));
            words.fix(warning).map(Parts::quiet).ifPresent(said.getChildren()::add);
            done.getChildren().add(Parts.row(Parts.NEAR, Icon.WARNING.node("warning"), Parts.grow(said)));
        }
    }
}
