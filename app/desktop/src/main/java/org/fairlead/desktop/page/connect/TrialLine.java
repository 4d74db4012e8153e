package org.fairlead.desktop.page.connect;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Reveal;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.connect.SidePageModel.Trial;
import org.fairlead.model.Problem;
import org.fairlead.run.Workspace.ConnectionResult;
import org.fairlead.site.Site.Side;

/** What answered, or why nothing did. Keeps its room, so that the page stands still. */
final class TrialLine extends VBox {
    private static final String UNKNOWN_KEY = "ssh.problem.host-key-unknown";

    private final Words words;
    private final SidePageModel model;
    private final String id;
    private final boolean target;

    TrialLine(Words words, SidePageModel model, String id) {
        this.words = words;
        this.model = model;
        this.id = id;
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
            case Trial.Trying() -> busy(words);
            case Trial.Answered(ConnectionResult result) -> answered(result);
            case Trial.Refused(var problem) -> new ProblemBox(words, problem, ways(problem));
        };
    }

    /** That an answer is waited for. */
    static Node busy(Words words) {
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.setAccessibleText(words.say("window.connect.trying"));
        return Parts.row(Parts.NEAR, busy, Parts.text(words.say("window.connect.trying")));
    }

    /** What can be done about it from here. A key that changed cannot be accepted with one press. */
    private Node[] ways(Problem problem) {
        if (problem.key().equals(UNKNOWN_KEY)) {
            return new Node[]{way("trust", () -> model.trust(String.valueOf(problem.args().get(1))))};
        }
        return model.hasUnread() ? new Node[]{way("read-again", model::again)} : new Node[0];
    }

    private Node way(String does, Runnable action) {
        var button = Parts.button(id + "-" + does, words.say("window.connect." + does), action);
        button.setMnemonicParsing(false);
        return button;
    }

    private Node answered(ConnectionResult result) {
        String layout = result.layout().isEmpty() ? words.say("window.connect.no-layout")
                : words.say("window.connect.layout", words.sayOr("layout." + result.layout(), result
                        .layout()));
        String rights = target && result.facts().mayCreate() ? words.say("window.connect.may-create") : "";
        List<String> besides = new ArrayList<>(List.of(layout, rights));
        if (model.ssh().over().get()) {
            besides.add(words.say("window.connect.over-ssh", model.ssh().host().get()));
        }
        String quiet = besides.stream().filter(part -> !part.isEmpty()).reduce((a, b) -> words.say(
                "window.joined",
                a, b)).orElse("");
        var row = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(Parts.column(Parts.TIGHT, Parts
                .text(words.say("window.connect.answered", result.facts().product(), result.facts()
                        .version(), result.tables(), words.micros(result.latencyMicros())), "strong"), Parts
                                .quiet(quiet))));
        row.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        return row;
    }
}
