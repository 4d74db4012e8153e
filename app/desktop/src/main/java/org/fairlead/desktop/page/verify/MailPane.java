package org.fairlead.desktop.page.verify;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;

/** A test mail with the settings of the site, and whether it has arrived, which only a person can see. */
final class MailPane extends VBox {
    private static final double FORM = 640;

    private final Desk desk;
    private final Words words;
    private final StringProperty to = new SimpleStringProperty("");
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final VBox outcome = Parts.column(Parts.NEAR);
    private final CheckBox arrived;
    private final String item;

    /**
     * @param item
     * the checklist item that says it has arrived
     */
    MailPane(Desk desk, String item) {
        super(Parts.APART);
        this.desk = desk;
        this.item = item;
        words = desk.words();
        setId("mail");
        getStyleClass().add("tab-content");
        setMaxWidth(FORM);
        Field address = Field.text("mail-to", words.say("window.mail.to"), to);
        Button send = Parts.button("mail-send", Icon.MAIL, words.say("window.mail.send"), this::send);
        send.disableProperty().bind(busy.or(Bindings.createBooleanBinding(() -> !to.get().strip().matches(
                "[^@\\s]+@[^@\\s]+"), to)));
        send.textProperty().bind(Bindings.when(busy).then(words.say("window.mail.sending")).otherwise(words
                .say(
                        "window.mail.send")));
        arrived = new CheckBox(words.say("window.mail.arrived"));
        arrived.setId("mail-arrived");
        arrived.setOnAction(event -> tick());
        HBox row = new HBox(Parts.NEAR, Parts.grow(address), send);
        row.setAlignment(javafx.geometry.Pos.BOTTOM_LEFT);
        getChildren().addAll(Parts.quiet(words.say("window.mail.intro")), row, outcome, arrived);
    }

    /** Reads from the record whether it has arrived. */
    void load() {
        if (desk.held().get().isPresent()) {
            Journey journey = desk.journey();
            desk.tools().turn().run(() -> journey.ticked().contains(item)).onSuccess(arrived::setSelected)
                    .onFailure(ProblemException.class, failure -> say(failure.problem())).start();
        }
    }

    private void say(Problem problem) {
        busy.set(false);
        outcome.getChildren().setAll(new ProblemBox(words, problem));
    }

    private void send() {
        Journey journey = desk.journey();
        String address = to.get().strip();
        String subject = words.say("mail.test.subject");
        String text = words.say("mail.test.text", journey.runId());
        busy.set(true);
        outcome.getChildren().clear();
        desk.tools().turn().run(() -> journey.troubles().testMail(address, subject, text)).onSuccess(
                this::say).onFailure(ProblemException.class, failure -> say(failure.problem())).start();
    }

    private void tick() {
        Journey journey = desk.journey();
        boolean is = arrived.isSelected();
        desk.tools().turn().run(() -> {
            journey.tick(item, is);
            return is;
        }).onFailure(ProblemException.class, failure -> say(failure.problem())).start();
    }
}
