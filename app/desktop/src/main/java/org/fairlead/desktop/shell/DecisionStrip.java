package org.fairlead.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;

/** Says that somebody wanted to decide here whether the run goes on or back, and offers the way back. */
final class DecisionStrip {
    private DecisionStrip() {}

    /**
     * @param next
     * what the next step is called
     * @param back
     * offered where something has been written
     */
    static Node of(Words words, String step, String next, boolean written, Runnable back) {
        Label what = Parts.text(words.say("window.decide", words.say("step." + step), next), "strong");
        Label why = Parts.text(words.say(written ? "window.decide.written" : "window.decide.unwritten"));
        HBox strip = Parts.row(Parts.APART, Icon.STOP.node("running"), Parts.grow(Parts.column(0, what,
                why)));
        if (written) {
            strip.getChildren().add(Parts.button("decide-back", Icon.UNDO, words.say("window.decide.back"),
                    back));
        }
        strip.getStyleClass().add("decision-strip");
        strip.setId("decision-point");
        return strip;
    }
}
