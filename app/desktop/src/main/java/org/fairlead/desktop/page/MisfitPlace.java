package org.fairlead.desktop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.MisfitDecision;

/** The misfits of one kind in one column, which a rule can be chosen for. */
public record MisfitPlace(String table, String column, MisfitKind kind) {

    /** The place that a finding speaks of: its id is "misfit/<table>/<column>/<kind>". */
    public static Optional<MisfitPlace> of(Finding finding) {
        String[] parts = finding.id().split("/", 4);
        if (parts.length < 4 || !parts[0].equals("misfit")) {
            return Optional.empty();
        }
        for (MisfitKind kind : MisfitKind.values()) {
            if (kind.id().equals(parts[3])) {
                return Optional.of(new MisfitPlace(parts[1], parts[2], kind));
            }
        }
        return Optional.empty();
    }

    public String name() {
        return table + "." + column;
    }

    public MisfitRule rule(Plan plan) {
        return plan.ruleFor(table, column, kind);
    }

    /** The plan with a rule chosen here. */
    public Plan decide(Plan plan, MisfitRule rule) {
        List<MisfitDecision> decisions = new ArrayList<>(plan.misfits());
        decisions.removeIf(one -> one.table().equals(table) && one.column().equals(column) && one.misfit()
                == kind);
        if (rule != plan.withMisfits(decisions).ruleFor(table, column, kind)) {
            decisions.add(decision(rule));
        }
        return plan.withMisfits(decisions);
    }

    /** The decision as the plan keeps it. */
    public MisfitDecision decision(MisfitRule rule) {
        return new MisfitDecision(table, column, kind, rule);
    }
}
