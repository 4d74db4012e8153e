package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.PlanReview;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;

/** Left what moves, right what is done, numbered, so that it can be read aloud. */
final class ReviewPane extends HBox {
    private final PlanPageModel model;
    private final Words words;
    private final VBox moving = new VBox();
    private final VBox doing = Parts.column(Parts.NEAR);

    ReviewPane(PlanPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        getStyleClass().add("tab-content");
        VBox left = Parts.column(Parts.NEAR, Parts.heading(words.say(model.changesRows()
                ? "window.plan.there"
                : "window.plan.moving")), moving);
        moving.getStyleClass().add("run-list");
        moving.setId("plan-moving");
        VBox right = Parts.column(Parts.NEAR, Parts.heading(words.say("window.plan.doing")), doing);
        left.setPrefWidth(1);
        right.setPrefWidth(1);
        getChildren().addAll(Parts.grow(left), Parts.grow(right));
        model.review().addListener((at, was, is) -> show(is));
        show(model.review().get());
    }

    private Node moved(Moving move) {
        VBox said = Parts.column(0, Parts.text(move.kind().equals(Moving.SETTINGS) ? words.sayOr("component."
                + move
                        .table(), move.table()) : move.table()));
        if (!move.conversions().isEmpty()) {
            said.getChildren().add(Parts.quiet(words.say("window.plan.converts", String.join(", ", move
                    .conversions().stream().map(this::conversion).toList()))));
        }
        HBox row = Parts.row(Parts.APART, Parts.grow(said), Parts.word(words.number(move.rows()), "number"));
        row.getStyleClass().addAll("run-row", "tight");
        return row;
    }

    private String conversion(String id) {
        return id.startsWith("by-") ? words.say("window.conversion.by", id.substring(3)) : words.sayOr(
                "window.conversion." + id, id);
    }

    private void show(Optional<PlanReview> review) {
        moving.getChildren().setAll(review.map(PlanReview::moving).orElse(List.of()).stream().map(this::moved)
                .toList());
        doing.getChildren().clear();
        int number = 1;
        for (Doing act : review.map(PlanReview::doing).orElse(List.of())) {
            doing.getChildren().add(act(number++, act));
        }
    }

    private Node act(int number, Doing act) {
        VBox said = Parts.column(0, Parts.text(model.says().action(act.id())), Parts.quiet(effect(act)));
        if (!act.statement().isEmpty()) {
            Disclosure statement = new Disclosure(words.say("window.plan.statement"), Parts.text(act
                    .statement(), "code"));
            said.getChildren().add(statement);
        }
        HBox row = Parts.row(Parts.NEAR, Parts.word(words.number(number) + ".", "ordinal"), Parts.grow(said));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private String effect(Doing act) {
        if (act.kind().equals("ask")) {
            return words.say("window.plan.by-person");
        }
        if (act.writesTo().isEmpty()) {
            return words.say("window.plan.writes-nothing");
        }
        return words.say("window.plan.writes", act.writesTo(), words.say("window.plan.undone." + act
                .undoneBy()));
    }
}
