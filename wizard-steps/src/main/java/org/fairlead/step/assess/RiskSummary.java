package org.fairlead.step.assess;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.step.assess.AssessReport.TableCount;

/** The assessment in one sentence. */
final class RiskSummary {
    private RiskSummary() {}

    static Finding of(long rows, List<TableCount> counts, List<Finding> findings) {
        long blockers = findings.stream().filter(Finding::blocks).count();
        long warnings = findings.stream().filter(f -> f.problem().severity() == Severity.WARNING).count();
        long moving = counts.stream().filter(c -> c.fate().equals("moves")).count();
        String key = blockers > 0 ? "assess.risk.high" : warnings > 0 ? "assess.risk.medium"
                : "assess.risk.low";
        return new Finding("risk", "assess.group.risks", Problem.info(key, rows, moving, blockers, warnings));
    }
}
