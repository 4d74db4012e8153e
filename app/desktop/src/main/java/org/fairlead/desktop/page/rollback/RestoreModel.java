package org.fairlead.desktop.page.rollback;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.run.WholeRestored;
import org.fairlead.secret.Secret;
import org.fairlead.step.backup.BackupReport;

/** The other way back: the whole database that a run kept, put into an empty one beside the target. */
final class RestoreModel {
    private final Desk desk;
    private final StringProperty passphrase;
    private final StringProperty into = new SimpleStringProperty("");
    private final StepRun<WholeRestored> run;
    private final boolean possible;

    RestoreModel(Desk desk, StringProperty passphrase) {
        this.desk = desk;
        this.passphrase = passphrase;
        run = new StepRun<>(desk.tools().turn());
        StepRun<BackupReport> kept = new StepRun<>(desk.tools().turn());
        StoredReport.restore(desk.results().of("backup"), BackupReport.class, kept);
        possible = kept.report().get().filter(report -> report.whole().isThere()).isPresent();
    }

    /** Whether the run has kept a whole database. */
    boolean isPossible() {
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
