package org.fairlead.desktop.page.plan;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandText.Standing;

/** Every command in full, with the machine it runs on, and whether it may run or is done by hand. */
final class CommandsPane extends VBox {
    private static final double FORM = 860;

    private final CommandsModel model;
    private final Words words;
    private final VBox commands = Parts.column(Parts.APART);

    CommandsPane(CommandsModel model, Words words) {
        super(Parts.SECTION);
        this.model = model;
        this.words = words;
        getStyleClass().add("tab-content");
        setMaxWidth(FORM);
        getChildren().addAll(Parts.quiet(words.say("window.commands.intro")), commands);
        model.texts().addListener((ListChangeListener<CommandText>) change -> show());
        show();
    }

    private void show() {
        commands.getChildren().setAll(model.texts().stream().map(this::command).toList());
        if (model.texts().isEmpty()) {
            commands.getChildren().add(Parts.quiet(words.say("window.commands.none")));
        }
    }

    private Node command(CommandText text) {
        var says = new PlaybookWords(words);
        VBox card = Parts.card(Parts.text(says.action(text.id()), "strong"), Parts.quiet(text.place()
                .isEmpty()
                        ? words.say("window.commands.no-place")
                        : words.say(text.first() ? "window.commands.place.before" : "window.commands.place",
                                text
                                        .place(), text.minutes())), new CopyText(words, text.run()));
        if (!text.undo().isEmpty() || !text.doneWhen().isEmpty() || !text.captures().isEmpty() || !text
                .environment()
                .isEmpty()) {
            card.getChildren().add(around(text));
        }
        if (!text.place().isEmpty()) {
            card.getChildren().add(choice(text));
        }
        card.setId("command-" + text.id());
        return card;
    }

    /** What looks before it and what takes it back. */
    private Node around(CommandText text) {
        VBox parts = Parts.column(Parts.NEAR);
        part(parts, "window.commands.done-when", text.doneWhen());
        text.captures().forEach((name, capture) -> part(parts, "window.commands.captures", capture));
        text.environment().forEach((name, value) -> part(parts, "window.commands.variable", name + "="
                + value));
        part(parts, "window.commands.undo", text.undo());
        return new Disclosure(words.say("window.commands.around"), parts);
    }

    private void part(VBox parts, String heading, String text) {
        if (!text.isEmpty()) {
            parts.getChildren().addAll(Parts.quiet(words.say(heading)), Parts.text(text, "code"));
        }
    }

    private Node choice(CommandText text) {
        var group = new ToggleGroup();
        RadioButton run = radio(group, "run-" + text.id(), "window.commands.run", text, Standing.RUN);
        RadioButton hand = radio(group, "by-hand-" + text.id(), "window.commands.by-hand", text,
                Standing.BY_HAND);
        run.setOnAction(event -> model.decide(text, true));
        hand.setOnAction(event -> model.decide(text, false));
        if (!model.isCarriedOut(text)) {
            return new HBox(Parts.SECTION, run, hand);
        }
        run.setDisable(true);
        hand.setDisable(true);
        return new VBox(Parts.NEAR, new HBox(Parts.SECTION, run, hand), Parts.quiet(words.say(
                "window.commands.carried-out")));
    }

    private RadioButton radio(ToggleGroup group, String id, String key, CommandText text, Standing chosen) {
        var radio = new RadioButton(words.say(key));
        radio.setId(id);
        radio.setMnemonicParsing(false);
        radio.setToggleGroup(group);
        radio.setSelected(model.standing(text) == chosen);
        radio.setAccessibleText(words.say(key) + ": " + new PlaybookWords(words).action(text.id()));
        return radio;
    }
}
