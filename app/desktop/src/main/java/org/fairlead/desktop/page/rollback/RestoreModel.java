package org.fairlead.desktop.page.rollback;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.WholeRestored;
import org.fairlead.secret.Secret;
import org.fairlead.step.backup.BackupReport;

/** The other way back: the whole database that a run kept, put into an empty one beside the target. */
final class RestoreModel {
    private final Desk desk;
    private final StringProperty passphrase;
    private final StringProperty into = new SimpleStringProperty("");
    private final StepRun<WholeRestored> run;
    private final BooleanProperty possible = new SimpleBooleanProperty();

    RestoreModel(Desk desk, StringProperty passphrase) {
        this.desk = desk;
        this.passphrase = passphrase;
        run = new StepRun<>(desk.tools().turn());
    }

    /** Reads whether the run has kept a whole database. */
    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> BackupReport.of(journey.log()))
                .onSuccess(kept -> possible.set(kept.filter(report -> report.whole().isThere()).isPresent()))
                .onFailure(ProblemException.class, failure -> possible.set(false))
                .start();
    }

    ReadOnlyBooleanProperty possible() {
        return possible;
    }

    BooleanBinding ready() {
        return Bindings.createBooleanBinding(() -> !passphrase.get().isEmpty() && !into.get().isBlank()
                && !run
                        .isRunning(), passphrase, into, run.state());
    }

    void restore() {
        Secret secret = Secret.of(passphrase.get());
        String name = into.get().strip();
        run.start(controls -> {
            try (secret) {
                return desk.journey().restore(secret, name, controls);
            }
        });
    }

    Words words() {
        return desk.words();
    }

    StringProperty into() {
        return into;
    }

    StepRun<WholeRestored> run() {
        return run;
    }
}
