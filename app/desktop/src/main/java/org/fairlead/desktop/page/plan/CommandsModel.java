package org.fairlead.desktop.page.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandText.Standing;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.playbook.Playbook;

/** Which commands may run, as it is being decided. What was said of a text counts for that text alone. */
final class CommandsModel {
    private final Playbook playbook;
    private final Map<String, Approval> said = new HashMap<>();
    private Set<String> settled = Set.of();
    private final ObservableList<CommandText> texts = FXCollections.observableArrayList();
    private final ObjectProperty<Optional<String>> wrong = new SimpleObjectProperty<>(Optional.empty());

    CommandsModel(Plan plan, Playbook playbook) {
        this.playbook = playbook;
        said.putAll(plan.commands());
        follow(plan);
    }

    /** Whether the job has commands at all. */
    boolean exist() {
        return !CommandTexts.ids(playbook).isEmpty();
    }

    /** Writes the commands out under other answers or another connection. */
    void follow(Plan plan) {
        List<CommandText> now = CommandTexts.of(playbook, plan);
        if (!now.equals(texts)) {
            texts.setAll(now);
        }
        judge();
    }

    private void judge() {
        wrong.set(texts.stream().anyMatch(text -> standing(text) == Standing.OPEN) ? Optional.of(
                "window.commands.open") : Optional.empty());
    }

    /** Takes over which of them the run has carried out: of these nothing is decided any more. */
    void carriedOut(Set<String> ids) {
        if (!settled.equals(ids)) {
            settled = Set.copyOf(ids);
            texts.setAll(List.copyOf(texts));
        }
    }

    boolean isCarriedOut(CommandText text) {
        return settled.contains(text.id());
    }

    Standing standing(CommandText text) {
        return text.standing(said);
    }

    void decide(CommandText text, boolean run) {
        said.put(text.id(), new Approval(run ? Approval.RUN : Approval.BY_HAND, text.digest()));
        judge();
    }

    /** The plan with what is decided of the commands that arise in it. */
    Plan into(Plan plan) {
        Map<String, Approval> decided = new HashMap<>(plan.commands());
        decided.keySet().removeIf(id -> !OwnStatements.isOwn(id)); // those are decided beside their texts
        for (CommandText text : CommandTexts.of(playbook, plan)) {
            Approval approval = said.get(text.id());
            if (approval != null) {
                decided.put(text.id(), approval);
            }
        }
        return plan.withCommands(decided);
    }

    ObservableList<CommandText> texts() {
        return texts;
    }

    /** Key of what is missing, empty when all is decided. */
    ReadOnlyObjectProperty<Optional<String>> wrong() {
        return wrong;
    }
}
