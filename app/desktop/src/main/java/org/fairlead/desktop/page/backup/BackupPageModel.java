package org.fairlead.desktop.page.backup;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.Passphrases;
import org.fairlead.desktop.kit.Passphrases.Strength;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.secret.Secret;
import org.fairlead.step.backup.BackupReport;

/** The passphrase that seals the way back, and the backup itself. */
final class BackupPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<BackupReport> run;
    private final Passphrases passphrases;
    private final BooleanProperty own = new SimpleBooleanProperty();
    private final StringProperty made = new SimpleStringProperty("");
    private final BooleanProperty hidden = new SimpleBooleanProperty();
    private final StringProperty chosen = new SimpleStringProperty("");
    private final StringProperty repeated = new SimpleStringProperty("");
    private final ObjectProperty<Strength> strength = new SimpleObjectProperty<>(Strength.EMPTY);
    private final BooleanBinding ready;

    BackupPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        passphrases = new Passphrases(desk.tools().random());
        made.set(passphrases.make());
        ready = Bindings.createBooleanBinding(this::isReady, own, made, chosen, repeated, strength, run
                .state());
        chosen.addListener((at, was, is) -> strength.set(passphrases.judge(is)));
        own.addListener((at, was, is) -> repeated.set(""));
        StepMarks.follow(run, state);
        run.state().addListener((at, was, is) -> decide());
        StoredReport.restore(desk.results().of("backup"), BackupReport.class, run);
        decide();
        ready.addListener((at, was, is) -> decide());
        repeated.addListener((at, was, is) -> decide());
    }

    private boolean isReady() {
        return !run.isRunning() && !passphrase().isEmpty() && passphrase().equals(repeated.get().strip())
                && (!own.get() || strength.get() != Strength.WEAK);
    }

    private String passphrase() {
        return own.get() ? chosen.get() : made.get();
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        state.canGoNext().set(done);
        state.act().set(done ? Optional.empty() : Optional.of(new Act(words().say("window.backup.act"),
                false, ready, this::keep)));
        state.hint().set(done || run.isRunning() ? "" : hint());
    }

    private String hint() {
        if (ready.get()) {
            return "";
        }
        if (own.get() && strength.get() == Strength.WEAK) {
            return words().say("window.backup.hint.weak");
        }
        return words().say(repeated.get().isEmpty() ? own.get() ? "window.backup.hint.choose"
                : "window.backup.hint.type" : "window.backup.hint.different");
    }

    /** Keeps what may change. The passphrase is wiped when the step ends. */
    void keep() {
        Secret passphrase = Secret.of(passphrase());
        run.start(controls -> {
            try (passphrase) {
                return desk.journey().backup(passphrase, controls);
            }
        });
        hidden.set(true);
    }

    /** Shows the made passphrase no longer: it is typed back from where it was written down. */
    void hide() {
        hidden.set(true);
    }

    void showAgain() {
        hidden.set(false);
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

    StepRun<BackupReport> run() {
        return run;
    }

    BooleanProperty own() {
        return own;
    }

    StringProperty made() {
        return made;
    }

    BooleanProperty hidden() {
        return hidden;
    }

    StringProperty chosen() {
        return chosen;
    }

    StringProperty repeated() {
        return repeated;
    }

    ReadOnlyObjectProperty<Strength> strength() {
        return strength;
    }
}
