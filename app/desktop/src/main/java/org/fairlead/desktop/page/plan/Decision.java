package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.model.Finding;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;

/** What is to be done with the misfits of one kind in one column, as it is being decided. */
final class Decision {
    private final Finding finding;
    private final String table;
    private final String column;
    private final MisfitKind kind;
    private final ObjectProperty<MisfitRule> rule;

    private Decision(Finding finding, String[] place, MisfitKind kind, Plan plan) {
        this.finding = finding;
        table = place[0];
        column = place[1];
        this.kind = kind;
        rule = new SimpleObjectProperty<>(plan.ruleFor(table, column, kind));
    }

    /** The decision that a finding asks for: its id is "misfit/<table>/<column>/<kind>". */
    static Optional<Decision> of(Finding finding, Plan plan) {
        String[] parts = finding.id().split("/", 4);
        if (parts.length < 4 || !parts[0].equals("misfit")) {
            return Optional.empty();
        }
        for (MisfitKind kind : MisfitKind.values()) {
            if (kind.id().equals(parts[3])) {
                return Optional.of(new Decision(finding, new String[]{parts[1], parts[2]}, kind, plan));
            }
        }
        return Optional.empty();
    }

    Finding finding() {
        return finding;
    }

    String place() {
        return table + "." + column;
    }

    List<MisfitRule> rules() {
        return kind.rules();
    }

    ObjectProperty<MisfitRule> rule() {
        return rule;
    }

    /** The decision for the plan; empty for what happens anyway. */
    Optional<Plan.MisfitDecision> decided() {
        return rule.get() == MisfitRule.QUARANTINE ? Optional.empty() : Optional.of(new Plan.MisfitDecision(
                table, column, kind, rule.get()));
    }
}
