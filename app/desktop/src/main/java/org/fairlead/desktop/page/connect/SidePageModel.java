package org.fairlead.desktop.page.connect;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Needs;
import org.fairlead.playbook.Way;
import org.fairlead.run.Workspace.ConnectionResult;
import org.fairlead.run.Workspace.Filled;
import org.fairlead.site.Site.Side;

/** One side's form, and what answered when it was tried. */
final class SidePageModel {
    private final Desk desk;
    private final Side side;
    private final StringProperty dialect = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty host = new SimpleStringProperty("");
    private final StringProperty port = new SimpleStringProperty("");
    private final StringProperty name = new SimpleStringProperty("");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty password = new SimpleStringProperty("");
    private final StringProperty schema = new SimpleStringProperty("");
    private final ObjectProperty<Tls> tls = new SimpleObjectProperty<>(Tls.PREFER);
    private final StringProperty certificate = new SimpleStringProperty("");
    private final StringProperty settings = new SimpleStringProperty("");
    private final StringProperty files = new SimpleStringProperty("");
    private final StringProperty app = new SimpleStringProperty("");
    private final StringProperty web = new SimpleStringProperty("");
    private final StringProperty prefix = new SimpleStringProperty("");
    private final SshPageModel ssh;
    private final StorePageModel store;
    private final ObjectProperty<List<Problem>> notes = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Trial> trial = new SimpleObjectProperty<>(new Trial.NotYet());
    private SecretRef known = SecretRef.none();
    private String unread = "";
    private long tries;

    /** What is known of the connection. */
    sealed interface Trial {
        /** Not tried with what is entered now. */
        record NotYet() implements Trial {}

        /** Being tried. */
        record Trying() implements Trial {}

        /** Answered. */
        record Answered(ConnectionResult result) implements Trial {}

        /** Did not answer as it should, and why. */
        record Refused(Problem problem) implements Trial {}
    }

    SidePageModel(Desk desk, Side side) {
        this.desk = desk;
        this.side = side;
        ssh = new SshPageModel(desk.secrets(), word());
        store = new StorePageModel(desk, side);
        for (StringProperty field : List.of(dialect, file, host, port, name, user, password, schema,
                certificate, prefix)) {
            field.addListener((at, was, is) -> changed());
        }
        ssh.fields().forEach(field -> field.addListener((at, was, is) -> {
            changed();
            store.changed();
        }));
        tls.addListener((at, was, is) -> changed());
    }

    private void changed() {
        tries++;
        trial.set(new Trial.NotYet());
    }

    /** Puts an endpoint into the form. */
    void show(Endpoint endpoint) {
        DatabaseAddress database = endpoint.database();
        dialect.set(database.dialect().isEmpty() ? needs().dialects().stream().findFirst().orElse("")
                : database.dialect());
        file.set(database.file());
        host.set(database.host());
        port.set(database.port() == 0 ? "" : Integer.toString(database.port()));
        name.set(database.name());
        user.set(database.user());
        schema.set(database.schema());
        tls.set(database.tls());
        certificate.set(database.rootCertificate());
        settings.set(endpoint.settings());
        files.set(endpoint.files());
        web.set(endpoint.web());
        app.set(endpoint.app());
        prefix.set(endpoint.prefix());
        ssh.show(endpoint.ssh());
        store.show(endpoint.redis());
        known = database.password();
    }

    /** What the form says. */
    Endpoint endpoint() {
        if (!password.get().isEmpty()) {
            desk.secrets().enter(secretName(), password.get());
            known = new SecretRef.Ask();
        }
        DatabaseAddress database = isFile()
                ? DatabaseAddress.sqlite(file.get().strip())
                : new DatabaseAddress(dialect.get(), "", host.get().strip(), portNumber(), name.get().strip(),
                        user.get().strip(), known, schema.get().strip(), tls.get(), certificate.get()
                                .strip());
        return new Endpoint(database, settings.get().strip(), files.get().strip(), web.get().strip(), prefix
                .get().strip(), ssh.address(), store.address(), app.get().strip());
    }

    /** The port that is meant where none is entered. */
    String usualPort() {
        return Integer.toString(new DatabaseAddress(dialect.get(), "", "", 0, "", "", SecretRef.none(), "",
                Tls.PREFER,
                "").portOrUsual());
    }

    private int portNumber() {
        return port.get().strip().matches("\\d{1,5}") ? Integer.parseInt(port.get().strip()) : 0;
    }

    String secretName() {
        return word() + ".password";
    }

    private String word() {
        return side == Side.SOURCE ? "source" : "target";
    }

    boolean isFile() {
        return dialect.get().equals("sqlite");
    }

    /** Whether enough is entered to try. */
    boolean isComplete() {
        return isFile() ? !file.get().isBlank() : ssh.isComplete() && !host.get().isBlank() && !name.get()
                .isBlank() && !user
                        .get().isBlank() && (port.get().isBlank() || (portNumber() > 0 && portNumber()
                                < 65_536));
    }

    /** Where the password comes from when it is not typed, in a sentence; empty when it is. */
    String passwordFrom() {
        return switch (known) {
            case SecretRef.Env(String variable) -> desk.words().say("window.connect.password.env", variable);
            case SecretRef.FromFile(String path) -> desk.words().say("window.connect.password.file", path);
            case SecretRef.WpConfig(String path) -> desk.words().say("window.connect.password.wp-config",
                    path);
            case SecretRef.Ask() -> desk.secrets().knows(secretName()) ? desk.words().say(
                    "window.connect.password.known") : "";
            case SecretRef.None() -> "";
        };
    }

