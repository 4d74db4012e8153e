package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Disclosure;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Reveal;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;

/** Asks where a bundle lies on another machine and how to log in there, and shows how fetching it goes. */
public final class FetchForm extends VBox {
    private static final double WIDEST = 640;
    private static final String UNKNOWN_KEY = "ssh.problem.host-key-unknown";

    private final FetchModel model;
    private final Words words;
    private final VBox problem = new VBox();

    public FetchForm(FetchModel model, Words words) {
        super(Parts.APART);
        this.model = model;
        this.words = words;
        setMaxWidth(WIDEST);
        Field address = Field.text("fetch-address", words.say("window.fetch.address"), model.address()).below(
                words.say("window.fetch.address.how"));
        prompt(address, "sftp://");
        VBox login = login();
        Button fetch = Parts.button("fetch-start", Icon.BUNDLE, words.say("window.fetch.start"),
                model::fetch);
        fetch.disableProperty().bind(model.working().or(model.address().isEmpty()));
        Button stop = Parts.button("fetch-stop", Icon.STOP, words.say("window.fetch.stop"), model::stop);
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.fraction());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(words.say("window.fetch.working"));
        VBox working = Parts.column(Parts.NEAR, Parts.text(words.say("window.fetch.working")), bar, Parts.row(
                Parts.NEAR, stop));
        login.disableProperty().bind(model.working());
        address.disableProperty().bind(model.working());
        getChildren().addAll(address, login, problem, Parts.shownWhen(Parts.row(Parts.NEAR, fetch), model
                .working().not()), Parts.shownWhen(working, model.working()));
        model.problem().addListener((at, was, is) -> show(is));
        show(model.problem().get());
    }

    /** The form, behind a button that says what it is for. */
    public static Node disclosed(FetchModel model, Words words) {
        return new Disclosure(words.say("window.fetch.elsewhere"), new FetchForm(model, words)).named(
                "fetch");
    }

    private VBox login() {
        HBox named = new HBox(Parts.NEAR, Parts.grow(text("key", model.keyFile())), Parts.iconButton(
                "fetch-key-choose", Icon.FOLDER, words.say("window.connect.ssh.choose-key"),
                model::chooseKey));
        named.setAlignment(Pos.BOTTOM_LEFT);
        var byKey = model.keyFile().isNotEmpty();
        Field passphrase = secret("passphrase", model.passphrase()).below(words.say(
                "window.connect.ssh.passphrase.help"));
        Field fingerprint = text("fingerprint", model.fingerprint()).below(words.say(
                "window.connect.ssh.fingerprint.help"));
        prompt(fingerprint, "SHA256:…");
        return Parts.column(Parts.APART, Parts.column(Parts.TIGHT, named, Parts.quiet(words.say(
                "window.connect.ssh.key.help"))), Parts.shownWhen(passphrase, byKey), Parts.shownWhen(secret(
                        "password", model.password()), byKey.not()), fingerprint);
    }

    private Field text(String field, javafx.beans.property.StringProperty value) {
        return Field.text("fetch-" + field, words.say("window.connect.ssh." + field), value);
    }

    private Field secret(String field, javafx.beans.property.StringProperty value) {
        return Field.secret(new SecretField(value, words.say("window.connect.show-password")), "fetch-"
                + field, words.say("window.connect.ssh." + field));
    }

    private static void prompt(Field field, String words) {
        ((TextField) field.getChildren().get(1)).setPromptText(words);
    }

    private void show(Optional<Problem> found) {
        problem.getChildren().setAll(found.map(one -> new ProblemBox(words, one, ways(one))).stream()
                .toList());
        problem.setVisible(found.isPresent());
        problem.setManaged(found.isPresent());
        found.ifPresent(shown -> Reveal.show(problem));
    }

    /** A key that changed cannot be accepted with one press. */
    private Node[] ways(Problem found) {
        if (!found.key().equals(UNKNOWN_KEY)) {
            return new Node[0];
        }
        Button trust = Parts.button("fetch-trust", words.say("window.connect.trust"), () -> model.trust(String
                .valueOf(found.args().get(1))));
        trust.setMnemonicParsing(false);
        return new Node[]{trust};
    }
}
