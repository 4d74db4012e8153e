package org.fairlead.desktop.shell;

import java.util.List;
import java.util.function.Consumer;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.CloserPane.Way;
import org.fairlead.desktop.page.Mark;

/** The ways to look closer, wherever a run has failed or a check of what was written has. */
final class CloserStrip {
    /** Steps behind which a site may be otherwise than it should. */
    private static final List<String> STEPS = List.of("import", "transfer", "upgrade", "verify");

    private CloserStrip() {}

    /** Whether they are offered on a page. */
    static boolean applies(String step, Mark mark) {
        return mark == Mark.FAILED || (mark == Mark.ATTENTION && STEPS.contains(step));
    }

    static Node of(Words words, Consumer<Way> open) {
        Label what = Parts.text(words.say("window.closer.strip"), "strong");
        HBox strip = Parts.row(Parts.NEAR, Icon.HELP.node("running"), Parts.grow(what));
        for (Way way : Way.values()) {
            strip.getChildren().add(Parts.button("closer-open-" + way.word(), words.say("window.closer.open."
                    + way.word()), () -> open.accept(way)));
        }
        strip.getStyleClass().add("decision-strip");
        strip.setId("closer-strip");
        return strip;
    }
}
