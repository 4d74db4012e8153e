package org.fairlead.desktop.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.EvidenceTable;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.RepairOffer;
import org.fairlead.run.RepairOffer.State;

/** Repairs of a card: what each would do, done only when it is confirmed, and taken back again. */
final class RepairPane extends VBox {
    private static final List<Integer> MINUTES = List.of(15, 5, 30, 60, 240);

    private final Desk desk;
    private final Words words;
    private final List<String> ids;
    private final VBox lines = Parts.column(Parts.APART);

    /**
     * @param ids
     * of the repairs
     */
    RepairPane(Desk desk, List<String> ids) {
        super(Parts.NEAR);
        this.desk = desk;
        this.words = desk.words();
        this.ids = List.copyOf(ids);
        setId("repairs");
        lines.setId("repair-lines");
        Button look = Parts.button("repair-look", Icon.SEARCH, words.say("window.repair.look"), this::look);
        getChildren().addAll(look, lines);
    }

    private interface Call {
        RepairOffer on(Journey journey) throws ProblemException;
    }

    private void look() {
        Journey journey = desk.journey();
        lines.getChildren().setAll(Parts.quiet(words.say("window.help-card.checking")));
        desk.tools().turn().run(() -> journey.troubles().repairs())
                .onSuccess(offers -> lines.getChildren().setAll(offers.stream().filter(offer -> ids.contains(
                        offer.id())).map(this::line).toList()))
                .onFailure(ProblemException.class, failure -> lines.getChildren().setAll(new ProblemBox(words,
                        failure.problem())))
                .start();
    }

    private void call(String id, Call call) {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> call.on(journey))
                .onSuccess(this::replace)
                .onFailure(ProblemException.class, failure -> lines.getChildren().replaceAll(
                        node -> isOf(node, id) ? new ProblemBox(words, failure.problem()) : node))
                .start();
    }

    private static boolean isOf(Node node, String id) {
        return ("repair-" + id).equals(node.getId());
    }

    private void replace(RepairOffer offer) {
        lines.getChildren().replaceAll(node -> isOf(node, offer.id()) ? line(offer) : node);
    }

    private VBox line(RepairOffer offer) {
        VBox said = Parts.column(Parts.TIGHT, Parts.row(Parts.NEAR, SeverityMark.icon(offer.found().problem()
                .severity()), Parts.grow(Parts.text(words.say(offer.found().problem())))));
        said.setId("repair-" + offer.id());
        Optional.of("repair." + offer.id() + ".why").filter(words::has).ifPresent(why -> said.getChildren()
                .add(Parts.quiet(words.say(why))));
        if (!offer.found().evidence().rows().isEmpty()) {
            said.getChildren().add(new EvidenceTable(words, offer.found().evidence()));
        }
        if (offer.state() == State.OFFERED) {
            said.getChildren().add(confirming(offer));
        }
        if (offer.canGoBack()) {
            said.getChildren().add(Parts.row(Parts.NEAR, Parts.text(offer.state() == State.LENT
                    ? words.say("window.repair.until", words.exactly(Instant.ofEpochSecond(offer.until())))
                    : words.say("repair.state.done")), Parts.button("repair-back-" + offer.id(), Icon.UNDO,
                            words.say("window.repair.back"), () -> call(offer.id(), journey -> journey
                                    .troubles().takeBack(offer.id())))));
        }
        if (offer.state() == State.LENT) {
            goBackInTime(offer);
        }
        return said;
    }

    /** The button that names the act; a second one confirms it. */
    private Node confirming(RepairOffer offer) {
        String name = words.say("repair." + offer.id() + ".name");
        boolean lends = offer.found().evidence().rows().stream().anyMatch(row -> row.size() > 1) && desk
                .playbook().get().flatMap(playbook -> playbook.trouble().repairs().stream().filter(
                        one -> one.id().equals(offer.id())).findFirst()).filter(one -> one.isForAWhile())
                .isPresent();
        ComboBox<Integer> minutes = Choices.box("repair-minutes-" + offer.id(), words.say(
                "window.repair.minutes"), MINUTES, one -> words.say("window.repair.minute", one),
                chosen -> {});
        HBox row = Parts.row(Parts.NEAR);
        Button yes = Parts.button("repair-yes-" + offer.id(), words.say("window.repair.yes", name, desk.plan()
                .get().target().database().place()), () -> {
                    row.setDisable(true);
                    call(offer.id(), journey -> journey.troubles().repair(offer.id(), minutes.getValue()));
                });
        yes.setMnemonicParsing(false);
        yes.getStyleClass().add("accent");
        Button begin = Parts.button("repair-do-" + offer.id(), name, () -> {
            if (lends) {
                row.getChildren().setAll(minutes, yes);
            } else {
                row.getChildren().setAll(yes);
            }
            yes.requestFocus();
        });
        begin.setMnemonicParsing(false);
        row.getChildren().add(begin);
        return row;
    }

    /**
     * Gives the settings back when their time is over, while the window is open; else the next start does.
     */
    private void goBackInTime(RepairOffer offer) {
        Journey journey = desk.journey();
        long left = Math.max(1, offer.until() - words.clock().instant().getEpochSecond() + 1);
        PauseTransition pause = new PauseTransition(Duration.seconds((double) left));
        pause.setOnFinished(event -> desk.tools().turn().run(() -> journey.troubles().giveBackDue())
                .onSuccess(
                        gone -> look()).onFailure(ProblemException.class, failure -> lines.getChildren().add(
                                new ProblemBox(words, failure.problem()))).start());
        pause.play();
    }
}
