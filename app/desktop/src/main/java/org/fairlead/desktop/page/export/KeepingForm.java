package org.fairlead.desktop.page.export;

import java.util.List;
import java.util.Locale;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.bundle.BundleTarget.Compression;
import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.PassphraseForm;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.export.ExportPageModel.Keeping;
import org.fairlead.desktop.page.export.RowsOutModel.PartSize;

/** Where the bundle is saved, what opens it, and who signs it. */
final class KeepingForm extends VBox {
    private static final double WIDEST = 640;

    private final ExportPageModel model;
    private final Words words;

    KeepingForm(ExportPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        getChildren().addAll(where(), keeping(), signing());
        setMaxWidth(WIDEST);
    }

    private Node where() {
        Button choose = Parts.button("export-choose", Icon.SAVE, words.say("window.export.choose"),
                model::chooseFile);
        Field field = Field.text("export-file", words.say("window.export.file"), model.file());
        HBox row = Parts.row(Parts.NEAR, Parts.grow(field), choose);
        row.setAlignment(Pos.BOTTOM_LEFT);
        VBox where = Parts.column(Parts.APART, Parts.heading(words.say("window.export.where")), row);
        if (model.rows().applies()) {
            where.getChildren().add(Parts.row(Parts.APART, Parts.grow(parts()), Parts.grow(compression())));
        }
        return where;
    }

    private Node parts() {
        ComboBox<PartSize> box = Choices.box("export-parts", words.say("window.export.parts"), List.of(
                PartSize
                        .values()), size -> words.say("window.export.parts." + size.name().toLowerCase(
                                Locale.ROOT)
                                .replace('_', '-')), size -> {});
        return Field.choice("export-parts", words.say("window.export.parts"), box, model.rows().parts())
                .below(words
                        .say("window.export.parts.which"));
    }

    private Node compression() {
        ComboBox<Compression> box = Choices.box("export-compression", words.say("window.export.compression"),
                List
                        .of(Compression.values()), level -> words.say("window.export.compression." + level
                                .word()),
                level -> {});
        return Field.choice("export-compression", words.say("window.export.compression"), box, model.rows()
                .compression());
    }

    private Node keeping() {
        ToggleGroup group = new ToggleGroup();
        Field keys = Field.area("export-recipients", words.say("window.export.recipients"), model
                .recipientText(), 3)
                .below(words.say("window.export.recipients.which"));
        keys.getStyleClass().add("under-radio");
        PassphraseForm passphrase = new PassphraseForm("export", words, model.passphrase());
        passphrase.getStyleClass().add("under-radio");
        Node open = Parts.quiet(words.say("window.export.open.means"));
        open.getStyleClass().add("under-radio");
        return Parts.column(Parts.APART, Parts.heading(words.say("window.export.keeping")), radio(
                Keeping.PASSPHRASE,
                group), shown(passphrase, Keeping.PASSPHRASE), radio(Keeping.KEYS, group), shown(keys,
                        Keeping.KEYS),
                radio(Keeping.OPEN, group), shown(open, Keeping.OPEN));
    }

    private Node shown(Node node, Keeping keeping) {
        return Parts.shownWhen(node, Bindings.createBooleanBinding(() -> model.keeping().get() == keeping,
                model
                        .keeping()));
    }

    private RadioButton radio(Keeping keeping, ToggleGroup group) {
        RadioButton radio = new RadioButton(words.say("window.export.keeping." + keeping.word()));
        radio.setId("export-" + keeping.word());
        radio.setToggleGroup(group);
        radio.setWrapText(true);
        radio.setSelected(model.keeping().get() == keeping);
        radio.setOnAction(event -> model.keeping().set(keeping));
        return radio;
    }

    private Node signing() {
        Button choose = Parts.button("export-choose-key", Icon.KEY, words.say(
                "window.bundle.choose-identity"),
                model::chooseSigningKey);
        Field key = Field.text("export-signing-key", words.say("window.export.sign.file"), model.signingKey())
                .below(
                        words.say("window.export.sign.which"));
        Field passphrase = Field.secret(new SecretField(model.signingPassphrase(), words.say(
                "window.connect.show-password")), "export-signing-passphrase", words.say(
                        "window.export.sign.passphrase"));
        return new Disclosure(words.say("window.export.sign"), Parts.column(Parts.NEAR, key, Parts.row(
                Parts.NEAR,
                choose), passphrase));
    }
}
