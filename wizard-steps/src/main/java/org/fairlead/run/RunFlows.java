package org.fairlead.run;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.acceptance.FlowChecks;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.FlowCheck;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;

/** Writes at one place of the target and reads at another, where the plan says so and somebody has agreed. */
record RunFlows(Plan plan, RunSites sites, RunLog log) {
    /** Takes away what a verification that died has left; what does not go is told of in the history. */
    void takeBack(Clock clock) throws ProblemException {
        boolean left = log.recallAll("flows").values().stream().anyMatch(mark -> !mark.isEmpty());
        if (!left || plan.acceptance().flows().isEmpty() || !plan.way().hasTarget()) {
            return;
        }
        try (Site target = sites.target(plan)) {
            for (Finding finding : new FlowChecks(log, target, clock).takeBack(plan.acceptance().flows(), plan
                    .target()
                    .prefix())) {
                log.event(finding.problem());
            }
        }
    }

    List<Finding> look(Clock clock) throws ProblemException {
        if (plan.acceptance().flows().isEmpty() || !plan.way().hasTarget()) {
            return List.of();
        }
        List<FlowCheck> agreed = plan.acceptance().flows().stream().filter(flow -> OwnStatements.mayRun(flow,
                plan))
                .toList();
        var findings = new ArrayList<Finding>();
        plan.acceptance().flows().stream().filter(flow -> !agreed.contains(flow)).forEach(flow -> findings
                .add(
                        new Finding("flow/" + flow.id(), "verify.group.acceptance", Problem.warning(
                                "flow.warning.not-agreed", flow.id()))));
        try (Site target = sites.target(plan)) {
            findings.addAll(new FlowChecks(log, target, clock).run(agreed, plan.target().prefix()));
        }
        return findings;
    }
}
