package org.fairlead.desktop.page.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.fairlead.config.ImportItem.State;
import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.importing.ImportRows.Filter;
import org.fairlead.plan.Carry;
import org.fairlead.plan.Carry.Act;
import org.fairlead.plan.Carry.Mode;
import org.fairlead.plan.Carry.Strategy;

/** What stands above the table: how it arrives, how far one is, what is shown, and acts for many at once. */
final class ImportTools extends VBox {
    private final ImportPageModel model;
    private final Words words;
    private final ConflictTable table;
    private final ComboBox<String> components;

    ImportTools(ImportPageModel model, ConflictTable table) {
        super(Parts.NEAR);
        this.model = model;
        this.table = table;
        words = model.words();
        components = Choices.box("import-component", words.say("window.import.filter.component"), List.of(""),
                id -> id.isEmpty() ? words.say("window.import.filter.all-components") : model.decisions()
                        .says()
                        .component(
                                id), id -> filter(new Filter(now().states(), id, now().onlyOpen(), now()
                                        .search())));
        model.decisions().meeting().addListener((at, was, is) -> fillComponents());
        getChildren().addAll(manner(), filters(), many());
    }

    private Filter now() {
        return model.decisions().filter().get();
    }

    private void filter(Filter wanted) {
        model.decisions().filter().set(wanted);
    }

    private void fillComponents() {
        List<String> all = new ArrayList<>(List.of(""));
        all.addAll(model.decisions().components());
        if (!components.getItems().equals(all)) {
            components.getItems().setAll(all);
            components.getSelectionModel().selectFirst();
        }
    }

    private Node manner() {
        ComboBox<Mode> mode = Choices.box("import-mode", words.say("window.import.mode"), List.of(Mode
                .values()), one -> words.say("window.import.mode." + one.word()), one -> change(one, carry()
                        .strategy(), carry().environment()));
        mode.setValue(carry().mode());
        ComboBox<Strategy> strategy = Choices.box("import-strategy", words.say("window.import.strategy"), List
                .of(Strategy.values()), one -> words.say("window.import.strategy." + one.word()),
                one -> change(carry().mode(), one, carry().environment()));
        strategy.setValue(carry().strategy());
        strategy.disableProperty().bind(mode.valueProperty().isNotEqualTo(Mode.MERGE));
        CheckBox environment = new CheckBox(words.say("window.import.environment"));
        environment.setId("import-environment");
        environment.setSelected(carry().environment());
        environment.selectedProperty().addListener((at, was, is) -> change(carry().mode(), carry().strategy(),
                is));
        Label summary = Parts.text("", "score");
        summary.setId("import-summary");
        summary.textProperty().bind(Bindings.createStringBinding(() -> model.decisions().says().counts(model
                .decisions().standing()
                .get().counts()), model.decisions().standing()));
        return Parts.column(Parts.NEAR, summary, flow(mode, strategy, environment));
    }

    private static FlowPane flow(Node... nodes) {
        FlowPane flow = new FlowPane(Parts.APART, Parts.NEAR, nodes);
        flow.setRowValignment(javafx.geometry.VPos.CENTER);
        return flow;
    }

    private Carry carry() {
        return model.decisions().chosen().get();
    }

    private void change(Mode mode, Strategy strategy, boolean environment) {
        model.decisions().change(carry().meeting(mode, strategy).taking(carry().components(), carry()
                .secrets(), environment));
    }

    private Node filters() {
        List<State> kinds = List.of(State.values());
        var options = new ArrayList<Optional<State>>(List.of(Optional.empty()));
        kinds.forEach(kind -> options.add(Optional.of(kind)));
        ComboBox<Optional<State>> kind = Choices.box("import-kind", words.say("window.import.filter.kind"),
                options, one -> one.map(model.decisions().says()::state).orElse(words.say(
                        "window.import.filter.all-kinds")),
                one -> filter(new Filter(one.map(Set::of).orElse(Set.of()), now().component(), now()
                        .onlyOpen(), now().search())));
        CheckBox open = new CheckBox(words.say("window.import.filter.open"));
        open.setId("import-only-open");
        open.selectedProperty().addListener((at, was, is) -> filter(new Filter(now().states(), now()
                .component(), is, now().search())));
        TextField search = new TextField();
        search.setId("import-search");
        search.setPromptText(words.say("window.import.search"));
        search.setAccessibleText(words.say("window.import.search"));
        search.setPrefColumnCount(16);
        search.textProperty().addListener((at, was, is) -> filter(new Filter(now().states(), now()
                .component(), now().onlyOpen(), is)));
        model.decisions().filter().addListener((at, was, is) -> {
            open.setSelected(is.onlyOpen());
            if (is.states().isEmpty()) {
                kind.setValue(Optional.empty());
            }
        });
        return flow(kind, components, open, Parts.row(Parts.TIGHT, Icon.SEARCH.node("quiet"), search));
    }

    private Node many() {
        Button undo = Parts.button("import-undo", Icon.UNDO, words.say("window.import.undo"), model
                .decisions()::undo);
        undo.disableProperty().bind(Bindings.createBooleanBinding(() -> !model.decisions().standing().get()
                .canUndo(),
                model.decisions().standing()));
        undo.getStyleClass().add("small");
        FlowPane row = flow(Parts.word(words.say("window.import.for-selected"), "field-label"), act(
                "import-keep", "window.import.act.keep", Act.KEEP), act("import-take",
                        "window.import.act.take",
                        Act.TAKE), act("import-merge", "window.import.act.merge", Act.MERGE), act(
                                "import-edit",
                                "window.import.edit", Act.EDIT), act("import-remove",
                                        "window.import.act.remove", Act.REMOVE), repair(), undo);
        row.getChildren().add(Parts.quiet(words.say("window.import.keys")));
        row.setHgap(Parts.NEAR);
        return row;
    }

    /** Only where there is something to repair. */
    private Button repair() {
        Button repair = act("import-repair", "window.import.act.repair", Act.REPAIR);
        return Parts.shownWhen(repair, Bindings.createBooleanBinding(() -> model.decisions().hasBroken(),
                model
                        .decisions().standing()));
    }

    private Button act(String id, String key, Act act) {
        Button button = Parts.button(id, words.say(key), () -> table.act(act));
        button.getStyleClass().add("small");
        button.disableProperty().bind(Bindings.isEmpty(table.view().getSelectionModel().getSelectedItems()));
        return button;
    }
}
