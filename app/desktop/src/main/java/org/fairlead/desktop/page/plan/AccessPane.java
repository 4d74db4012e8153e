package org.fairlead.desktop.page.plan;

import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;

/** As whom the site is tried after the run, and which questions may cost something. */
final class AccessPane extends VBox {
    private static final double FORM = 860;
    private static final double NARROW = 180;
    private static final List<Integer> CALLS = List.of(0, 5, 10, 20, 50, 100, 200);
    private static final List<Integer> MINUTES = List.of(0, 1, 5, 10, 15, 30, 60);
    private static final List<Integer> ROUNDS = List.of(0, 3, 5, 10, 20);

    private final AccessModel model;
    private final Words words;
    private final VBox logins = Parts.column(Parts.NEAR);
    private final VBox questions = Parts.column(Parts.NEAR);

    AccessPane(AccessModel model, Words words, ObservableBooleanValue committed) {
        super(Parts.SECTION);
        this.model = model;
        this.words = words;
        getStyleClass().add("tab-content");
        setMaxWidth(FORM);
        disableProperty().bind(committed);
        getChildren().add(people());
        if (!model.former()) {
            getChildren().add(asking());
        }
        model.logins().addListener((ListChangeListener<LoginEntry>) change -> showLogins());
        model.questions().addListener((ListChangeListener<QuestionEntry>) change -> showQuestions());
        showLogins();
        showQuestions();
    }

    private Node people() {
        return Parts.column(Parts.APART, Parts.column(Parts.NEAR, Parts.heading(words.say(
                "window.access.people")), Parts.quiet(words.say(model.former() ? "window.access.former.help"
                        : "window.access.people.help"))), logins, Parts
                                .row(0, Parts.button("login-add", Icon.ADD, words.say(
                                        "window.access.people.add"),
                                        () -> model.add("subscriber"))));
    }

    private Node asking() {
        HBox numbers = new HBox(Parts.APART, number("questions-calls", "calls", CALLS, model.calls()), number(
                "questions-rounds", "rounds", ROUNDS, model.rounds()), number("questions-history", "history",
                        ROUNDS, model.fromHistory()), number("questions-watch", "watch", MINUTES, model
                                .watchMinutes()));
        VBox entered = Parts.column(Parts.APART, questions, Parts.row(0, Parts.button("question-add",
                Icon.ADD,
                words.say("window.access.questions.add"), model::ask)));
        Parts.shownWhen(entered, Bindings.createBooleanBinding(() -> model.calls().get() > 0, model
                .calls()));
        return Parts.column(Parts.APART, Parts.column(Parts.NEAR, Parts.heading(words.say(
                "window.access.questions")), Parts.quiet(words.say("window.access.questions.help"))), numbers,
                entered);
    }

    private Field number(String id, String what, List<Integer> offered, ObjectProperty<Integer> value) {
        ComboBox<Integer> box = new ComboBox<>();
        box.getItems().setAll(offered);
        if (!offered.contains(value.get())) {
            box.getItems().add(value.get());
        }
        box.setConverter(Choices.said(count -> words.say("window.access.questions." + what + ".count",
                count)));
        return Field.choice(id, words.say("window.access.questions." + what), box, value);
    }

    private void showLogins() {
        logins.getChildren().clear();
        for (int i = 0; i < model.logins().size(); i++) {
            logins.getChildren().add(login(model.logins().get(i), "login-" + i + "-"));
        }
    }

    private Node login(LoginEntry entry, String id) {
        ComboBox<Boolean> kind = new ComboBox<>();
        kind.getItems().setAll(true, false);
        kind.setConverter(Choices.said(made -> words.say(made ? "window.access.people.made"
                : "window.access.people.there")));
        kind.setValue(entry.made().get());
        kind.valueProperty().addListener((at, was, is) -> entry.made().set(is));
        Field role = Field.text(id + "role", words.say("window.access.people.role"), entry.role());
        Field kinds = Field.of(id + "kind", words.say("window.access.people.kind"), kind);
        Field user = Field.text(id + "user", words.say("window.access.people.user"), entry.user());
        Field password = Field.secret(new SecretField(entry.password(), words.say(
                "window.connect.show-password")), id
                        + "password", words.say("window.access.people.password"));
        narrow(role);
        narrow(kinds);
        Parts.shownWhen(kinds, new SimpleBooleanProperty(!model.former()));
        Parts.shownWhen(user, entry.made().not());
        Parts.shownWhen(password, entry.made().not().and(Bindings.createBooleanBinding(entry::isAsked)));
        Node space = Parts.space();
        Parts.shownWhen(space, entry.made());
        HBox fields = new HBox(Parts.APART, role, kinds, Parts.grow(user), Parts.grow(password), space,
                remove(id,
                        () -> model.remove(entry)));
        fields.setAlignment(Pos.BOTTOM_LEFT);
        Label wrong = Parts.quiet("");
        wrong.textProperty().bind(Bindings.createStringBinding(() -> entry.wrong().map(words::say).orElse(""),
                entry.role(), entry.user(), entry.made()));
        Parts.shownWhen(wrong, wrong.textProperty().isNotEmpty());
        return Parts.card(fields, wrong);
    }

    private Button remove(String id, Runnable then) {
        return Parts.button(id + "remove", Icon.REMOVE, words.say("window.acceptance.own.remove"), then);
    }

    private void showQuestions() {
        questions.getChildren().clear();
        for (int i = 0; i < model.questions().size(); i++) {
            QuestionEntry entry = model.questions().get(i);
            String id = "question-" + i + "-";
            Field text = Field.text(id + "text", words.say("window.access.questions.text"), entry.text());
            Field topic = Field.text(id + "topic", words.say("window.access.questions.topic"), entry.topic());
            Field expect = Field.text(id + "expect", words.say("window.access.questions.expect"), entry
                    .expect());
            narrow(topic);
            narrow(expect);
            HBox fields = new HBox(Parts.APART, Parts.grow(text), topic, expect, remove(id, () -> model
                    .remove(
                            entry)));
            fields.setAlignment(Pos.BOTTOM_LEFT);
            questions.getChildren().add(Parts.card(fields));
        }
    }

    private static void narrow(Field field) {
        field.setMinWidth(NARROW);
        field.setPrefWidth(NARROW);
        field.setMaxWidth(NARROW);
    }
}