    /** Tries the connection; an answer to what has been changed meanwhile is not shown. */
    void test() {
        Endpoint tried = endpoint();
        Playbook playbook = playbook();
        long mine = ++tries;
        trial.set(new Trial.Trying());
        desk.tools().background().run(() -> desk.tools().workspace().tryDatabase(tried, side, playbook, desk
                .secrets()))
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

    /** Fills the form from a file or an address, and tries the connection when that is enough. */
    void fill(String pathOrAddress) {
        Endpoint before = endpoint();
        Playbook playbook = playbook();
        unread = "";
        changed();
        long mine = tries;
        trial.set(new Trial.Trying());
        desk.tools().background().run(() -> desk.tools().workspace().fill(before, pathOrAddress, side,
                playbook,
                desk.secrets()))
                .onSuccess(filled -> filled(mine, pathOrAddress, filled))
                .onFailure(ProblemException.class, failure -> answer(mine, new Trial.Refused(failure
                        .problem())))
                .start();
    }

    /** What was typed meanwhile is not written over. */
    private void filled(long mine, String place, Filled filled) {
        if (mine != tries) {
            return;
        }
        show(filled.endpoint());
        Optional<Problem> kept = filled.notes().stream().filter(note -> note.severity() == Severity.BLOCKER)
                .findFirst();
        notes.set(filled.notes().stream().filter(note -> note.severity() != Severity.BLOCKER).toList());
        unread = kept.isPresent() ? place : "";
        kept.ifPresent(problem -> trial.set(new Trial.Refused(problem)));
        if (kept.isEmpty()) {
            testWhatIsComplete();
        }
    }

    /** Tries each connection that enough is entered of. */
    void testWhatIsComplete() {
        if (isComplete()) {
            test();
        }
        if (store.isComplete()) {
            testStore();
        }
    }

    void testStore() {
        store.test(this::endpoint);
    }

    /** Whether a file is still to be read, once the way to it is open. */
    boolean hasUnread() {
        return !unread.isEmpty();
    }

    /** Tries again what did not come about: the file, or the connection. */
    void again() {
        if (unread.isEmpty()) {
            test();
        } else {
            fill(unread);
        }
    }

    /** Takes the key that a machine showed for its own, as the user said that it is, and tries again. */
    void trust(String fingerprint) {
        ssh.fingerprint().set(fingerprint);
        again();
    }

    void chooseKey() {
        desk.tools().ports().chooser().open(desk.words().say("window.connect.ssh.choose-key")).map(
                Path::toString).ifPresent(ssh.keyFile()::set);
    }

    void chooseFile() {
        desk.tools().ports().chooser().open(desk.words().say("window.connect.choose-file")).map(
                Path::toString).ifPresent(this::fill);
    }

    void chooseFolder() {
        desk.tools().ports().chooser().folder(desk.words().say("window.connect.choose-folder")).map(
                Path::toString).ifPresent(files::set);
    }

    void chooseSettings() {
        desk.tools().ports().chooser().open(desk.words().say("window.connect.choose-settings")).map(
                Path::toString).ifPresent(this::fill);
    }

    Needs needs() {
        return side == Side.SOURCE ? playbook().connections().source() : playbook().connections().target();
    }

    private Playbook playbook() {
        return desk.playbook().get().orElseThrow();
    }

    boolean answered() {
        return trial.get() instanceof Trial.Answered;
    }

    Side side() {
        return side;
    }

    Optional<ConnectionResult> result() {
        return trial.get() instanceof Trial.Answered(ConnectionResult result) ? Optional.of(result)
                : Optional.empty();
    }

    ReadOnlyObjectProperty<Trial> trial() {
        return trial;
    }

    StringProperty dialect() {
        return dialect;
    }

    StringProperty file() {
        return file;
    }

    StringProperty host() {
        return host;
    }

    StringProperty port() {
        return port;
    }

    StringProperty name() {
        return name;
    }

    StringProperty user() {
        return user;
    }

    StringProperty password() {
        return password;
    }

    StringProperty schema() {
        return schema;
    }

    ObjectProperty<Tls> tls() {
        return tls;
    }

    StringProperty certificate() {
        return certificate;
    }

    StringProperty settings() {
        return settings;
    }

    StringProperty files() {
        return files;
    }

    /** Folder of the application, in which commands run. */
    StringProperty app() {
        return app;
    }

    StringProperty web() {
        return web;
    }

    /** What the names of the site's tables begin with. */
    StringProperty prefix() {
        return prefix;
    }

    /** Whether a wp-config.php can fill this side. */
    boolean isWordPress() {
        return needs().dialects().stream().anyMatch(List.of("mariadb", "mysql")::contains);
    }

    /** Whether the job has this one site only, which is neither source nor target. */
    boolean isAlone() {
        return desk.plan().get().way() == Way.HERE;
    }

    boolean hasPrefix() {
        return !playbook().configuration().equals(Configuration.NONE);
    }

    StorePageModel store() {
        return store;
    }

    SshPageModel ssh() {
        return ssh;
    }

    /** What a file said besides, or did not say. */
    ReadOnlyObjectProperty<List<Problem>> notes() {
        return notes;
    }
}
