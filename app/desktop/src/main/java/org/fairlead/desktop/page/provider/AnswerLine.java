package org.fairlead.desktop.page.provider;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.config.ProviderTrial;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.provider.ProviderPageModel.Trial;

/** What the provider answered, in one line. Keeps its room, so that the page stands still. */
final class AnswerLine extends VBox {
    private final Words words;

    AnswerLine(ProviderPageModel model, Words words) {
        this.words = words;
        setId("provider-answer");
        setMinHeight(24);
        model.trial().addListener((at, was, is) -> getChildren().setAll(line(is)));
        getChildren().setAll(line(model.trial().get()));
    }

    private Node line(Trial trial) {
        return switch (trial) {
            case Trial.NotYet() -> Parts.column(0);
            case Trial.Refused(var problem) -> Parts.column(0);
            case Trial.Trying() -> {
                ProgressIndicator busy = new ProgressIndicator();
                busy.setPrefSize(16, 16);
                busy.setAccessibleText(words.say("window.provider.trying"));
                yield Parts.row(Parts.NEAR, busy, Parts.text(words.say("window.provider.trying")));
            }
            case Trial.Answered(ProviderTrial result) -> result.models().map(models -> {
                HBox row = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(Parts.text(words.say(
                        "window.provider.answered", new PlaybookWords(words).service(result.to()), models
                                .ids().size(), models.millis()), "strong")));
                row.setAlignment(Pos.TOP_LEFT);
                return row;
            }).orElseGet(() -> Parts.row(0));
        };
    }
}
