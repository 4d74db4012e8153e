package org.fairlead.desktop.page.plan;

import java.util.List;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.page.MisfitPlace;
import org.fairlead.model.Finding;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;

/** What is to be done with the misfits of one kind in one column, as it is being decided. */
final class Decision {
    private final Finding finding;
    private final MisfitPlace place;
    private final ObjectProperty<MisfitRule> rule;
    private MisfitRule known;

    private Decision(Finding finding, MisfitPlace place, Plan plan) {
        this.finding = finding;
        this.place = place;
        known = place.rule(plan);
        rule = new SimpleObjectProperty<>(known);
    }

    /** The decision that a finding asks for. */
    static Optional<Decision> of(Finding finding, Plan plan) {
        return MisfitPlace.of(finding).map(place -> new Decision(finding, place, plan));
    }

    /** Takes over a rule that was chosen elsewhere since; what was entered here stays otherwise. */
    void follow(Plan plan) {
        MisfitRule now = place.rule(plan);
        if (now != known) {
            known = now;
            rule.set(now);
        }
    }

    Finding finding() {
        return finding;
    }

    String place() {
        return place.name();
    }

    List<MisfitRule> rules() {
        return place.kind().rules();
    }

    ObjectProperty<MisfitRule> rule() {
        return rule;
    }

    /** The decision for the plan; empty for what happens anyway. */
    Optional<Plan.MisfitDecision> decided() {
        return rule.get() == MisfitRule.QUARANTINE ? Optional.empty() : Optional.of(place.decision(rule
                .get()));
    }
}
