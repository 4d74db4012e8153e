package org.fairlead.desktop.page.upgrade;

import java.util.List;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.TrialWords;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;

/** One action: its number, its name, what it does, and what became of it. */
final class ActionRow extends HBox {
    private final UpgradePageModel model;
    private final Doing act;
    private final StackPane mark = new StackPane();
    private final CheckBox tick = new CheckBox();
    private final VBox tried = Parts.column(Parts.TIGHT);

    ActionRow(UpgradePageModel model, Doing act, int number) {
        super(Parts.APART);
        this.model = model;
        this.act = act;
        setId("action-" + act.id());
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("run-row");
        Words words = model.words();
        mark.setAlignment(Pos.TOP_LEFT);
        mark.setPrefWidth(232);
        mark.setMinWidth(USE_PREF_SIZE);
        mark.setMaxHeight(USE_PREF_SIZE);
        VBox said = Parts.column(Parts.TIGHT, Parts.text(model.says().action(act.id()), "strong"));
        addIfSaid(said, model.says().aboutAction(act.id()));
        if (act.kind().equals("ask")) {
            if (!act.statement().isEmpty()) {
                said.getChildren().add(new CopyText(words, act.statement()));
            }
            tick.setText(words.say("window.upgrade.tick"));
            tick.setId("tick-" + act.id());
            tick.setOnAction(event -> model.tick(act.id(), tick.isSelected()));
            said.getChildren().add(tick);
        } else {
            addIfSaid(said, act.writesTo().isEmpty() ? "" : words.say("window.plan.writes", act.writesTo(),
                    words.say("window.plan.undone." + act.undoneBy())));
            if (!act.statement().isEmpty()) {
                said.getChildren().add(statement(words));
            }
        }
        said.getChildren().add(tried);
        Label ordinal = Parts.word(words.number(number) + ".", "ordinal");
        getChildren().addAll(ordinal, Parts.grow(said), mark);
        update();
    }

    private Node statement(Words words) {
        Disclosure statement = new Disclosure(words.say("window.plan.statement"), Parts.text(act.statement(),
                "code"));
        return statement;
    }

    private static void addIfSaid(VBox said, String sentence) {
        if (!sentence.isEmpty()) {
            said.getChildren().add(Parts.quiet(sentence));
        }
    }

    /** What it would do, with the first rows. */
    private List<Node> effect(Tried seen) {
        var says = new TrialWords(model.words()::say);
        Label effect = Parts.text(says.effect(seen), "strong");
        if (seen.samples().isEmpty()) {
            return List.of(effect);
        }
        VBox rows = Parts.column(Parts.TIGHT);
        seen.samples().forEach(sample -> rows.getChildren().add(Parts.text(says.sample(sample), "code")));
        Disclosure samples = new Disclosure(model.words().say("window.upgrade.samples", seen.samples()
                .size()), rows);
        samples.setId("samples-" + act.id());
        return List.of(effect, samples);
    }

    void update() {
        mark.getChildren().setAll(new StateWord(model.outcome(act), model.look(act)));
        tick.setSelected(model.ticked().contains(act.id()));
        tried.getChildren().setAll(model.tried(act).map(this::effect).orElse(List.of()));
        tried.setVisible(!tried.getChildren().isEmpty());
        tried.setManaged(tried.isVisible());
    }
}
