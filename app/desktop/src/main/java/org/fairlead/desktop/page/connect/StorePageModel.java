package org.fairlead.desktop.page.connect;

import java.util.List;
import java.util.function.Supplier;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.run.Workspace.StoreResult;
import org.fairlead.site.Site.Side;

/** The key-value store of one side, as its form has it, and what answered when it was tried. */
final class StorePageModel {
    /** The ways such a connection is encrypted; it does not negotiate. */
    static final List<Tls> ENCRYPTIONS = List.of(Tls.DISABLE, Tls.REQUIRE, Tls.VERIFY_CA, Tls.VERIFY_FULL);

    private final Desk desk;
    private final Side side;
    private final BooleanProperty used = new SimpleBooleanProperty();
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty database = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final ObjectProperty<Tls> tls = new SimpleObjectProperty<>(Tls.DISABLE);
    private final StringProperty certificate = new SimpleStringProperty("");
    private final ObjectProperty<Trial> trial = new SimpleObjectProperty<>(new Trial.NotYet());
    private SecretRef known = SecretRef.none();
    private long tries;

    /** What is known of the connection. */
    sealed interface Trial {
        /** Not tried with what is entered now. */
        record NotYet() implements Trial {}

        /** Being tried. */
        record Trying() implements Trial {}

        /** Answered. */
        record Answered(StoreResult result) implements Trial {}

        /** Did not answer as it should, and why. */
        record Refused(Problem problem) implements Trial {}
    }

    StorePageModel(Desk desk, Side side) {
        this.desk = desk;
        this.side = side;
        fields().forEach(field -> field.addListener((at, was, is) -> changed()));
    }

    private List<Property<?>> fields() {
        return List.of(used, host, port, database, user, password, tls, certificate);
    }

    /** Another trial is needed: something that it depends on is not what it was. */
    void changed() {
        tries++;
        trial.set(new Trial.NotYet());
    }

    /** Puts a store into the form, unfolded where it is one. */
    void show(KeyValueAddress store) {
        known = store.password();
        used.set(store.isThere());
        host.set(store.host());
        port.set(store.port() == 0 ? "" : Integer.toString(store.port()));
        database.set(store.isThere() ? Integer.toString(store.database()) : "");
        user.set(store.user());
        tls.set(store.tls());
        certificate.set(store.rootCertificate());
    }

    /** What the form says; a password that was typed stays in this window's memory. */
    KeyValueAddress address() {
        if (!used.get()) {
            return KeyValueAddress.NONE;
        }
        if (!password.get().isEmpty()) {
            desk.secrets().enter(secretName(), password.get());
            known = new SecretRef.Ask();
        }
        return new KeyValueAddress(host.get().strip(), number(port), number(database), user.get().strip(),
                known,
                tls.get(), certificate.get().strip());
    }

    private String secretName() {
        return (side == Side.SOURCE ? "source" : "target") + ".redis-password";
    }

    private static int number(StringProperty field) {
        return field.get().strip().matches("\\d{1,5}") ? Integer.parseInt(field.get().strip()) : 0;
    }

    /** Whether enough is entered to try. */
    boolean isComplete() {
        boolean numbers = port.get().strip().matches("\\d{0,5}") && number(port) < 65_536 && database.get()
                .strip().matches("\\d{0,5}");
        return used.get() && !host.get().isBlank() && numbers;
    }

    /** Whether nothing is in the way of going on: it answered, or there is none. */
    boolean isSettled() {
        return !used.get() || trial.get() instanceof Trial.Answered;
    }

    /** Whether it did not answer as it should. */
    boolean isRefused() {
        return used.get() && trial.get() instanceof Trial.Refused;
    }

    /** Whether the password is one that was typed before. */
    String passwordFrom() {
        return known instanceof SecretRef.Ask && desk.secrets().knows(secretName()) ? desk.words().say(
                "window.connect.password.known") : "";
    }

    /** Tries the connection of an endpoint; an answer to what has been changed meanwhile is not shown. */
    void test(Supplier<Endpoint> endpoint) {
        Endpoint tried = endpoint.get();
        long mine = ++tries;
        trial.set(new Trial.Trying());
        desk.tools().background().run(() -> desk.tools().workspace().tryStore(tried, side, desk.secrets()))
                .onSuccess(result -> answer(mine, new Trial.Answered(result)))
                .onFailure(ProblemException.class, failure -> answer(mine, new Trial.Refused(failure
                        .problem())))
                .start();
    }

    private void answer(long mine, Trial answered) {
        if (mine == tries) {
            trial.set(answered);
        }
    }

    BooleanProperty used() {
        return used;
    }

    StringProperty host() {
        return host;
    }

    StringProperty port() {
        return port;
    }

    StringProperty database() {
        return database;
    }

    StringProperty user() {
        return user;
    }

    StringProperty password() {
        return password;
    }

    ObjectProperty<Tls> tls() {
        return tls;
    }

    StringProperty certificate() {
        return certificate;
    }

    ReadOnlyObjectProperty<Trial> trial() {
        return trial;
    }
}
