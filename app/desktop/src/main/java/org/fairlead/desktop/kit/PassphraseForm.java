package org.fairlead.desktop.kit;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Where a passphrase is made and typed back, or chosen and repeated. */
public final class PassphraseForm extends VBox {
    private static final double WIDEST = 640;

    private final NewPassphrase model;
    private final Words words;
    private final String id;

    /**
     * @param id
     * beginning of the ids of its controls
     */
    public PassphraseForm(String id, Words words, NewPassphrase model) {
        super(Parts.APART);
        this.id = id;
        this.model = model;
        this.words = words;
        ToggleGroup which = new ToggleGroup();
        RadioButton make = radio("-make", "window.passphrase.make", which);
        RadioButton own = radio("-own", "window.passphrase.own", which);
        make.setSelected(!model.own().get());
        own.selectedProperty().bindBidirectional(model.own());
        setMaxWidth(WIDEST);
        getChildren().addAll(make, made(), own, own());
    }

    private RadioButton radio(String end, String key, ToggleGroup group) {
        RadioButton radio = new RadioButton(words.say(key));
        radio.setId(id + end);
        radio.setToggleGroup(group);
        radio.setWrapText(true);
        return radio;
    }

    private Node made() {
        Node shown = new CopyText(words, model.made());
        shown.setId(id + "-made");
        Parts.shownWhen(shown, model.hidden().not());
        Node hide = Parts.button(id + "-hide", Icon.HIDE, words.say("window.passphrase.written-down"),
                () -> model.hidden().set(true));
        Parts.shownWhen(hide, model.hidden().not());
        Node show = Parts.button(id + "-show", Icon.SHOW, words.say("window.passphrase.show-again"),
                () -> model.hidden().set(false));
        Parts.shownWhen(show, model.hidden());
        Field typed = Field.text(id + "-typed", words.say("window.passphrase.type-back"), model.repeated())
                .below(Bindings.createStringBinding(this::typedBack, model.repeated()));
        VBox form = Parts.column(Parts.NEAR, shown, Parts.row(Parts.NEAR, hide, show), typed);
        form.getStyleClass().add("under-radio");
        return Parts.shownWhen(form, model.own().not());
    }

    private String typedBack() {
        int group = model.wrongGroup();
        return model.ready().get() ? words.say("window.passphrase.typed-well")
                : group > 0 ? words.say("window.passphrase.wrong-group", group) : "";
    }

    private Node own() {
        Field chosen = Field.secret(new SecretField(model.chosen(), words.say(
                "window.connect.show-password")), id + "-passphrase", words.say("window.passphrase.choose"));
        Label strength = Parts.text("");
        strength.setId(id + "-strength");
        strength.textProperty().bind(Bindings.createStringBinding(() -> words.say(
                "window.passphrase.strength." + model.strength().get().word()), model.strength()));
        Field repeat = Field.secret(new SecretField(model.repeated(), words.say(
                "window.connect.show-password")), id + "-repeat", words.say("window.passphrase.repeat"));
        VBox form = Parts.column(Parts.NEAR, chosen, strength, repeat);
        form.getStyleClass().add("under-radio");
        return Parts.shownWhen(form, model.own());
    }
}
