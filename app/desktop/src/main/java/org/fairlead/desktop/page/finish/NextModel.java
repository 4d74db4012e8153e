package org.fairlead.desktop.page.finish;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Journey;
import org.fairlead.run.NextAttempt;
import org.fairlead.run.NextAttempt.Row;

/** What has to be mended after a run, and the plan for another attempt. */
final class NextModel {
    private final Desk desk;
    private final ObjectProperty<List<Row>> rows = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    NextModel(Desk desk) {
        this.desk = desk;
    }

    private NextAttempt next(Journey journey) {
        return new NextAttempt(journey, desk.words().messages());
    }

    /** Something that is done to what is kept. */
    private interface Change {
        void to(NextAttempt next) throws ProblemException;
    }

    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> next(journey).rows())
                .onSuccess(rows::set)
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    /** Keeps what was entered; the rows on the page stay as they are while somebody types. */
    void decide(Row row, String remedy, String owner, String due) {
        keep(next -> next.decide(row.id(), remedy, owner, due));
    }

    void require(Row row, boolean yes) {
        keep(next -> next.require(row.id(), yes));
    }

    private void keep(Change change) {
        Journey journey = desk.journey();
        problem.set(Optional.empty());
        desk.tools().turn().run(() -> change.to(next(journey)))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    /** Begins another migration with this one's plan and what is taken over. */
    void planAgain() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> next(journey).plan())
                .onSuccess(plan -> desk.navigator().begin(plan, Map.of()))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .start();
    }

    Words words() {
        return desk.words();
    }

    ReadOnlyObjectProperty<List<Row>> rows() {
        return rows;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
