package org.fairlead.desktop.page;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.run.Controls;
import org.fairlead.step.StopSignal;

/** Fetches a bundle from another machine over SFTP. Lives on the window's thread. */
public final class FetchModel {
    private static final String PASSWORD = "source.ssh-password";
    private static final String PASSPHRASE = "source.ssh-passphrase";

    private final Tools tools;
    private final Consumer<Path> then;
    private final StringProperty address = new SimpleStringProperty("");
    private final StringProperty keyFile = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty fingerprint = new SimpleStringProperty("");
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final DoubleProperty fraction = new SimpleDoubleProperty();
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private StopSignal stop = new StopSignal();

    /**
     * @param then
     * told where the bundle lies on this computer
     */
    public FetchModel(Tools tools, Consumer<Path> then) {
        this.tools = tools;
        this.then = then;
    }

    /** Fetches; what broke off before goes on. */
    void fetch() {
        if (working.get() || address.get().isBlank()) {
            return;
        }
        working.set(true);
        fraction.set(0);
        problem.set(Optional.empty());
        stop = new StopSignal();
        String from = address.get().strip();
        var secrets = new EnteredSecrets(Map.of());
        SshAddress login = login(secrets);
        Consumer<Progress> shown = tools.background().newest(progress -> fraction.set(progress.fraction()));
        var controls = new Controls(shown, stop);
        tools.background().run(() -> tools.workspace().fetchBundle(from, login, secrets, controls)).onSuccess(
                then)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> {
                    working.set(false);
                    secrets.close();
                }).start();
    }

    private SshAddress login(EnteredSecrets secrets) {
        boolean byKey = !keyFile.get().isBlank();
        return new SshAddress("", 0, "", keyFile.get().strip(), byKey ? asked(secrets, PASSPHRASE, passphrase)
                : SecretRef.none(), byKey ? SecretRef.none() : asked(secrets, PASSWORD, password), "",
                fingerprint.get().strip());
    }

    private static SecretRef asked(EnteredSecrets secrets, String name, StringProperty typed) {
        if (typed.get().isEmpty()) {
            return SecretRef.none();
        }
        secrets.enter(name, typed.get());
        return new SecretRef.Ask();
    }

    void stop() {
        stop.stop();
    }

    /** Accepts the key that a machine has shown, and goes on. */
    void trust(String print) {
        fingerprint.set(print);
        fetch();
    }

    /** Chooses a private key of this computer. */
    void chooseKey() {
        tools.ports().chooser().open(tools.words().say("window.connect.ssh.choose-key")).map(Path::toString)
                .ifPresent(keyFile::set);
    }

    /** Such as {@code sftp://user@host/folder/site.fairlead}. */
    StringProperty address() {
        return address;
    }

    StringProperty keyFile() {
        return keyFile;
    }

    StringProperty passphrase() {
        return passphrase;
    }

    StringProperty password() {
        return password;
    }

    StringProperty fingerprint() {
        return fingerprint;
    }

    ReadOnlyBooleanProperty working() {
        return working;
    }

    ReadOnlyDoubleProperty fraction() {
        return fraction;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
