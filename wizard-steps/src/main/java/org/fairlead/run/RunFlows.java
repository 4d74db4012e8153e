package org.fairlead.run;

import java.time.Clock;
import java.util.List;

import org.fairlead.acceptance.FlowChecks;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;

/** Writes at one place of the target and reads at another, where the plan says so. */
record RunFlows(Plan plan, RunSites sites, RunLog log) {
    List<Finding> look(Clock clock) throws ProblemException {
        if (plan.acceptance().flows().isEmpty() || !plan.way().hasTarget()) {
            return List.of();
        }
        try (Site target = sites.target(plan)) {
            return new FlowChecks(log, target, clock).run(plan.acceptance().flows(), plan.target().prefix());
        }
    }
}
