package org.fairlead.desktop.shell;

import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;

/** Keeps in sight, while a run writes and is verified, when those who planned it wanted to turn back. */
final class TriggerStrip {
    /** Steps in which one may have to turn back. */
    static final List<String> STEPS = List.of("import", "transfer", "upgrade", "verify");

    private TriggerStrip() {}

    static Node of(Words words, List<String> triggers) {
        Label what = Parts.text(words.say("window.triggers"), "strong");
        HBox strip = Parts.row(Parts.APART, Icon.UNDO.node("running"), Parts.grow(Parts.column(0, what, Parts
                .text(
                        String.join("  ·  ", triggers)))));
        strip.getStyleClass().add("decision-strip");
        strip.setId("rollback-triggers");
        return strip;
    }
}
