package org.fairlead.desktop.page.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.fairlead.access.Reply;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.Ticks;

/** What the chat and the services answered, side by side, for somebody to say which answers are good. */
final class RepliesPane extends VBox {
    private final Desk desk;
    private final Words words;
    private final VBox questions = Parts.column(Parts.SECTION);

    /** Answers with what people said of them. */
    private record Rated(List<Reply> replies, Map<String, Ticks.Tick> ticks) {}

    RepliesPane(Desk desk) {
        super(Parts.APART);
        this.desk = desk;
        words = desk.words();
        setId("replies");
        getStyleClass().add("tab-content");
        getChildren().addAll(Parts.quiet(words.say("window.replies.intro")), questions);
    }

    /** Reads them from the record again. */
    void load() {
        if (desk.held().get().isEmpty()) {
            return;
        }
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> new Rated(Ticks.replies(journey.log()), journey.ticks())).onSuccess(
                this::show).onFailure(ProblemException.class, failure -> failed(failure.problem())).start();
    }

    private void failed(Problem problem) {
        questions.getChildren().setAll(new ProblemBox(words, problem));
    }

    private void show(Rated rated) {
        questions.getChildren().clear();
        if (rated.replies().isEmpty()) {
            questions.getChildren().add(Parts.quiet(words.say("window.replies.none")));
        }
        Map<Integer, List<Reply>> byQuestion = new LinkedHashMap<>();
        rated.replies().forEach(reply -> byQuestion.computeIfAbsent(reply.number(), n -> new ArrayList<>())
                .add(reply));
        byQuestion.forEach((number, replies) -> {
            HBox beside = new HBox(Parts.APART);
            replies.forEach(reply -> beside.getChildren().add(reply(reply, rated.ticks().containsKey(reply
                    .item()) && rated.ticks().get(reply.item()).done())));
            Reply first = replies.getFirst();
            questions.getChildren().add(Parts.column(Parts.NEAR, Parts.heading(first.question().isEmpty()
                    ? words.say("document.replies.of-user", number)
                    : words.say("document.replies.question", number, first.question())), beside));
        });
    }

    private Node reply(Reply reply, boolean good) {
        CheckBox rating = new CheckBox(words.say("window.replies.good"));
        rating.setId(reply.item());
        rating.setSelected(good);
        rating.setOnAction(event -> rate(reply, rating.isSelected()));
        Region card = Parts.card(Parts.text(reply.from(), "strong"), Parts.quiet(reply.tokens()
                > 0
                        ? words.say("window.replies.measured", reply.millis(), reply.tokens())
                        : words.say("window.replies.timed", reply.millis())), Parts.text(reply.answer()),
                rating);
        card.setPrefWidth(1);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.setMaxWidth(Double.MAX_VALUE);
        return card;
    }

    private void rate(Reply reply, boolean good) {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> {
            journey.tick(reply.item(), good);
            return good;
        }).onFailure(ProblemException.class, failure -> failed(failure.problem())).start();
    }
}
