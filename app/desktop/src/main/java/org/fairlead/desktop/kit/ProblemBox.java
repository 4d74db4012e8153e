package org.fairlead.desktop.kit;

import java.util.Optional;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.model.Problem;
import org.fairlead.model.Severity;

/** A problem where it belongs: what and where, why it matters, what to do, and the buttons that do it. */
public final class ProblemBox extends HBox {
    public ProblemBox(Words words, Problem problem, Node... fixes) {
        super(Parts.NEAR);
        setAlignment(Pos.TOP_LEFT);
        VBox said = Parts.column(Parts.TIGHT, Parts.text(words.say(problem), "strong"));
        words.why(problem).ifPresent(why -> said.getChildren().add(Parts.text(why)));
        words.fix(problem).ifPresent(fix -> said.getChildren().add(Parts.text(fix)));
        if (fixes.length > 0 || words.helping().with(problem).isPresent()) {
            HBox buttons = Parts.row(Parts.NEAR, fixes);
            words.helping().with(problem).ifPresent(open -> buttons.getChildren().add(Parts.button(
                    "help-with-problem", Icon.HELP, words.say("window.help-card.open"), open)));
            buttons.getStyleClass().add("box-buttons");
            said.getChildren().add(buttons);
        }
        Severity severity = problem.severity();
        getChildren().addAll(SeverityMark.icon(severity), Parts.grow(said));
        getStyleClass().addAll("problem-box", "box-" + SeverityMark.style(severity));
        setAccessibleText(words.say("window.severity." + SeverityMark.style(severity)) + ": " + words.say(
                problem));
        setFocusTraversable(false);
    }

    /** A place that shows the problem while there is one. */
    public static VBox place(Words words, ObservableValue<Optional<Problem>> problem, Node... fixes) {
        VBox place = new VBox();
        place.getStyleClass().add("problem-place");
        Runnable show = () -> {
            place.getChildren().setAll(problem.getValue().map(p -> new ProblemBox(words, p, fixes)).stream()
                    .toList());
            place.setVisible(!place.getChildren().isEmpty());
            place.setManaged(place.isVisible());
        };
        problem.addListener((at, was, is) -> {
            show.run();
            is.ifPresent(shown -> Reveal.show(place));
        });
        show.run();
        return place;
    }
}
