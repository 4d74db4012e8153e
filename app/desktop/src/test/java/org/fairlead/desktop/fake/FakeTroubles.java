package org.fairlead.desktop.fake;

import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.run.TroubleWork;

/** Help with a site that is not there. */
final class FakeTroubles implements TroubleWork {
    @Override
    public List<Finding> check(String card) {
        return List.of(new Finding("check/health", "verify.group.web", Problem.passed(
                "check.health.passed")), new Finding("check/tiers", "verify.group.derived", Problem.blocker(
                        "check.tiers", 2)).with(new Evidence(List.of("evidence.key"), List.of(List.of("17"),
                                List.of("23")), 2)));
    }
}
