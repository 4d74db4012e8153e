package org.fairlead.desktop.page.export;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;

import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.config.BundledConfiguration.Chosen;
import org.fairlead.config.Departure;
import org.fairlead.desktop.kit.NewPassphrase;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.secret.SigningKeyFile;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.export.ExportReport;

/** What leaves, where it is kept, and how it is kept from others. */
final class ExportPageModel {
    private static final String ENDING = ".fairlead";
    private static final String OPEN_ENDING = ".tar.zst";

    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<ExportReport> run;
    private final NewPassphrase passphrase;
    private final RowsOutModel rows;
    private final ObjectProperty<Optional<Departure>> departure = new SimpleObjectProperty<>(Optional
            .empty());
    private final ObjectProperty<Chosen> preview = new SimpleObjectProperty<>(new Chosen(List.of(), List
            .of()));
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObservableSet<String> components = FXCollections.observableSet(new TreeSet<>());
    private final BooleanProperty secrets = new SimpleBooleanProperty();
    private final BooleanProperty environment = new SimpleBooleanProperty();
    private final ObjectProperty<Keeping> keeping = new SimpleObjectProperty<>(Keeping.PASSPHRASE);
    private final StringProperty recipients = new SimpleStringProperty("");
    private final StringProperty file = new SimpleStringProperty("");
    private final StringProperty signingKey = new SimpleStringProperty("");
    private final StringProperty signingPassphrase = new SimpleStringProperty("");
    private final BooleanProperty reading = new SimpleBooleanProperty();
    private long asked;

    /** How the bundle is kept from others. */
    enum Keeping {
        PASSPHRASE, KEYS, OPEN;

        /** The end of the key of its sentence. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    ExportPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        passphrase = new NewPassphrase(desk.tools().random(), desk.tools().background());
        rows = new RowsOutModel(desk);
        Carry known = desk.plan().get().configuration();
        secrets.set(known.secrets());
        environment.set(known.environment());
        file.set(known.bundle());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("export"), ExportReport.class, run);
        run.state().addListener((at, was, is) -> decide());
        components.addListener((SetChangeListener<String>) change -> weigh());
        for (Observable changing : List.of(secrets, environment, keeping)) {
            changing.addListener(at -> weigh());
        }
        for (Observable changing : List.of(recipients, file, signingKey, signingPassphrase, passphrase
                .ready(),
                passphrase.repeated(), passphrase.own(), passphrase.strength(), preview, reading, rows
                        .tables(), rows
                                .reading())) {
            changing.addListener(at -> decide());
        }
        decide();
    }

    void load() {
        if (run.state().get() != StepRun.State.DONE && !run.isRunning()) {
            rows.load();
        }
        if (rows.alone()) {
            return;
        }
        if (departure.get().isPresent() || reading.get() || run.state().get() == StepRun.State.DONE) {
            return;
        }
        reading.set(true);
        problem.set(Optional.empty());
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.configuration().departure()).onSuccess(read -> {
            departure.set(Optional.of(read));
            List<String> known = desk.plan().get().configuration().components();
            read.configuration().components().stream().map(Component::id).filter(id -> known.isEmpty()
                    || known
                            .contains(id)).forEach(components::add);
            weigh();
        }).onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem()))).atEnd(
                () -> reading.set(false)).start();
    }

    /** Settings of a component that the site has stored. */
    long stored(Component component) {
        return departure.get().map(read -> component.settings().stream().filter(setting -> read.site().of(
                setting
                        .id()).isPresent()).count()).orElse(0L);
    }

    /** Settings of a component that have a place on this site and go by their default. */
    long byDefault(Component component) {
        return departure.get().map(read -> component.settings().stream().filter(setting -> setting.places()
                .containsKey(read.site().layout()) && read.site().of(setting.id()).isEmpty()).count()).orElse(
                        0L);
    }

    private Carry carry() {
        boolean all = departure.get().map(read -> components.size() == read.configuration().components()
                .size())
                .orElse(true);
        return desk.plan().get().configuration().withBundle(file.get().strip()).taking(all ? List.of() : List
                .copyOf(
                        components), secrets.get(), environment.get());
    }

    /** Works out what would be inside; only the newest answer counts. */
    private void weigh() {
        Optional<Departure> read = departure.get();
        if (read.isEmpty()) {
            return;
        }
        Carry wanted = carry();
        boolean encrypted = keeping.get() != Keeping.OPEN;
        boolean none = components.isEmpty();
        long mine = ++asked;
        desk.tools().background().run(() -> none ? new Chosen(List.of(), List.of()) : read.get().choose(
                wanted,
                encrypted)).onSuccess(chosen -> {
                    if (mine == asked) {
                        preview.set(chosen);
                    }
                }).start();
        decide();
    }

    long inside() {
        return preview.get().components().stream().mapToLong(one -> one.settings().size()).sum();
    }

