package org.fairlead.desktop.page.connect;

import javafx.geometry.Pos;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;

/** The switch "over SSH" of one side, and what it unfolds. */
final class SshForm extends VBox {
    private final Words words;
    private final String id;

    SshForm(Words words, SshPageModel model, String id, Runnable chooseKey) {
        super(Parts.NEAR);
        this.words = words;
        this.id = id;
        Field host = text("host", model.host());
        Field port = text("port", model.port());
        prompt(port, "22");
        port.setPrefWidth(96);
        port.setMinWidth(96);
        Field user = text("user", model.user());
        HBox named = new HBox(Parts.NEAR, Parts.grow(text("key", model.keyFile())), Parts.iconButton(id
                + "-ssh-key-choose", Icon.FOLDER, words.say("window.connect.ssh.choose-key"), chooseKey));
        named.setAlignment(Pos.BOTTOM_LEFT);
        VBox key = Parts.column(Parts.TIGHT, named, Parts.quiet(words.say("window.connect.ssh.key.help")));
        Field passphrase = secret("passphrase", model.passphrase()).below(words.say(
                "window.connect.ssh.passphrase.help"));
        Field password = secret("password", model.password());
        var byKey = model.keyFile().isNotEmpty();
        Field fingerprint = text("fingerprint", model.fingerprint()).below(words.say(
                "window.connect.ssh.fingerprint.help"));
        prompt(fingerprint, "SHA256:…");
        VBox unfolded = Parts.column(Parts.APART, new HBox(Parts.APART, Parts.grow(host), port), user, key,
                Parts
                        .shownWhen(passphrase, byKey), Parts.shownWhen(password, byKey.not()), fingerprint);
        unfolded.getStyleClass().add("disclosed");
        unfolded.setId(id + "-ssh");
        getChildren().addAll(Field.yesNo(id + "-over-ssh", words.say("window.connect.ssh"), model.over()),
                Parts
                        .shownWhen(unfolded, model.over()));
    }

    private Field text(String field, javafx.beans.property.StringProperty value) {
        return Field.text(id + "-ssh-" + field, words.say("window.connect.ssh." + field), value);
    }

    private Field secret(String field, javafx.beans.property.StringProperty value) {
        return Field.secret(new SecretField(value, words.say("window.connect.show-password")), id + "-ssh-"
                + field,
                words.say("window.connect.ssh." + field));
    }

    private static void prompt(Field field, String words) {
        ((TextField) field.getChildren().get(1)).setPromptText(words);
    }
}
