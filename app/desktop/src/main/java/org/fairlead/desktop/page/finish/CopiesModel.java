package org.fairlead.desktop.page.finish;

import java.nio.file.Path;
import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.page.Desk;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.run.Controls;
import org.fairlead.run.CopyReport;
import org.fairlead.run.Journey;

/** Copies of what a run has kept at further places, one after the other. */
final class CopiesModel {
    private final Desk desk;
    private final StringProperty place = new SimpleStringProperty("");
    private final BooleanProperty working = new SimpleBooleanProperty();
    private final ObjectProperty<Optional<CopyReport>> report = new SimpleObjectProperty<>(Optional.empty());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());

    CopiesModel(Desk desk) {
        this.desk = desk;
    }

    /** A folder of this computer, a drive among them. */
    void browse() {
        desk.tools().ports().chooser().folder(desk.words().say("window.copies.browse.title")).map(
                Path::toString)
                .ifPresent(place::set);
    }

    /** Copies; what broke off before goes on. */
    void copy() {
        Journey journey = desk.journey();
        String there = place.get().strip();
        if (there.isEmpty() || working.get()) {
            return;
        }
        working.set(true);
        problem.set(Optional.empty());
        report.set(Optional.empty());
        desk.tools().turn().run(() -> journey.copyTo(Endpoint.EMPTY.withFiles(there), Optional.empty(),
                Controls.silent()))
                .onSuccess(copied -> report.set(Optional.of(copied)))
                .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure.problem())))
                .atEnd(() -> working.set(false))
                .start();
    }

    StringProperty place() {
        return place;
    }

    ReadOnlyBooleanProperty working() {
        return working;
    }

    ReadOnlyObjectProperty<Optional<CopyReport>> report() {
        return report;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }
}