    /** Asks where to save it. */
    void chooseFile() {
        String host = desk.plan().get().source().database().host();
        String ending = keeping.get() == Keeping.OPEN ? OPEN_ENDING : ENDING;
        String proposed = (host.isEmpty() ? "settings" : host) + "-" + LocalDate.now(desk.words().clock())
                + ending;
        desk.tools().ports().chooser().save(words().say("window.export.file.title"), proposed).ifPresent(
                chosen -> file.set(chosen.toString()));
    }

    void chooseSigningKey() {
        desk.tools().ports().chooser().open(words().say("window.export.sign.file")).ifPresent(
                chosen -> signingKey
                        .set(chosen.toString()));
    }

    private String missing() {
        if (inside() + rows.rows() == 0) {
            return words().say("window.export.hint.nothing");
        }
        if (file.get().isBlank()) {
            return words().say("window.export.hint.file");
        }
        return switch (keeping.get()) {
            case PASSPHRASE -> passphrase.ready().get() ? "" : words().say(passphrase.missing());
            case KEYS -> recipients().isEmpty() ? words().say("window.export.hint.keys") : "";
            case OPEN -> secrets.get() || rows.applies() ? words().say(rows.applies()
                    ? "window.export.hint.open-rows"
                    : "window.export.hint.open-secrets") : "";
        };
    }

    private List<String> recipients() {
        return recipients.get().lines().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith(
                "#"))
                .toList();
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        boolean read = (rows.alone() || departure.get().isPresent()) && !rows.reading().get();
        boolean ready = !done && !run.isRunning() && read && missing().isEmpty();
        state.canGoNext().set(done);
        state.act().set(done ? Optional.empty() : Optional.of(new Act(rows.applies()
                ? words().say("window.export.act-rows", inside(), rows.rows())
                : words().say("window.export.act", inside()),
                false, new SimpleBooleanProperty(ready), this::write)));
        state.hint().set(done || run.isRunning() || !read ? "" : missing());
    }

    /** Writes the bundle; secrets are wiped when the step ends. */
    void write() {
        problem.set(Optional.empty());
        desk.hold(rows.with(desk.plan().get().withConfiguration(carry())), this::begin, refusal -> problem
                .set(Optional
                        .of(
                                refusal)));
    }

    private void begin() {
        Secret sealing = keeping.get() == Keeping.PASSPHRASE ? passphrase.secret() : Secret.of("");
        Secret signing = Secret.of(signingPassphrase.get());
        Protection protection = switch (keeping.get()) {
            case PASSPHRASE -> new Protection.ToPassphrase(sealing);
            case KEYS -> new Protection.ToKeys(recipients());
            case OPEN -> new Protection.Unencrypted();
        };
        String where = file.get().strip();
        String key = signingKey.get().strip();
        passphrase.hidden().set(true);
        run.start(controls -> {
            try (sealing; signing) {
                return export(Path.of(where), protection, key.isEmpty() ? Optional.empty() : Optional.of(
                        SigningKeyFile.read(Path.of(key), signing, Workspaces.bundleMeans().heap())),
                        controls);
            } catch (StepException e) {
                throw e;
            } catch (ProblemException e) {
                throw StepException.from(e);
            } catch (InvalidPathException e) {
                throw new StepException(Problem.blocker("bundle.problem.no-file", e.getInput()), e);
            }
        });
    }

    private StepOutcome<ExportReport> export(Path where, Protection protection, Optional<SigningKey> signer,
            Controls controls) throws StepException {
        try {
            return desk.journey().configuration().export(new BundleTarget(where, rows.parts().get().bytes(),
                    rows.compression().get()), protection, signer,
                    controls);
        } finally {
            signer.ifPresent(SigningKey::close);
        }
    }

    void openFolder(String written) {
        Optional.ofNullable(Path.of(written).toAbsolutePath().getParent()).ifPresent(desk.tools().ports()
                .opener()::open);
    }

    Words words() {
        return desk.words();
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    StepRun<ExportReport> run() {
        return run;
    }

    RowsOutModel rows() {
        return rows;
    }

    NewPassphrase passphrase() {
        return passphrase;
    }

    ReadOnlyObjectProperty<Optional<Departure>> departure() {
        return departure;
    }

    /** What would be inside, and what would stay behind. */
    ReadOnlyObjectProperty<Chosen> preview() {
        return preview;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ObservableSet<String> components() {
        return components;
    }

    BooleanProperty secrets() {
        return secrets;
    }

    BooleanProperty environment() {
        return environment;
    }

    ObjectProperty<Keeping> keeping() {
        return keeping;
    }

    StringProperty recipientText() {
        return recipients;
    }

    StringProperty file() {
        return file;
    }

    StringProperty signingKey() {
        return signingKey;
    }

    StringProperty signingPassphrase() {
        return signingPassphrase;
    }

    ReadOnlyBooleanProperty reading() {
        return reading;
    }
}
