package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.DayField;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.move.Joining;
import org.fairlead.move.Joining.Owners;
import org.fairlead.move.Joining.Table;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.playbook.Playbook.Dataset;

/** Which rows move, whose they become on the target, and what of them is made unreadable. */
final class DataPane extends VBox {
    private static final double FORM = 720;

    private final DataPageModel model;
    private final Words words;
    private final PlaybookWords says;
    private final VBox people = Parts.column(Parts.SECTION);
    private Map<String, PeopleTable> tables = Map.of();

    DataPane(DataPageModel model, Words words) {
        super(Parts.SECTION);
        this.model = model;
        this.words = words;
        says = new PlaybookWords(words);
        getStyleClass().add("tab-content");
        ProgressIndicator busy = new ProgressIndicator();
        busy.setPrefSize(16, 16);
        busy.setAccessibleText(words.say("window.data.reading"));
        HBox reading = Parts.row(Parts.NEAR, busy, Parts.word(words.say("window.data.reading"), "quiet"));
        reading.visibleProperty().bind(model.reading()); // keeps its room, so that the tables stand still
        getChildren().addAll(Parts.row(Parts.APART, Parts.grow(Parts.quiet(words.say("window.data.intro"))),
                reading), ProblemBox.place(words, model.problem()), moving(), since(), people, unmatched(),
                existing(), masks());
        model.joining().addListener((at, was, is) -> show(is));
        show(model.joining().get());
    }

    private Node moving() {
        VBox part = Parts.column(Parts.NEAR, Parts.heading(words.say("window.data.moving")));
        for (Dataset dataset : model.datasets()) {
            CheckBox box = new CheckBox(says.dataset(dataset.id()));
            box.setId("data-" + dataset.id());
            box.setMnemonicParsing(false);
            box.setSelected(model.takes(dataset));
            box.setOnAction(event -> model.take(dataset, box.isSelected()));
            Label count = Parts.word("", "quiet");
            count.setId("data-count-" + dataset.id());
            model.joining().addListener((at, was, is) -> count.setText(count(is, dataset)));
            count.setText(count(model.joining().get(), dataset));
            part.getChildren().add(Parts.row(Parts.NEAR, box, count));
        }
        return part;
    }

    private String count(Joining joining, Dataset dataset) {
        Optional<Table> table = joining.tables().stream().filter(one -> one.dataset().equals(dataset.id()))
                .findFirst();
        if (table.isEmpty()) {
            return joining.equals(Joining.NOTHING) ? "" : words.say("window.data.not-there");
        }
        return table.get().rows() == table.get().newer() ? words.say("window.data.rows", table.get().rows())
                : words.say("window.data.rows-newer", table.get().newer(), table.get().rows());
    }

    private Node since() {
        DatePicker picker = DayField.of(model.since(), words.say("window.data.since"));
        picker.valueProperty().addListener((at, was, is) -> model.refresh());
        Field field = Field.of("data-since", words.say("window.data.since"), picker).below(words.say(
                "window.data.since.help"));
        field.setMaxWidth(FORM / 2);
        return field;
    }

    private Node unmatched() {
        return Parts.shownWhen(choice("data-unmatched-", words.say("window.data.unmatched"), List.of(Unmatched
                .values()), way -> words.say("window.data.unmatched." + way.word()), model.unmatched()), model
                        .meetsSomebody());
    }

    private Node existing() {
        return Parts.shownWhen(choice("data-existing-", words.say("window.data.existing"), model
                .waysToMeet(),
                way -> words.say("window.data.existing." + way.word()), model.existing()), model
                        .meetsSomebody());
    }

    private static <T extends Enum<T>> VBox choice(String id, String heading, List<T> ways,
            Function<T, String> says,
            ObjectProperty<T> chosen) {
        ToggleGroup group = new ToggleGroup();
        VBox part = Parts.column(Parts.NEAR, Parts.heading(heading));
        for (T way : ways) {
            RadioButton radio = new RadioButton(says.apply(way));
            radio.setId(id + way.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            radio.setWrapText(true);
            radio.setToggleGroup(group);
            radio.setSelected(chosen.get() == way);
            radio.setOnAction(event -> chosen.set(way));
            part.getChildren().add(radio);
        }
        return part;
    }

    private Node masks() {
        VBox part = Parts.column(Parts.NEAR, Parts.heading(words.say("window.data.mask")), Parts.quiet(words
                .say("window.data.mask.help")));
        for (Dataset dataset : model.datasets()) {
            for (String column : dataset.personal()) {
                String name = dataset.id() + "." + column;
                CheckBox box = new CheckBox(says.dataset(name));
                box.setId("data-mask-" + name.replace('.', '-'));
                box.setMnemonicParsing(false);
                box.setSelected(model.masks(name));
                box.setOnAction(event -> model.mask(name, box.isSelected()));
                part.getChildren().add(box);
            }
        }
        part.setVisible(part.getChildren().size() > 2);
        part.setManaged(part.isVisible());
        return part;
    }

    /** Tables that are there are filled anew and never made anew, so that the keyboard stays in its place. */
    private void show(Joining joining) {
        var keys = joining.owners().stream().map(Owners::naturalKey).toList();
        if (!tables.keySet().equals(Set.copyOf(keys))) {
            tables = keys.stream().collect(Collectors.toMap(key -> key, key -> new PeopleTable(model, key,
                    words)));
            people.getChildren().setAll(keys.stream().map(tables::get).toList());
        }
        joining.owners().forEach(owners -> Optional.ofNullable(tables.get(owners.naturalKey())).ifPresent(
                table -> table.show(owners)));
    }
}
