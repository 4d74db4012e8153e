package org.fairlead.desktop.page;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.bundle.BundleFile.OpenedBy;
import org.fairlead.desktop.kit.Chooser;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;

/** Asks for the passphrase or the private key of a bundle, and says why it does not open. */
public final class BundleDoorForm extends VBox {
    private static final double WIDEST = 560;

    private final BundleDoor door;
    private final Words words;

    /**
     * @param chooser
     * for the file of private keys
     */
    public BundleDoorForm(BundleDoor door, Words words, Chooser chooser) {
        super(Parts.APART);
        this.door = door;
        this.words = words;
        setMaxWidth(WIDEST);
        getChildren().addAll(ProblemBox.place(words, door.problem()), Parts.shownWhen(passphrase(), asks(
                OpenedBy.PASSPHRASE)), Parts.shownWhen(identity(chooser), asks(OpenedBy.KEY)));
        Parts.shownWhen(this, door.isNeeded());
    }

    private BooleanBinding asks(OpenedBy by) {
        return Bindings.createBooleanBinding(() -> door.asking().get().filter(by::equals).isPresent(), door
                .asking());
    }

    private Node passphrase() {
        SecretField secret = new SecretField(door.entered(), words.say("window.connect.show-password"));
        secret.input().setOnAction(event -> door.enter());
        Field field = Field.secret(secret, "bundle-passphrase", words.say("window.bundle.passphrase")).below(
                words.say("window.bundle.passphrase.which"));
        return Parts.column(Parts.NEAR, field, open("bundle-open"));
    }

    private Node identity(Chooser chooser) {
        Button choose = Parts.button("bundle-choose-identity", Icon.KEY, words.say(
                "window.bundle.choose-identity"), () -> chooser.open(words.say(
                        "window.bundle.identity")).ifPresent(file -> door.entered().set(file.toString())));
        Field field = Field.text("bundle-identity", words.say("window.bundle.identity"), door.entered())
                .below(
                        words.say("window.bundle.identity.which"));
        return Parts.column(Parts.NEAR, field, Parts.row(Parts.NEAR, choose, open("bundle-open-key")));
    }

    private Button open(String id) {
        Button open = Parts.button(id, Icon.LOCK, words.say("window.bundle.open"), door::enter);
        open.disableProperty().bind(door.entered().isEmpty());
        return open;
    }
}
