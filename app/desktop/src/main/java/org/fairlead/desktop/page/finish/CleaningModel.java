package org.fairlead.desktop.page.finish;

import java.util.Optional;
import java.util.Set;

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

import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.run.CleaningWork.Left;
import org.fairlead.run.Journey;
import org.fairlead.step.finish.FinishReport;

/** What a run has left anywhere, what of it is ticked, and until when its backup has to stay. */
final class CleaningModel {
    private final Desk desk;
    private final ObjectProperty<Optional<Left>> left = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<FinishReport>> removed = new SimpleObjectProperty<>(Optional
            .empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final ObservableSet<String> ticked = FXCollections.observableSet();
    private final StringProperty keepUntil = new SimpleStringProperty("");

    CleaningModel(Desk desk) {
        this.desk = desk;
        keepUntil.set(desk.plan().get().backup().keepUntil());
        keepUntil.addListener((at, was, is) -> keep(is));
    }

    /** Looks at the target too, so it is asked for and not done by itself. */
    void look() {
        desk.navigator().connected(this::list);
    }

    private void list() {
        Journey journey = desk.journey();
        work(journey, Set.of());
    }

    /** Removes what is ticked, and looks again. */
    void remove() {
        Set<String> going = Set.copyOf(ticked);
        desk.navigator().connected(() -> work(desk.journey(), going));
    }

    private void work(Journey journey, Set<String> going) {
        working.set(true);
        problem.set(Optional.empty());
        desk.tools().turn().run(() -> {
            Optional<FinishReport> done = going.isEmpty() ? Optional.empty() : Optional.of(journey.cleaning()
                    .remove(going));
            return new Looked(done, journey.cleaning().left());
        }).onSuccess(looked -> {
            looked.done().ifPresent(done -> removed.set(Optional.of(done)));
            ticked.clear();
            left.set(Optional.of(looked.left()));
        }).onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem()))).atEnd(
                () -> working.set(false)).start();
    }

    private record Looked(Optional<FinishReport> done, Left left) {}

    private void keep(String day) {
        Plan plan = desk.plan().get();
        Plan changed = plan.withBackup(plan.backup().withKeepUntil(day));
        if (!changed.equals(plan)) {
            desk.hold(changed, () -> {
                if (left.get().isPresent()) {
                    look();
                }
            }, refusal -> problem.set(Optional.of(refusal)));
        }
    }

    void tick(String id, boolean yes) {
        if (yes) {
            ticked.add(id);
        } else {
            ticked.remove(id);
        }
    }

    Words words() {
        return desk.words();
    }

    ObservableSet<String> ticked() {
        return ticked;
    }

    StringProperty keepUntil() {
        return keepUntil;
    }

    ReadOnlyObjectProperty<Optional<Left>> left() {
        return left;
    }

    ReadOnlyObjectProperty<Optional<FinishReport>> removed() {
        return removed;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    ReadOnlyBooleanProperty working() {
        return working;
    }
}
