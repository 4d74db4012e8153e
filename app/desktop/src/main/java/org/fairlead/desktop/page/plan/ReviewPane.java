package org.fairlead.desktop.page.plan;

import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.PlanReview;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;

/** Left what moves, right what is done, numbered, so that it can be read aloud. */
final class ReviewPane extends HBox {
    private final PlanPageModel model;
    private final Words words;
    private final ObservableList<Moving> moving = FXCollections.observableArrayList();
    private final VBox doing = Parts.column(Parts.NEAR);

    ReviewPane(PlanPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        getStyleClass().add("tab-content");
        TableView<Moving> table = new Table<Moving>("plan-moving", words.say("window.plan.moving"), words)
                .text(words.say("window.table.table"), 232, Moving::table)
                .number(words.say("window.table.rows"), 88, Moving::rows)
                .text(words.say("window.plan.conversions"), 200, move -> String.join(", ", move.conversions()
                        .stream().map(this::conversion).toList()))
                .of(moving);
        table.setPrefHeight(440);
        VBox left = Parts.column(Parts.NEAR, Parts.heading(words.say("window.plan.moving")), Parts.grow(
                table));
        VBox right = Parts.column(Parts.NEAR, Parts.heading(words.say("window.plan.doing")), doing);
        left.setPrefWidth(1);
        right.setPrefWidth(1);
        getChildren().addAll(Parts.grow(left), Parts.grow(right));
        model.review().addListener((at, was, is) -> show(is));
        show(model.review().get());
    }

    private String conversion(String id) {
        return words.sayOr("conversion." + id, id);
    }

    private void show(Optional<PlanReview> review) {
        moving.setAll(review.map(PlanReview::moving).orElse(java.util.List.of()));
        doing.getChildren().clear();
        int number = 1;
        for (Doing act : review.map(PlanReview::doing).orElse(java.util.List.of())) {
            doing.getChildren().add(act(number++, act));
        }
    }

    private Node act(int number, Doing act) {
        VBox said = Parts.column(0, Parts.text(model.says().action(act.id())), Parts.quiet(effect(act)));
        if (!act.statement().isEmpty()) {
            TitledPane statement = new TitledPane(words.say("window.plan.statement"), Parts.text(act
                    .statement(), "code"));
            statement.setExpanded(false);
            statement.setAnimated(false);
            statement.getStyleClass().add("statement");
            said.getChildren().add(statement);
        }
        HBox row = Parts.row(Parts.NEAR, Parts.word(words.number(number) + ".", "ordinal"), (act.kind()
                .equals("ask") ? Icon.OPEN : Icon.PLAY).node("quiet"), Parts.grow(said));
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
