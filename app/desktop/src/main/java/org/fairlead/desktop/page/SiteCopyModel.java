package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.RehearsalWork;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.SiteCopyWork.Served;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/**
 * A copy of the target as it was before the run, which stays and can answer beside the site; and whether
 * copies that do not stay answer requests as well. Lives on the window's thread.
 */
final class SiteCopyModel {
    private final Desk desk;
    private final StepRun<SiteCopyReport> making;
    private final ObjectProperty<Optional<SiteCopyReport>> there = new SimpleObjectProperty<>(Optional
            .empty());
    private final ObjectProperty<Optional<Served>> served = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final StringProperty php = new SimpleStringProperty("php");
    private final StringProperty passphrase = new SimpleStringProperty("");
    private final BooleanProperty answering = new SimpleBooleanProperty();

    SiteCopyModel(Desk desk) {
        this.desk = desk;
        making = new StepRun<>(desk.tools().turn());
        making.state().addListener((at, was, is) -> {
            if (was == StepRun.State.RUNNING) {
                load();
            }
        });
    }

    private record Known(Optional<SiteCopyReport> there, Optional<Served> served) {}

    private interface Act {
        void on(RehearsalWork work) throws ProblemException;
    }

    /** Reads what is there. */
    void load() {
        act(work -> {});
    }

    private void act(Act act) {
        Journey journey = desk.journey();
        working.set(true);
        problem.set(Optional.empty());
        desk.tools().turn().run(() -> {
            act.on(journey.rehearsal());
            return new Known(journey.rehearsal().site().there(), journey.rehearsal().site().served());
        }).onSuccess(known -> {
            there.set(known.there());
            served.set(known.served());
        }).onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem()))).atEnd(
                () -> working.set(false)).start();
    }

    /** Makes the copy, in place of one that is there. */
    void make() {
        Journey journey = desk.journey();
        problem.set(Optional.empty());
        String typed = passphrase.get();
        making.start(controls -> {
            if (typed.isEmpty()) {
                return journey.rehearsal().site().make(Optional.empty(), controls);
            }
            try (Secret secret = Secret.of(typed)) {
                return journey.rehearsal().site().make(Optional.of(secret), controls);
            }
        });
        passphrase.set("");
    }

    /** Has PHP answer for the copy that is there. */
    void serve() {
        String program = php.get().strip();
        act(work -> {
            Optional<Problem> amiss = work.site().serve(program).amiss();
            if (amiss.isPresent()) {
                throw new SiteException(amiss.get());
            }
        });
    }

    void stop() {
        act(work -> work.site().stop());
    }

    void remove() {
        act(work -> work.site().remove());
    }

    /** What tries a plan: on copies that answer, where somebody wants that. */
    RehearsalWork work(Journey journey) {
        return answering.get() ? journey.rehearsal().serving(php.get().strip()) : journey.rehearsal();
    }

    StepRun<SiteCopyReport> making() {
        return making;
    }

    /** The copy that is there. */
    ReadOnlyObjectProperty<Optional<SiteCopyReport>> there() {
        return there;
    }

    /** What answers for it now. */
    ReadOnlyObjectProperty<Optional<Served>> served() {
        return served;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    BooleanProperty working() {
        return working;
    }

    /** How PHP is called where the copy lies. */
    StringProperty php() {
        return php;
    }

    /** Of the run's backup, as typed. */
    StringProperty passphrase() {
        return passphrase;
    }

    /** Whether copies for a rehearsal answer requests. */
    BooleanProperty answering() {
        return answering;
    }
}
