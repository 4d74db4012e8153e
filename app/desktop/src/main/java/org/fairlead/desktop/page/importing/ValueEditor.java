package org.fairlead.desktop.page.importing;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import tools.jackson.databind.JsonNode;

import org.fairlead.config.ImportItem;
import org.fairlead.config.Meeting;
import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.importing.ImportRow.Line;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Setting;

/** Where a value of one's own is entered, in the way its kind is entered, and checked before it is taken. */
final class ValueEditor extends VBox {
    private static final double WIDEST = 880;

    private final ImportPageModel model;
    private final Words words;
    private final Runnable done;
    private final BooleanProperty editing = new SimpleBooleanProperty();
    private final StringProperty entered = new SimpleStringProperty("");
    private Optional<Line> line = Optional.empty();

    /**
     * @param done
     * brings the keyboard back to the table
     */
    ValueEditor(ImportPageModel model, Runnable done) {
        super(Parts.NEAR);
        this.model = model;
        this.done = done;
        words = model.words();
        setMaxWidth(WIDEST);
        Parts.shownWhen(this, editing);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                leave();
                event.consume();
            }
        });
    }

    BooleanProperty editing() {
        return editing;
    }

    /** Stays open only for the line it was opened for. */
    void follow(Line current) {
        if (line.filter(current::equals).isEmpty()) {
            close();
        }
    }

    void close() {
        editing.set(false);
        line = Optional.empty();
    }

    private void leave() {
        close();
        done.run();
    }

    void open(Line wanted) {
        Optional<Meeting> meeting = model.decisions().meeting().get();
        if (meeting.isEmpty() || model.desk().committed().get()) {
            return;
        }
        Optional<Setting> setting = meeting.get().configuration().settings().stream().filter(one -> one.id()
                .equals(wanted.item().setting())).findFirst();
        Optional<Place> place = setting.map(one -> one.places().get(meeting.get().target().layout()));
        if (setting.isPresent() && place.isPresent()) {
            line = Optional.of(wanted);
            build(wanted, setting.get(), place.get());
            editing.set(true);
            getChildren().getFirst().requestFocus();
            control().ifPresent(Node::requestFocus);
        }
    }

    private Optional<Node> control() {
        return Optional.ofNullable(lookup("#edit-value"));
    }

    private void build(Line wanted, Setting setting, Place place) {
        ImportItem item = wanted.item();
        JsonNode now = model.decisions().edited(item.setting()).orElse(item.source() != null ? item.source()
                : item
                        .target());
        entered.set(now == null ? "" : EditedValue.text(now));
        Field field = field(wanted, setting, place).below(form(setting, place));
        Label refused = Parts.text("", "refused");
        refused.setId("edit-refused");
        refused.textProperty().bind(Bindings.createStringBinding(() -> EditedValue.read(setting, place,
                entered
                        .get()) instanceof EditedValue.Refused(String key, List<String> args) ? words.say(key,
                                args
                                        .toArray()) : "", entered));
        Parts.shownWhen(refused, refused.textProperty().isNotEmpty());
        Button take = Parts.button("edit-take", words.say("window.import.edit.take"), () -> {
            if (EditedValue.read(setting, place, entered
                    .get()) instanceof EditedValue.Taken(JsonNode value)) {
                model.decisions().edit(wanted, value);
                leave();
            }
        });
        take.disableProperty().bind(refused.textProperty().isNotEmpty());
        Button leave = Parts.button("edit-leave", words.say("window.import.edit.leave"), this::leave);
        HBox row = Parts.row(Parts.APART, Parts.grow(field), Parts.column(Parts.NEAR, Parts.row(Parts.NEAR,
                take, leave),
                refused));
        row.setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(row);
    }

    private Field field(Line wanted, Setting setting, Place place) {
        String label = words.say("window.import.edit.value", wanted.name());
        return switch (setting.kind()) {
            case BOOLEAN -> choice(label, List.of("true", "false"), one -> words.say(one.equals("true")
                    ? "window.import.yes"
                    : "window.import.no"));
            case TEXTS -> Field.area("edit-value", label, entered, 4);
            case TEXT -> place.allowed().isEmpty() ? entered.get().contains("\n") || entered.get().length()
                    > 60
                            ? Field.area("edit-value", label, entered, 3)
                            : Field.text("edit-value", label, entered) : choice(label, place.allowed(),
                                    one -> one);
            case INTEGER, NUMBER -> Field.text("edit-value", label, entered);
        };
    }

    private Field choice(String label, List<String> options, Function<String, String> says) {
        ComboBox<String> box = Choices.box("edit-value", label, options, says, entered::set);
        if (options.contains(entered.get())) {
            box.setValue(entered.get());
        } else {
            entered.set(options.getFirst());
        }
        return Field.of("edit-value", label, box);
    }

    /** How it has to look. */
    private String form(Setting setting, Place place) {
        if (setting.kind() == Configuration.Kind.TEXTS) {
            return place.allowed().isEmpty() ? words.say("window.import.edit.lines") : words.say(
                    "window.import.edit.lines-of", String.join(", ", place.allowed()));
        }
        if (!place.atLeast().isEmpty() && !place.atMost().isEmpty()) {
            return words.say("window.import.edit.between", place.atLeast(), place.atMost());
        }
        return !place.atLeast().isEmpty() ? words.say("window.import.edit.at-least", place.atLeast())
                : !place.atMost().isEmpty() ? words.say("window.import.edit.at-most", "", place.atMost())
                : "";
    }
}
