package org.fairlead.desktop.page.plan;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Spans;

/** What the site cannot do without, where somebody decides, and looks of the site's own. */
final class AcceptancePane extends VBox {
    private static final double FORM = 860;
    private static final double NARROW = 150;

    private final AcceptanceModel model;
    private final Words words;
    private final VBox looks = Parts.column(Parts.APART);

    AcceptancePane(AcceptanceModel model, Words words, ObservableBooleanValue committed) {
        super(Parts.SECTION);
        this.model = model;
        this.words = words;
        getStyleClass().add("tab-content");
        setMaxWidth(FORM);
        if (!model.capabilities().isEmpty()) {
            getChildren().add(critical());
        }
        getChildren().addAll(decisions(), own(), new FlowsPane(model, words), watching());
        disableProperty().bind(committed);
        model.looks().addListener((ListChangeListener<OwnLook>) change -> show());
        show();
    }

    private Node critical() {
        VBox part = Parts.column(Parts.NEAR, Parts.heading(words.say("window.acceptance.critical")), Parts
                .quiet(
                        words.say("window.acceptance.critical.help")));
        model.capabilities().forEach(capability -> part.getChildren().add(box("critical-" + capability.id(),
                words
                        .sayOr("capability." + capability.id(), capability.id()), () -> model.isCritical(
                                capability),
                is -> model.critical(capability, is))));
        return part;
    }

    private Node decisions() {
        VBox part = Parts.column(Parts.NEAR, Parts.heading(words.say("window.acceptance.decide")), Parts
                .quiet(
                        words.say("window.acceptance.decide.help")));
        HBox boxes = Parts.row(Parts.SECTION);
        model.steps().forEach(step -> boxes.getChildren().add(box("decide-after-" + step, words.say("step."
                + step), () -> model.decidesAfter(step), is -> model.decideAfter(step, is))));
        part.getChildren().add(boxes);
        return part;
    }

    private static CheckBox box(String id, String label, BooleanSupplier now, Consumer<Boolean> then) {
        CheckBox box = new CheckBox(label);
        box.setId(id);
        box.setMnemonicParsing(false);
        box.setSelected(now.getAsBoolean());
        box.setOnAction(event -> then.accept(box.isSelected()));
        return box;
    }

    private Node own() {
        return Parts.column(Parts.APART, Parts.column(Parts.NEAR, Parts.heading(words.say(
                "window.acceptance.own")),
                Parts.quiet(words.say("window.acceptance.own.help"))), looks, Parts.row(0, Parts.button(
                        "own-add",
                        Icon.ADD, words.say("window.acceptance.own.add"), model::add)));
    }

    private Node watching() {
        var spans = new Spans(words);
        ComboBox<Integer> failures = new ComboBox<>();
        failures.getItems().setAll(1, 2, 3, 5, 10, 20);
        if (!failures.getItems().contains(model.failures().get())) {
            failures.getItems().add(model.failures().get());
        }
        failures.setConverter(Choices.said(count -> words.say("window.acceptance.watch.count", count)));
        HBox fields = new HBox(Parts.APART, spans.every("plan-watch-every", model.every()), spans.howLong(
                "plan-watch-for", model.howLong()), Field.choice("plan-watch-failures", words.say(
                        "window.acceptance.watch.failures"), failures, model.failures()));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.acceptance.watch")), Parts.quiet(words
                .say("window.acceptance.watch.help")), fields);
    }

    private void show() {
        looks.getChildren().clear();
        for (int i = 0; i < model.looks().size(); i++) {
            looks.getChildren().add(look(model.looks().get(i), i));
        }
    }

    private Node look(OwnLook look, int place) {
        String id = "own-" + place + "-";
        ComboBox<Boolean> kind = new ComboBox<>();
        kind.getItems().setAll(false, true);
        kind.setConverter(Choices.said(database -> words.say(database ? "window.acceptance.own.query"
                : "window.acceptance.own.page")));
        Field name = Field.text(id + "name", words.say("window.acceptance.own.name"), look.name());
        kind.setValue(look.database().get());
        kind.valueProperty().addListener((at, was, is) -> look.database().set(is));
        Field kinds = Field.of(id + "kind", words.say("window.acceptance.own.kind"), kind);
        Field page = Field.text(id + "path", words.say("window.acceptance.own.path"), look.what());
        Field query = Field.area(id + "sql", words.say("window.acceptance.own.sql"), look.what(), 2);
        Field status = Field.text(id + "status", words.say("window.acceptance.own.status"), look.status());
        Field contains = Field.text(id + "contains", words.say("window.acceptance.own.contains"), look
                .expected());
        Field expect = Field.text(id + "expect", words.say("window.acceptance.own.expect"), look.expected());
        narrow(name, kinds, status);
        Parts.shownWhen(page, look.database().not());
        Parts.shownWhen(contains, look.database().not());
        Parts.shownWhen(status, look.database().not());
        Parts.shownWhen(query, look.database());
        Parts.shownWhen(expect, look.database());
        HBox first = new HBox(Parts.APART, name, kinds, Parts.grow(page), Parts.grow(query));
        HBox second = new HBox(Parts.APART, status, Parts.grow(contains), Parts.grow(expect));
        var wrong = Parts.quiet("");
        wrong.textProperty().bind(Bindings.createStringBinding(() -> look.wrong().map(words::say).orElse(""),
                look
                        .name(), look.what(), look.status(), look.database()));
        Parts.shownWhen(wrong, wrong.textProperty().isNotEmpty());
        HBox.setHgrow(wrong, Priority.ALWAYS);
        HBox last = Parts.row(Parts.NEAR, wrong, Parts.space(), Parts.button(id + "remove", Icon.REMOVE, words
                .say(
                        "window.acceptance.own.remove"), () -> model.remove(look)));
        CheckBox mayRun = MayRun.box(id, words.say("window.acceptance.own.may-run"), look.mayRun());
        Parts.shownWhen(mayRun, look.database());
        return Parts.card(first, second, mayRun, last);
    }

    private static void narrow(Field... fields) {
        for (Field field : fields) {
            field.setMinWidth(NARROW);
            field.setPrefWidth(NARROW);
            field.setMaxWidth(NARROW);
        }
    }
}
