package org.fairlead.desktop.page.finish;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.DayField;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.NextAttempt.Row;

/**
 * For each thing that failed: what is done about it, by whom and until when, and whether it must pass first.
 */
final class NextPane extends VBox {
    private final NextModel model;
    private final Words words;
    private final List<Entry> entries = new ArrayList<>();
    private final VBox list = Parts.column(Parts.SECTION);

    NextPane(NextModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        setId("finish-next");
        model.rows().addListener((at, was, is) -> show(is));
        show(model.rows().get());
    }

    private void show(List<Row> rows) {
        entries.clear();
        list.getChildren().setAll(rows.stream().map(this::row).toList());
        getChildren().setAll(Parts.heading(words.say("next.title")), Parts.text(words.say(rows.isEmpty()
                ? "next.none" : "window.next.intro")), ProblemBox.place(words, model.problem()), list, Parts
                        .row(
                                Parts.NEAR, Parts.button("next-plan", Icon.AGAIN, words.say(
                                        "window.next.plan"),
                                        model::planAgain)));
    }

    /** What is entered for one row; fields hold it weakly, so the pane keeps it. */
    private record Entry(StringProperty remedy, StringProperty owner, StringProperty due) {
        static Entry of(Row row) {
            return new Entry(new SimpleStringProperty(row.remedy().remedy()), new SimpleStringProperty(row
                    .remedy()
                    .owner()), new SimpleStringProperty(row.remedy().due()));
        }
    }

    private Node row(Row row) {
        Entry entry = Entry.of(row);
        entries.add(entry);
        StringProperty remedy = entry.remedy();
        StringProperty owner = entry.owner();
        StringProperty due = entry.due();
        String id = Parts.id(row.id());
        Runnable keep = () -> model.decide(row, remedy.get(), owner.get(), due.get());
        List.of(remedy, owner, due).forEach(one -> one.addListener((at, was, is) -> keep.run()));
        DatePicker day = DayField.of(due, words.say("window.next.due"));
        VBox box = Parts.column(Parts.NEAR, Parts.text(row.remedy().cause(), "strong"), Field.text(
                "next-remedy-" + id, words.say("window.next.remedy"), remedy), Parts.row(Parts.APART, Parts
                        .grow(Field.text(
                                "next-owner-" + id, words.say("window.next.owner"), owner)), Field.of(
                                        "next-due-" + id, words.say("window.next.due"), day)));
        if (!row.check().isEmpty()) {
            CheckBox must = new CheckBox(words.say("window.next.must-pass"));
            must.setId("next-must-" + id);
            must.setSelected(row.mustPass());
            must.setOnAction(event -> model.require(row, must.isSelected()));
            box.getChildren().add(must);
        }
        return box;
    }
}
