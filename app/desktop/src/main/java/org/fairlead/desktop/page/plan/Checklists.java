package org.fairlead.desktop.page.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.MapChangeListener;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.plan.EarlierAttempt;
import org.fairlead.playbook.ChecklistItem;
import org.fairlead.run.PlanPeople;

/** What only people can do, by phase, to be ticked. */
final class Checklists extends VBox {
    private final PlanPageModel model;
    private final Words words;

    Checklists(PlanPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        getStyleClass().add("tab-content");
        setMaxWidth(800);
        getChildren().add(Parts.quiet(words.say("window.plan.checklists.intro")));
        EarlierAttempt earlier = model.earlier();
        if (!earlier.remedies().isEmpty()) {
            VBox group = Parts.column(Parts.NEAR, Parts.heading(words.say("next.of", earlier.run())));
            for (int i = 0; i < earlier.remedies().size(); i++) {
                String id = earlier.items().get(i);
                EarlierAttempt.Remedy remedy = earlier.remedies().get(i);
                CheckBox box = new CheckBox(PlanPeople.remedyText(words.messages(), remedy));
                box.setId("tick-" + id);
                box.setWrapText(true);
                box.setMnemonicParsing(false);
                box.setSelected(model.ticked().contains(id));
                box.setOnAction(event -> model.tick(id, box.isSelected()));
                model.ticked().addListener((SetChangeListener<String>) change -> box.setSelected(model
                        .ticked()
                        .contains(id)));
                group.getChildren().addAll(box, Parts.quiet(words.say("next.of-whom", remedy.owner(), remedy
                        .due())));
            }
            getChildren().add(group);
        }
        Map<String, List<ChecklistItem>> phases = new LinkedHashMap<>();
        model.playbook().checklists().forEach(item -> phases.computeIfAbsent(item.phase(),
                phase -> new java.util.ArrayList<>()).add(item));
        phases.forEach((phase, items) -> {
            VBox group = Parts.column(Parts.NEAR, Parts.heading(words.sayOr("window.phase." + phase,
                    phase)));
            items.forEach(item -> group.getChildren().add(item(item)));
            getChildren().add(group);
        });
    }

    /** A line to note something beside an item; it is kept when one leaves it. */
    private Node note(ChecklistItem item) {
        TextField note = new TextField(model.notes().getOrDefault(item.id(), ""));
        note.setId("note-" + item.id());
        note.setPromptText(words.say("window.plan.checklists.note"));
        note.setAccessibleText(words.say("window.plan.checklists.note.of", model.says().checklist(item
                .id())));
        note.setOnAction(event -> model.note(item, note.getText()));
        note.focusedProperty().addListener((at, was, is) -> {
            if (!is) {
                model.note(item, note.getText());
            }
        });
        model.notes().addListener((MapChangeListener<String, String>) change -> {
            if (item.id().equals(change.getKey()) && !note.isFocused()) {
                note.setText(model.notes().getOrDefault(item.id(), ""));
            }
        });
        VBox place = new VBox(note);
        place.getStyleClass().add("under-radio");
        BooleanBinding ticked = Bindings.createBooleanBinding(() -> model.ticked().contains(item.id()), model
                .ticked());
        return Parts.shownWhen(place, ticked.or(note.textProperty().isNotEmpty()));
    }

    private Node item(ChecklistItem item) {
        CheckBox box = new CheckBox(model.says().checklist(item.id()));
        box.setId("tick-" + item.id());
        box.setWrapText(true);
        box.setSelected(model.ticked().contains(item.id()));
        box.setOnAction(event -> model.tick(item, box.isSelected()));
        model.ticked().addListener((SetChangeListener<String>) change -> box.setSelected(model.ticked()
                .contains(item.id())));
        VBox row = Parts.column(Parts.TIGHT, box, note(item));
        if (!item.role().isEmpty()) {
            Node role = Parts.quiet(model.says().role(item.role()));
            role.getStyleClass().add("under-radio");
            row.getChildren().add(role);
        }
        if (!item.copy().isEmpty()) {
            VBox copy = new VBox(new CopyText(words, item.copy()));
            copy.getStyleClass().add("under-radio");
            row.getChildren().add(copy);
        }
        return row;
    }
}
