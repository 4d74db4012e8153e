package org.fairlead.desktop.page.connect;

import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Reveal;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.connect.SidePageModel.Trial;
import org.fairlead.run.Workspace.ConnectionResult;
import org.fairlead.site.Site.Side;

/** What answered, or why nothing did. Keeps its room, so that the page stands still. */
final class TrialLine extends VBox {
    private final Words words;
    private final boolean target;

    TrialLine(Words words, SidePageModel model, String id) {
        this.words = words;
        target = model.side() == Side.TARGET;
        setId(id + "-result");
        setMinHeight(48);
        model.trial().addListener((at, was, is) -> {
            getChildren().setAll(line(is));
            if (is instanceof Trial.Refused) {
                Reveal.show(this);
            }
        });
        getChildren().setAll(line(model.trial().get()));
    }

    private Node line(Trial trial) {
        return switch (trial) {
            case Trial.NotYet() -> Parts.quiet(words.say("window.connect.not-tried"));
            case Trial.Trying() -> {
                ProgressIndicator busy = new ProgressIndicator();
                busy.setPrefSize(16, 16);
                busy.setAccessibleText(words.say("window.connect.trying"));
                yield Parts.row(Parts.NEAR, busy, Parts.text(words.say("window.connect.trying")));
            }
            case Trial.Answered(ConnectionResult result) -> answered(result);
            case Trial.Refused(var problem) -> new ProblemBox(words, problem);
        };
    }

    private Node answered(ConnectionResult result) {
        String layout = result.layout().isEmpty() ? words.say("window.connect.no-layout")
                : words.say("window.connect.layout", words.sayOr("layout." + result.layout(), result
                        .layout()));
        String rights = target && result.facts().mayCreate() ? words.say("window.connect.may-create") : "";
        var row = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(Parts.column(Parts.TIGHT, Parts
                .text(words.say("window.connect.answered", result.facts().product(), result.facts()
                        .version(), result.tables(), words.micros(result.latencyMicros())), "strong"), Parts
                                .quiet(rights.isEmpty() ? layout : words.say("window.joined", layout,
                                        rights)))));
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return row;
    }
}
