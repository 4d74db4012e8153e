package org.fairlead.step.assess;

import java.util.Optional;

import org.fairlead.plan.Plan;
import org.fairlead.site.Site;

/** Two sites of a plan, either of which may be missing. */
record BothSides(Plan plan, Optional<Site> source, Optional<Site> target) {
    static BothSides of(AssessInput input) {
        return new BothSides(input.plan(), input.sourceAnswers() ? Optional.of(input.source()) : Optional
                .empty(), Optional.of(input.target()));
    }
}
