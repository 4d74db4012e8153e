package org.fairlead.desktop.page.plan;

import java.time.ZoneId;
import java.util.Locale;
import java.util.TreeSet;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.EmptyState;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.plan.MisfitRule;
import org.fairlead.playbook.Playbook.Choice;

/** The forms of the plan: choices, decisions, people and times, turning back. */
final class PlanForms {
    private static final double FORM = 720;
    private static final double BOX = 280;
    private static final int LONG = 40;

    private final PlanPageModel model;
    private final Words words;

    PlanForms(PlanPageModel model) {
        this.model = model;
        words = model.words();
    }

    private VBox form(Node... nodes) {
        VBox form = Parts.column(Parts.APART, nodes);
        form.getStyleClass().add("tab-content");
        form.setMaxWidth(FORM);
        form.disableProperty().bind(model.desk().committed());
        return form;
    }

    Node choices() {
        VBox form = form(Parts.quiet(words.say("window.plan.choices.intro")));
        model.answers().forEach(answer -> form.getChildren().add(Parts.shownWhen(choice(answer), answer
                .arises())));
        return form;
    }

    private Node choice(Answer answer) {
        Choice choice = answer.choice();
        String id = "choice-" + choice.id();
        String label = choice.required() || choice.kind().equals("yes-no") ? model.says().choice(choice.id())
                : words.say("window.optional",
                        model.says().choice(choice.id()));
        Node field = switch (choice.kind()) {
            case "one-of" -> {
                if (choice.options().stream().anyMatch(option -> model.says().option(choice.id(), option)
                        .length() > LONG)) {
                    yield radios(answer, id, label);
                }
                ComboBox<String> box = new ComboBox<>();
                box.getItems().setAll(choice.options());
                box.setConverter(Choices.said(option -> model.says().option(choice.id(), option)));
                yield below(Field.choice(id, label, box, answer.value()), answer);
            }
            case "yes-no" -> yesNo(answer, id, label);
            case "secret" -> below(Field.secret(new SecretField(answer.value(), words.say(
                    "window.connect.show-password")), id, label), answer);
            default -> below(Field.text(id, label, answer.value()), answer);
        };
        return field;
    }

    /** Every option in full, where a box would cut them off. */
    private Node radios(Answer answer, String id, String label) {
        Choice choice = answer.choice();
        ToggleGroup group = new ToggleGroup();
        Label above = Parts.text(label, "field-label");
        VBox field = Parts.column(Parts.NEAR, above);
        field.setId(id);
        for (String option : choice.options()) {
            RadioButton radio = new RadioButton(model.says().option(choice.id(), option));
            radio.setId(id + "-" + option);
            radio.setWrapText(true);
            radio.setToggleGroup(group);
            radio.setAccessibleText(label + ": " + radio.getText());
            radio.setSelected(answer.value().get().equals(option));
            radio.selectedProperty().addListener((at, was, is) -> {
                if (is) {
                    answer.value().set(option);
                }
            });
            field.getChildren().add(radio);
        }
        String about = model.says().aboutChoice(choice.id());
        if (!about.isEmpty()) {
            field.getChildren().add(Parts.quiet(about));
        }
        return field;
    }

    private Field below(Field field, Answer answer) {
        String about = model.says().aboutChoice(answer.choice().id());
        String form = model.says().formOfChoice(answer.choice().id());
        return field.below(Bindings.createStringBinding(() -> answer.wrong().filter(key -> !answer.value()
                .get()
                .isBlank()).map(key -> form.isEmpty() ? words.say(key) : words.say("window.plan.choice.form",
                        form))
                .orElse(about), answer.value()));
    }

    private Node yesNo(Answer answer, String id, String label) {
        CheckBox box = new CheckBox(label);
        box.setId(id);
        box.setSelected(answer.value().get().equals("yes"));
        box.selectedProperty().addListener((at, was, is) -> answer.value().set(is ? "yes" : "no"));
        return box;
    }

