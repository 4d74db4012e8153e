package org.fairlead.desktop.page.connect;

import java.util.List;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;

/** The way over another machine, as one side's form has it. */
final class SshPageModel {
    private final EnteredSecrets secrets;
    private final String side;
    private final BooleanProperty over = new SimpleBooleanProperty();
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty keyFile = new SimpleStringProperty("");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty fingerprint = new SimpleStringProperty("");
    private SshAddress known = SshAddress.NONE;

    /**
     * @param side
     * "source" or "target"
     */
    SshPageModel(EnteredSecrets secrets, String side) {
        this.secrets = secrets;
        this.side = side;
    }

    /** Everything that another trial depends on. */
    List<Property<?>> fields() {
        return List.of(over, host, port, user, keyFile, passphrase, password, fingerprint);
    }

    /** Puts a way into the form, unfolded where it is one. */
    void show(SshAddress way) {
        known = way;
        over.set(way.isThere());
        host.set(way.host());
        port.set(way.port() == 0 ? "" : Integer.toString(way.port()));
        user.set(way.user());
        keyFile.set(way.keyFile());
        fingerprint.set(way.fingerprint());
    }

    /** What the form says; what was typed in secret stays in this window's memory. */
    SshAddress address() {
        if (!over.get()) {
            return SshAddress.NONE;
        }
        boolean byKey = !keyFile.get().isBlank();
        known = new SshAddress(host.get().strip(), portNumber(), user.get().strip(), keyFile.get().strip(),
                entered(
                        "ssh-passphrase", passphrase, known.passphrase()), byKey ? SecretRef.none() : entered(
                                "ssh-password", password, known.password()), known.knownHosts(), fingerprint
                                        .get()
                                        .strip());
        return known;
    }

    private SecretRef entered(String secret, StringProperty typed, SecretRef before) {
        if (typed.get().isEmpty()) {
            return before;
        }
        secrets.enter(side + "." + secret, typed.get());
        return new SecretRef.Ask();
    }

    /** Whether enough is entered to try, or nothing is needed. */
    boolean isComplete() {
        return !over.get() || (!host.get().isBlank() && !user.get().isBlank() && (port.get().isBlank()
                || portNumber() > 0) && fingerprint.get().strip().matches("(SHA256:[A-Za-z0-9+/]{43}=?)?"));
    }

    private int portNumber() {
        String typed = port.get().strip();
        int number = typed.matches("\\d{1,5}") ? Integer.parseInt(typed) : 0;
        return number > 65_535 ? 0 : number;
    }

    BooleanProperty over() {
        return over;
    }

    StringProperty host() {
        return host;
    }

    StringProperty port() {
        return port;
    }

    StringProperty user() {
        return user;
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
}
