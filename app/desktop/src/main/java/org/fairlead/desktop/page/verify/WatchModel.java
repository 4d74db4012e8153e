package org.fairlead.desktop.page.verify;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Acceptance.Watching;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.WatchReport;

/** Watches the site look by look: between two looks the journey is free for whatever else is asked of it. */
final class WatchModel {
    /** The newest measures that a chart draws. */
    private static final int DRAWN = 20_000;

    private final Desk desk;
    private final BooleanProperty watching = new SimpleBooleanProperty();
    private final BooleanProperty loading = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<Seen>> seen = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<LoadReport>> load = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Duration> every = new SimpleObjectProperty<>(Duration.ZERO);
    private final ObjectProperty<Duration> howLong = new SimpleObjectProperty<>(Duration.ZERO);
    private final PauseTransition pause = new PauseTransition();
    private long until;
    private Controls loadControls = Controls.silent();

    /** What was seen, and every measure that a chart draws. */
    record Seen(WatchReport report, List<Measure> measures) {
        private static Seen of(WatchReport report, Journey journey) throws ProblemException {
            return new Seen(report, journey.log().measures(DRAWN));
        }
    }

    WatchModel(Desk desk) {
        this.desk = desk;
        Watching usual = desk.plan().get().acceptance().watch();
        every.set(Duration.ofSeconds(usual.everySeconds()));
        howLong.set(Duration.ofMinutes(usual.forMinutes()));
        desk.held().addListener((at, was, is) -> stop());
    }

    Desk desk() {
        return desk;
    }

    /** Shows what was seen in earlier watches. */
    void restore() {
        if (seen.get().isEmpty() && desk.held().get().isPresent()) {
            Journey journey = desk.journey();
            desk.tools().turn().run(() -> Seen.of(journey.watched(), journey)).onSuccess(earlier -> {
                if (seen.get().isEmpty() && earlier.report().looks() > 0) {
                    seen.set(Optional.of(earlier));
                }
            }).onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                    .start();
        }
    }

    void start() {
        problem.set(Optional.empty());
        watching.set(true);
        until = desk.words().clock().millis() + howLong.get().toMillis();
        look();
    }

    void stop() {
        watching.set(false);
        pause.stop();
        loadControls.stop().stop();
    }

    private void look() {
        Journey journey = desk.journey();
        long began = desk.words().clock().millis();
        desk.tools().turn().run(() -> Seen.of(journey.watch(), journey)).onSuccess(now -> {
            seen.set(Optional.of(now));
            goOn(began);
        }).onFailure(ProblemException.class, failure -> {
            watching.set(false);
            problem.set(Optional.of(failure.problem()));
        }).start();
    }

    private void goOn(long began) {
        long next = began + every.get().toMillis();
        if (!watching.get() || seen.get().filter(now -> now.report().tripped()).isPresent() || next > until) {
            watching.set(false);
            return;
        }
        pause.setDuration(javafx.util.Duration.millis((double) Math.max(1, next - desk.words().clock()
                .millis())));
        pause.setOnFinished(over -> look());
        pause.playFromStart();
    }

    /** Seconds until the watching ends by itself. */
    long left() {
        return Math.max(0, until - desk.words().clock().millis()) / 1000;
    }

    /** Tries a page under load. */
    void load(String path) {
        Journey journey = desk.journey();
        problem.set(Optional.empty());
        load.set(Optional.empty());
        loading.set(true);
        loadControls = Controls.silent();
        Controls controls = loadControls;
        desk.tools().turn().run(() -> journey.load(path, controls)).onSuccess(report -> load.set(Optional.of(
                report))).onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure
                        .problem()))).atEnd(() -> loading.set(false)).start();
    }

    ReadOnlyBooleanProperty watching() {
        return watching;
    }

    ReadOnlyBooleanProperty loading() {
        return loading;
    }

    ObjectProperty<Optional<Seen>> seen() {
        return seen;
    }

    ObjectProperty<Optional<LoadReport>> load() {
        return load;
    }

    ObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ObjectProperty<Duration> every() {
        return every;
    }

    ObjectProperty<Duration> howLong() {
        return howLong;
    }
}
