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
        long moving = counts.stream().filter(c -> c.fate().equals("moves")).count();
        return of("assess.risk.", rows, moving, findings);
    }

    /** Of a job that moves settings, between two sites or on one. */
    static Finding ofSettings(List<TableCount> counts, List<Finding> findings) {
        boolean two = counts.stream().anyMatch(count -> count.rows() >= 0) && counts.stream().anyMatch(
                count -> count.targetRows() >= 0);
        long stored = counts.stream().mapToLong(count -> Math.max(count.rows(), 0)).sum();
        long there = counts.stream().mapToLong(count -> Math.max(count.targetRows(), 0)).sum();
        return two ? of("assess.settings.risk.", stored, there, findings) : of("assess.settings.one.risk.",
                stored + there, 0, findings);
    }

    /** Of an upgrade in place. */
    static Finding inPlace(List<TableCount> counts, List<Finding> findings) {
        long rows = counts.stream().mapToLong(count -> Math.max(count.rows(), 0)).sum();
        return of("assess.place.risk.", rows, counts.size(), findings);
    }

    private static Finding of(String keys, long first, long second, List<Finding> findings) {
        long blockers = findings.stream().filter(Finding::blocks).count();
        long warnings = findings.stream().filter(f -> f.problem().severity() == Severity.WARNING).count();
        String key = keys + (blockers > 0 ? "high" : warnings > 0 ? "medium" : "low");
        return new Finding("risk", "assess.group.risks", Problem.info(key, first, second, blockers,
                warnings));
    }
}
