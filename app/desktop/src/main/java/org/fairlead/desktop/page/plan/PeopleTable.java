package org.fairlead.desktop.page.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SearchBox;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.move.Joining;
import org.fairlead.move.Joining.Found;
import org.fairlead.move.Joining.Owner;
import org.fairlead.move.Joining.Owners;

/** Whose rows move, and who that is on the target: found by itself, or named here. */
final class PeopleTable extends VBox {
    private static final int ROWS = 12;

    private final DataPageModel model;
    private final String key;
    private final Words words;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final FilteredList<Line> shown = new FilteredList<>(lines);
    private final Label heading = Parts.heading("");
    private final TextField search = new TextField();
    private final CheckBox nobodyOnly = new CheckBox();
    private final TextArea patterns;
    private final ObservableList<String> there = FXCollections.observableArrayList();

    /** One owner; what is known of it changes, its place in the table does not. */
    private record Line(ObjectProperty<Owner> owner) {}

    PeopleTable(DataPageModel model, String key, Words words) {
        super(Parts.NEAR);
        this.model = model;
        this.key = key;
        this.words = words;
        setId("people-" + key);
        heading.setId("people-heading-" + key);
        search.setId("people-search-" + key);
        search.setPromptText(words.say("window.data.search"));
        search.setAccessibleText(words.say("window.data.search"));
        search.textProperty().addListener((at, was, is) -> filter());
        nobodyOnly.setText(words.say("window.data.nobody-only"));
        nobodyOnly.setId("people-nobody-" + key);
        nobodyOnly.setMnemonicParsing(false);
        nobodyOnly.selectedProperty().addListener((at, was, is) -> filter());
        Field leaveOut = Field.area("people-leave-out-" + key, words.say("window.data.leave-out"),
                new SimpleStringProperty(model.patterns(key)), 3).below(words.say(
                        "window.data.leave-out.help"));
        patterns = (TextArea) leaveOut.getChildren().get(1);
        patterns.focusedProperty().addListener((at, was, is) -> {
            if (!is && !patterns.getText().equals(model.patterns(key))) {
                model.patterns(key, patterns.getText());
            }
        });
        HBox filters = Parts.row(Parts.APART, Parts.grow(search), nobodyOnly);
        getChildren().addAll(heading, Parts.quiet(words.say("window.data.people.intro")), filters, table(),
                leaveOut);
    }

    private Node table() {
        TableView<Line> view = new Table<Line>("people-table-" + key, words.say("window.data.people"), words)
                .text(words.say("window.data.owner"), 240, line -> named(line.owner().get()))
                .number(words.say("window.data.their-rows"), 64, line -> line.owner().get().rows())
                .node(words.say("window.data.along"), 72, this::along)
                .node(words.say("window.data.becomes"), 184, this::becomes)
                .node(words.say("window.data.how"), 144, this::how)
                .of(shown);
        return Table.fitted(view, ROWS);
    }

    /** By everything that it is known by. */
    private String named(Owner owner) {
        return owner.names().isEmpty() ? name(owner) : String.join(" · ", owner.names());
    }

    private String name(Owner owner) {
        return owner.names().isEmpty() ? words.say("window.data.gone", owner.number()) : owner.names()
                .getFirst();
    }

    private Node along(Line line) {
        CheckBox box = new CheckBox();
        box.setId("along-" + line.owner().get().number());
        box.setAccessibleText(words.say("window.data.along.of", name(line.owner().get())));
        follow(box, line, owner -> {
            box.setSelected(owner.found() != Found.LEFT_OUT);
            box.setDisable(owner.names().isEmpty() || model.isLeftOutByPattern(key, owner));
        });
        box.setOnAction(event -> {
            model.leaveOut(key, line.owner().get(), !box.isSelected());
            patterns.setText(model.patterns(key));
        });
        return box;
    }

    /** Chosen from the target's names; typed where these are too many to list. */
    private Node becomes(Line line) {
        return there.size() <= Joining.MOST ? chosen(line) : typed(line);
    }

