package org.fairlead.desktop.page.plan;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;

/** Pairs of places: what is written at the first has to arrive at the second. */
final class FlowsPane extends VBox {
    private static final double NARROW = 150;

    private final AcceptanceModel model;
    private final Words words;
    private final VBox flows = Parts.column(Parts.APART);

    FlowsPane(AcceptanceModel model, Words words) {
        super(Parts.APART);
        this.model = model;
        this.words = words;
        getChildren().addAll(Parts.column(Parts.NEAR, Parts.heading(words.say("window.flow.title")), Parts
                .quiet(words.say("window.flow.help"))), flows, Parts.row(0, Parts.button("flow-add", Icon.ADD,
                        words.say("window.flow.add"), model::addFlow)));
        model.flows().addListener((ListChangeListener<FlowEntry>) change -> show());
        show();
    }

    private void show() {
        flows.getChildren().clear();
        for (int i = 0; i < model.flows().size(); i++) {
            flows.getChildren().add(flow(model.flows().get(i), "flow-" + i + "-"));
        }
    }

    private Node flow(FlowEntry entry, String id) {
        Field name = Field.text(id + "name", words.say("window.acceptance.own.name"), entry.name());
        name.setMinWidth(NARROW);
        name.setMaxWidth(NARROW);
        Field write = Field.area(id + "write", words.say("window.flow.write"), entry.write(), 2);
        Field body = Field.text(id + "body", words.say("window.flow.body"), entry.body());
        Field undo = Field.area(id + "undo", words.say("window.flow.undo"), entry.undo(), 2);
        Field read = Field.area(id + "read", words.say("window.flow.read"), entry.read(), 2);
        Field expect = Field.text(id + "expect", words.say("window.flow.expect"), entry.expect());
        Parts.shownWhen(body, entry.writesSql().not());
        var wrong = Parts.quiet("");
        wrong.textProperty().bind(Bindings.createStringBinding(() -> entry.wrong().map(words::say).orElse(""),
                entry.name(), entry.write(), entry.undo(), entry.read(), entry.expect(), entry.writesSql(),
                entry.readsSql()));
        Parts.shownWhen(wrong, wrong.textProperty().isNotEmpty());
        HBox first = new HBox(Parts.APART, name, kind(id + "write-kind", "window.flow.write-kind", entry
                .writesSql(), "window.flow.statement", "window.flow.request"), Parts.grow(write), Parts.grow(
                        body));
        HBox second = new HBox(Parts.APART, kind(id + "read-kind", "window.flow.read-kind", entry.readsSql(),
                "window.acceptance.own.query", "window.acceptance.own.page"), Parts.grow(read), expect);
        CheckBox mayRun = MayRun.box(id, words.say("window.flow.may-run"), entry.mayRun());
        return Parts.card(first, second, undo, mayRun, Parts.row(Parts.NEAR, wrong, Parts.space(), Parts
                .button(id
                        + "remove", Icon.REMOVE, words.say("window.acceptance.own.remove"), () -> model
                                .remove(
                                        entry))));
    }

    private Field kind(String id, String label, BooleanProperty sql, String yes, String no) {
        ComboBox<Boolean> kind = new ComboBox<>();
        kind.getItems().setAll(true, false);
        kind.setConverter(Choices.said(is -> words.say(is ? yes : no)));
        kind.setValue(sql.get());
        kind.valueProperty().addListener((at, was, is) -> sql.set(is));
        Field field = Field.of(id, words.say(label), kind);
        field.setMinWidth(NARROW);
        field.setMaxWidth(NARROW);
        return field;
    }
}
