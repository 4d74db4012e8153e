package org.fairlead.desktop.page.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.playbook.ChecklistItem;

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

    private Node item(ChecklistItem item) {
        CheckBox box = new CheckBox(model.says().checklist(item.id()));
        box.setId("tick-" + item.id());
        box.setWrapText(true);
        box.setSelected(model.ticked().contains(item.id()));
        box.setOnAction(event -> model.tick(item, box.isSelected()));
        model.ticked().addListener((SetChangeListener<String>) change -> box.setSelected(model.ticked()
                .contains(item.id())));
        VBox row = Parts.column(Parts.TIGHT, box);
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
