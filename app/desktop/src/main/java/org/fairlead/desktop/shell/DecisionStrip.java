package org.fairlead.desktop.shell;

import javafx.scene.Node;
import javafx.scene.control.Button;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;

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
        Problem said = Problem.info(written ? "window.decide" : "window.decide.before", words.say("step."
                + step),
                next);
        Button way = Parts.button("decide-back", Icon.UNDO, words.say("window.decide.back"), back);
        var strip = written ? new ProblemBox(words, said, way) : new ProblemBox(words, said);
        strip.setId("decision-point");
        return strip;
    }
}