    private Node chosen(Line line) {
        SearchBox<String> box = new SearchBox<>(there, words.say("window.data.search"));
        box.setId("becomes-" + line.owner().get().number());
        box.setAccessibleText(words.say("window.data.becomes.of", name(line.owner().get())));
        box.setPromptText(words.say("window.data.becomes.nobody"));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(said());
        follow(box, line, owner -> {
            box.setValue(now(owner).isEmpty() ? null : now(owner));
            box.setDisable(isFixed(owner));
        });
        box.valueProperty().addListener((at, was, is) -> {
            name(line, is == null ? "" : is);
            if (is != null && is.isEmpty()) { // back to what was found, also where that is no change
                String found = now(line.owner().get());
                Platform.runLater(() -> box.setValue(found.isEmpty() ? null : found));
            }
        });
        return box;
    }

    /** What is typed is named with Enter, or by going on to another field. */
    private Node typed(Line line) {
        TextField field = new TextField();
        field.setId("becomes-" + line.owner().get().number());
        field.setAccessibleText(words.say("window.data.becomes.of", name(line.owner().get())));
        field.setPromptText(words.say("window.data.becomes.nobody"));
        follow(field, line, owner -> {
            field.setText(now(owner));
            field.setDisable(isFixed(owner));
        });
        field.setOnAction(event -> name(line, field.getText()));
        field.focusedProperty().addListener((at, was, is) -> {
            if (!is) {
                name(line, field.getText());
            }
        });
        return field;
    }

    private void name(Line line, String name) {
        Owner owner = line.owner().get();
        if (!name.strip().equals(now(owner))) {
            model.match(key, owner, name);
        }
    }

    private static boolean isFixed(Owner owner) {
        return owner.names().isEmpty() || owner.found() == Found.LEFT_OUT;
    }

    private StringConverter<String> said() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable String name) {
                return name == null || name.isEmpty() ? words.say("window.data.becomes.again") : name;
            }

            @Override
            public String fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }

    private String now(Owner owner) {
        String named = model.match(key, owner);
        return named.isEmpty() ? owner.becomes() : named;
    }

    private Node how(Line line) {
        HBox place = new HBox();
        follow(place, line, owner -> place.getChildren().setAll(said(owner)));
        return place;
    }

    private StateWord said(Owner owner) {
        boolean unknown = owner.found() == Found.NOBODY && !model.match(key, owner).isEmpty();
        String word = unknown ? "no-such" : owner.found().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new StateWord(words.say("window.data.found." + word), switch (owner.found()) {
            case BY_KEY, OTHERWISE -> StateWord.Look.GOOD;
            case BY_PLAN -> StateWord.Look.EXPECTED;
            case NOBODY -> unknown ? StateWord.Look.BLOCKER : StateWord.Look.WARNING;
            case LEFT_OUT -> StateWord.Look.SKIPPED;
        });
    }

    /** Until the cell lets the node go: it alone holds the listener. */
    private static void follow(Node node, Line line, Consumer<Owner> shown) {
        ChangeListener<Owner> listener = (at, was, is) -> shown.accept(is);
        node.getProperties().put(ChangeListener.class, listener);
        line.owner().addListener(new WeakChangeListener<>(listener));
        shown.accept(line.owner().get());
    }

    /** Shows what the engine found; the owners that are listed already stay where they are. */
    void show(Owners owners) {
        List<String> names = new ArrayList<>(List.of("")); // found by itself again
        names.addAll(owners.there());
        if (!there.equals(names)) {
            there.setAll(names);
        }
        heading.setText(words.say("window.data.people.heading", owners.total(), owners.nobody()));
        Map<Long, Line> known = new HashMap<>();
        lines.forEach(line -> known.put(line.owner().get().number(), line));
        List<Line> wanted = new ArrayList<>();
        for (Owner owner : owners.owners()) {
            Line line = Optional.ofNullable(known.get(owner.number())).orElseGet(() -> new Line(
                    new SimpleObjectProperty<>(owner)));
            line.owner().set(owner);
            wanted.add(line);
        }
        if (!lines.equals(wanted)) {
            lines.setAll(wanted);
        }
        if (!patterns.isFocused()) {
            patterns.setText(model.patterns(key));
        }
        filter();
    }

    private void filter() {
        String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
        boolean nobody = nobodyOnly.isSelected();
        shown.setPredicate(line -> {
            Owner owner = line.owner().get();
            return (!nobody || owner.found() == Found.NOBODY) && (wanted.isEmpty() || owner.names().stream()
                    .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted)) || owner.becomes()
                            .toLowerCase(Locale.ROOT).contains(wanted));
        });
    }
}