    Node decisions() {
        VBox misfits = Parts.column(Parts.APART);
        VBox zones = Parts.column(Parts.APART);
        EmptyState none = new EmptyState(Icon.DONE, words.say("window.plan.no-misfits"), words.say(
                "window.plan.no-misfits.how"));
        Parts.shownWhen(none, Bindings.isEmpty(model.decisions()));
        model.decisions().addListener((ListChangeListener<Decision>) change -> misfits.getChildren().setAll(
                model.decisions().stream().map(this::decision).toList()));
        VBox zoneForm = Parts.column(Parts.APART, Parts.heading(words.say("window.plan.zones")), Parts.quiet(
                words.say("window.plan.zones.intro")), zones);
        model.zones().addListener((ListChangeListener<ZoneAnswer>) change -> zones.getChildren().setAll(model
                .zones().stream().map(this::zone).toList()));
        Parts.shownWhen(zoneForm, Bindings.isNotEmpty(model.zones()));
        VBox form = form(Parts.heading(words.say("window.plan.misfits")), Parts.quiet(words.say(
                "window.plan.misfits.intro")), none, misfits, zoneForm);
        form.setMaxWidth(FORM * 1.5);
        return form;
    }

    private Node decision(Decision decision) {
        ComboBox<MisfitRule> box = new ComboBox<>();
        box.setId("misfit-" + decision.place().replace('.', '-'));
        box.getItems().setAll(decision.rules());
        box.setConverter(Choices.said(rule -> words.sayOr("misfit.rule." + rule.id(), rule.id())));
        box.setAccessibleText(words.say("window.plan.decide", decision.place()));
        box.setPrefWidth(BOX);
        box.setMinWidth(BOX);
        box.valueProperty().bindBidirectional(decision.rule());
        HBox row = Parts.row(Parts.APART, Parts.grow(Parts.text(words.say(decision.finding().problem()))),
                box);
        row.getStyleClass().add("decision-row");
        return row;
    }

    private Node zone(ZoneAnswer answer) {
        ComboBox<String> box = new ComboBox<>();
        box.getItems().setAll(new TreeSet<>(ZoneId.getAvailableZoneIds()));
        box.setId("zone-" + answer.place().replace('.', '-'));
        box.setAccessibleText(words.say("window.plan.zone-of", answer.place()));
        box.setPrefWidth(BOX);
        box.setMinWidth(BOX);
        box.valueProperty().bindBidirectional(answer.zone());
        HBox row = Parts.row(Parts.APART, Parts.grow(Parts.text(words.say(answer.finding().problem()))), box);
        row.getStyleClass().add("decision-row");
        return row;
    }

    Node team() {
        VBox form = form(Parts.quiet(words.say("window.plan.team.intro")));
        model.team().people().forEach((role, name) -> form.getChildren().add(Field.text("person-" + role
                .toLowerCase(Locale.ROOT), model.says().role(role), name)));
        Field start = Field.text("plan-start", words.say("window.plan.start"),
                model.team().start()).below(words.say("window.plan.time.form"));
        Field end = Field.text(
                "plan-end", words.say("window.plan.end"), model.team().end());
        start.setPrefWidth(1);
        end.setPrefWidth(1);
        HBox times = new HBox(Parts.APART, Parts.grow(start), Parts.grow(end));
        form.getChildren().addAll(new WindowProposal(model), times, Field.area("plan-note", words.say(
                "window.plan.note"), model.team()
                        .note(), 3));
        return form;
    }

    Node turningBack() {
        return form(Parts.quiet(words.say("window.plan.rollback.intro")), Field.area("plan-criteria", words
                .say("window.plan.criteria"), model.team().criteria(), 5).below(words.say(
                        "window.plan.one-per-line")), Field.area("plan-triggers", words.say(
                                "window.plan.triggers"), model.team().triggers(), 5).below(words.say(
                                        "window.plan.one-per-line")));
    }
}
