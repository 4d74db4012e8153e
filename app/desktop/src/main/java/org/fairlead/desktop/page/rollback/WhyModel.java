package org.fairlead.desktop.page.rollback;

import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.LayoutNotice;
import org.fairlead.run.WhyBack;

/** What speaks for taking a run back, read from its record. */
final class WhyModel {
    private final Desk desk;
    private final ObjectProperty<Optional<WhyBack>> why = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<LayoutNotice>> notice = new SimpleObjectProperty<>(Optional
            .empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    WhyModel(Desk desk) {
        this.desk = desk;
    }

    private record Read(WhyBack why, Optional<LayoutNotice> notice) {}

    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> new Read(WhyBack.of(journey), LayoutNotice.of(journey)))
                .onSuccess(read -> {
                    notice.set(read.notice());
                    why.set(Optional.of(read.why()));
                })
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    /** Marks that something the plan turns back for is so, or is not. */
    void mark(WhyBack.Trigger trigger, boolean fired) {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.tick(trigger.id(), fired))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    Words words() {
        return desk.words();
    }

    /** What there is to do besides, where old and new layout differ. */
    ReadOnlyObjectProperty<Optional<LayoutNotice>> notice() {
        return notice;
    }

    String run() {
        return desk.held().get().map(Desk.Held::runId).orElse("");
    }

    ReadOnlyObjectProperty<Optional<WhyBack>> why() {
        return why;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
