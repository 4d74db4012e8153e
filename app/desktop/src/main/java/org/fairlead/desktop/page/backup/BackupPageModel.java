package org.fairlead.desktop.page.backup;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

import org.fairlead.desktop.kit.NewPassphrase;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Act;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.plan.Plan;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepException;
import org.fairlead.step.backup.BackupReport;

/** The passphrase that seals the way back, and the backup itself. */
final class BackupPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<BackupReport> run;
    private final NewPassphrase passphrase;
    private final BooleanBinding ready;
    private final BackupChoiceModel choice;

    BackupPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        choice = new BackupChoiceModel(desk);
        passphrase = new NewPassphrase(desk.tools().random(), desk.tools().background());
        ready = passphrase.ready().and(run.running().not());
        StepMarks.follow(run, state);
        run.state().addListener((at, was, is) -> decide());
        StoredReport.restore(desk.results().of("backup"), BackupReport.class, run);
        decide();
        ready.addListener((at, was, is) -> decide());
        passphrase.repeated().addListener((at, was, is) -> decide());
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        state.canGoNext().set(done);
        state.act().set(done ? Optional.empty() : Optional.of(new Act(words().say("window.backup.act"),
                false, ready, this::keep)));
        state.hint().set(done || run.isRunning() ? "" : hint());
    }

    private String hint() {
        return ready.get() ? "" : words().say(passphrase.missing());
    }

    /** Keeps what may change. The passphrase is wiped when the step ends. */
    void keep() {
        desk.rowsGate().through(this::begin);
    }

    private void begin() {
        Plan decided = desk.plan().get().withBackup(choice.chosen());
        if (decided.equals(desk.plan().get())) {
            seal();
        } else {
            desk.hold(decided, this::seal, refusal -> run.start(controls -> {
                throw new StepException(refusal, null);
            }));
        }
    }

    private void seal() {
        Secret sealing = passphrase.secret();
        run.start(controls -> {
            try (sealing) {
                return desk.journey().backup(sealing, controls);
            }
        });
        passphrase.hidden().set(true);
    }

    /** Whether nothing but such an acceptance is missing, or one was given before. */
    BooleanBinding nowhere() {
        return Bindings.createBooleanBinding(() -> choice.accepts().get() || run.findings().get().stream()
                .anyMatch(
                        finding -> finding.problem().key().equals(BackupReport.UNREHEARSED)), choice
                                .accepts(), run
                                        .findings());
    }

    /** What is kept, where and for how long. */
    BackupChoiceModel choice() {
        return choice;
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

    NewPassphrase passphrase() {
        return passphrase;
    }
}
