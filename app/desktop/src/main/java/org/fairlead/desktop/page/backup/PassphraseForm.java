package org.fairlead.desktop.page.backup;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;

/** What will be kept, and the passphrase that seals it: made here and typed back, or chosen and repeated. */
final class PassphraseForm extends VBox {
    private final BackupPageModel model;
    private final Words words;

    PassphraseForm(BackupPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        VBox will = Parts.column(Parts.NEAR, Parts.heading(words.say("window.backup.will")), Parts.bullets(
                java.util.List.of(words.say("window.backup.will.source", model.desk().plan().get().source()
                        .database().place()), words.say("window.backup.will.target", model.desk().plan().get()
                                .target().database().place()), words.say("window.backup.will.settings"), words
                                        .say("window.backup.will.rehearse"))));
        ToggleGroup which = new ToggleGroup();
        RadioButton make = radio("backup-make", "window.backup.make", which);
        RadioButton own = radio("backup-own", "window.backup.own", which);
        make.setSelected(true);
        own.selectedProperty().bindBidirectional(model.own());
        VBox passphrase = Parts.column(Parts.APART, Parts.heading(words.say("window.backup.passphrase")),
                Parts.text(words.say("window.backup.passphrase.why")), make, made(), own, own());
        passphrase.setMaxWidth(640);
        getChildren().addAll(will, passphrase);
    }

    private RadioButton radio(String id, String key, ToggleGroup group) {
        RadioButton radio = new RadioButton(words.say(key));
        radio.setId(id);
        radio.setToggleGroup(group);
        radio.setWrapText(true);
        return radio;
    }

    private Node made() {
        Node shown = new CopyText(words, model.made().get());
        shown.setId("backup-made");
        Parts.shownWhen(shown, model.hidden().not());
        Node hide = Parts.button("backup-hide", Icon.HIDE, words.say("window.backup.written-down"),
                model::hide);
        Parts.shownWhen(hide, model.hidden().not());
        Node show = Parts.button("backup-show", Icon.SHOW, words.say("window.backup.show-again"),
                model::showAgain);
        Parts.shownWhen(show, model.hidden());
        Field typed = Field.text("backup-typed", words.say("window.backup.type-back"), model.repeated());
        VBox form = Parts.column(Parts.NEAR, shown, Parts.row(Parts.NEAR, hide, show), typed);
        form.getStyleClass().add("under-radio");
        return Parts.shownWhen(form, model.own().not());
    }

    private Node own() {
        Field chosen = Field.secret(new SecretField(model.chosen(), words.say(
                "window.connect.show-password")), "backup-passphrase", words.say("window.backup.choose"));
        Label strength = Parts.text("");
        strength.setId("backup-strength");
        strength.textProperty().bind(Bindings.createStringBinding(() -> words.say("window.backup.strength."
                + model.strength().get().name().toLowerCase(java.util.Locale.ROOT)), model.strength()));
        Field repeat = Field.secret(new SecretField(model.repeated(), words.say(
                "window.connect.show-password")), "backup-repeat", words.say("window.backup.repeat"));
        VBox form = Parts.column(Parts.NEAR, chosen, strength, repeat);
        form.getStyleClass().add("under-radio");
        return Parts.shownWhen(form, model.own());
    }
}
