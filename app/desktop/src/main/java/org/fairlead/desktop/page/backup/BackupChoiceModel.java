package org.fairlead.desktop.page.backup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.action.BackupSizes;
import org.fairlead.desktop.page.Desk;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.BackupChoice;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.Journey;

/**
 * What is kept, where and for how long, as a person chooses it; with the sizes that the assessment measured.
 */
final class BackupChoiceModel {
    private final Desk desk;
    private final BooleanProperty whole;
    private final Map<String, BooleanProperty> paths = new LinkedHashMap<>();
    private final StringProperty secondPlace;
    private final StringProperty keepUntil;
    private final BooleanProperty accepts;
    private final StringProperty acceptedBy;
    private final ObjectProperty<Map<String, Long>> sizes = new SimpleObjectProperty<>(Map.of());

    BackupChoiceModel(Desk desk) {
        this.desk = desk;
        Plan plan = desk.plan().get();
        BackupChoice choice = plan.backup();
        boolean untouched = choice.equals(BackupChoice.NONE) && desk.playbook().get().filter(
                BackupSizes::keepsWholeByDefault).isPresent();
        whole = new SimpleBooleanProperty(choice.wholeDatabase() || untouched);
        if (!plan.target().app().isEmpty()) {
            desk.playbook().get().map(BackupChoiceModel::kept).orElse(List.of()).forEach(path -> paths.put(
                    path, new SimpleBooleanProperty(!choice.leaveOut().contains(path))));
        }
        secondPlace = new SimpleStringProperty(choice.secondPlace());
        keepUntil = new SimpleStringProperty(choice.keepUntil());
        accepts = new SimpleBooleanProperty(!choice.unrehearsedAcceptedBy().isEmpty());
        acceptedBy = new SimpleStringProperty(choice.unrehearsedAcceptedBy());
    }

    private static List<String> kept(Playbook playbook) {
        return BackupSizes.paths(playbook);
    }

    /** Reads what the assessment has measured. */
    void load() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> BackupSizes.of(journey.log())).onSuccess(sizes::set).onFailure(
                ProblemException.class, failure -> sizes.set(Map.of())).start();
    }

    /** What is chosen now. */
    BackupChoice chosen() {
        boolean mayWhole = !desk.plan().get().target().database().dialect().equals("sqlite");
        List<String> leftOut = Stream.concat(desk.plan().get().backup().leaveOut().stream().filter(
                path -> !paths.containsKey(path)), paths.entrySet().stream().filter(path -> !path.getValue()
                        .get()).map(Map.Entry::getKey)).toList();
        return new BackupChoice(whole.get() && mayWhole, keepUntil.get(), accepts.get() ? acceptedBy.get()
                : "", leftOut, secondPlace.get());
    }

    BooleanProperty whole() {
        return whole;
    }

    /** Files and folders of the application, and whether each is kept. */
    Map<String, BooleanProperty> paths() {
        return paths;
    }

    StringProperty secondPlace() {
        return secondPlace;
    }

    /** The last day, as ISO 8601; empty for none. */
    StringProperty keepUntil() {
        return keepUntil;
    }

    /** Whether a person accepts a backup whose restore could be tried nowhere, and who. */
    BooleanProperty accepts() {
        return accepts;
    }

    StringProperty acceptedBy() {
        return acceptedBy;
    }

    /** Bytes of each choice, as far as they are known. */
    ReadOnlyObjectProperty<Map<String, Long>> sizes() {
        return sizes;
    }
}
