package org.fairlead.desktop.page.connect;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Reveal;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.connect.StorePageModel.Trial;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.run.Workspace.StoreResult;

/** The switch for the key-value store of one side, what it unfolds, and what answered. */
final class StoreForm extends VBox {
    private final Words words;
    private final SidePageModel side;
    private final StorePageModel model;
    private final String id;

    StoreForm(Words words, SidePageModel side, String id) {
        super(Parts.NEAR);
        this.words = words;
        this.side = side;
        this.model = side.store();
        this.id = id + "-redis";
        Field host = text("host", model.host());
        Field port = narrow(text("port", model.port()), "6379");
        Field database = narrow(text("database", model.database()), "0");
        Field user = text("user", model.user());
        Field password = Field.secret(new SecretField(model.password(), words.say(
                "window.connect.show-password")), this.id + "-password", words.say(
                        "window.connect.redis.password"))
                .below(Bindings.createStringBinding(() -> model.password().get().isEmpty() ? model
                        .passwordFrom() : "", model.password(), model.trial()));
        ComboBox<Tls> tls = new ComboBox<>();
        tls.getItems().setAll(StorePageModel.ENCRYPTIONS);
        tls.setConverter(SideForm.said(words, "window.tls."));
        Field certificate = Parts.shownWhen(text("certificate", model.certificate()), Bindings
                .createBooleanBinding(() -> model.tls().get() == Tls.VERIFY_CA || model.tls()
                        .get() == Tls.VERIFY_FULL, model.tls()));
        VBox unfolded = Parts.column(Parts.APART, new HBox(Parts.APART, Parts.grow(host), port, database),
                SideForm.pair(user, password), Field.choice(this.id + "-tls", words.say("window.connect.tls"),
                        tls, model.tls()), certificate, trial());
        unfolded.getStyleClass().add("disclosed");
        unfolded.setId(this.id);
        getChildren().addAll(Field.yesNo(this.id + "-used", words.say("window.connect.redis"), model.used()),
                Parts.shownWhen(unfolded, model.used()));
    }

    private Field text(String field, StringProperty value) {
        return Field.text(id + "-" + field, words.say("window.connect.redis." + field), value);
    }

    private static Field narrow(Field field, String usual) {
        ((TextField) field.getChildren().get(1)).setPromptText(usual);
        field.setPrefWidth(96);
        field.setMinWidth(96);
        return field;
    }

    private Node trial() {
        Button test = Parts.button(id + "-test", words.say("window.connect.redis.test"), side::testStore);
        test.setMnemonicParsing(false);
        test.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.isComplete() || model.trial()
                .get() instanceof Trial.Trying, model.trial(), model.host(), model.port(), model.database(),
                model.used()));
        VBox line = new VBox();
        line.setId(id + "-result");
        line.setMinHeight(48);
        model.trial().addListener((at, was, is) -> {
            line.getChildren().setAll(line(is));
            if (is instanceof Trial.Refused) {
                Reveal.show(line);
            }
        });
        line.getChildren().setAll(line(model.trial().get()));
        return Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, test), line);
    }

    private Node line(Trial trial) {
        return switch (trial) {
            case Trial.NotYet() -> Parts.quiet(words.say("window.connect.not-tried"));
            case Trial.Trying() -> TrialLine.busy(words);
            case Trial.Answered(StoreResult result) -> answered(result);
            case Trial.Refused(var problem) -> new ProblemBox(words, problem);
        };
    }

    private Node answered(StoreResult result) {
        var row = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(Parts.text(words.say(
                "window.connect.redis.answered", result.facts().product(), result.facts().version(), result
                        .keys(), words.micros(result.latencyMicros())), "strong")));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }
}
