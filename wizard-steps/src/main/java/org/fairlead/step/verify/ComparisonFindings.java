package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.acceptance.WantedChecks;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Difference;

/** Says the comparison of each dataset as a finding. */
final class ComparisonFindings {
    private ComparisonFindings() {}

    static List<Finding> of(List<Comparison> comparisons, List<Difference> differences) {
        var findings = new ArrayList<Finding>();
        for (Comparison comparison : comparisons) {
            List<Difference> own = differences.stream().filter(d -> d.table().equals(comparison.table()))
                    .toList();
            long wrong = comparison.different() + comparison.missing() + comparison.unexpected();
            Problem problem = wrong == 0
                    ? Problem.passed("verify.passed.rows", comparison.table(), comparison.equal())
                    : Problem.blocker("verify.problem.rows", comparison.table(), comparison.different(),
                            comparison.missing(), comparison.unexpected());
            findings.add(new Finding("rows/" + comparison.table(), "verify.group.contents", problem).with(
                    new Evidence(
                            List.of("evidence.key", "evidence.difference", "evidence.columns"),
                            own.stream().map(d -> List.of(d.key(), d.kind(), String.join(", ", d.columns())))
                                    .toList(),
                            wrong)));
            if (comparison.quarantined() > 0) {
                findings.add(new Finding("quarantine/" + comparison.table(), "verify.group.contents",
                        Problem.warning("verify.warning.quarantined", comparison.table(), comparison
                                .quarantined())));
            }
        }
        return findings;
    }

    /**
     * What has changed of columns that must come as they were, of rows that were compared with their source.
     */
    static WantedChecks.Untouched among(List<Difference> differences) {
        return check -> {
            List<List<String>> changed = differences.stream().filter(d -> check.tables().contains(d.table()))
                    .filter(d -> d.columns().stream().anyMatch(check.columns()::contains) || d.kind().equals(
                            "missing"))
                    .map(d -> List.of(d.table(), d.key(), String.join(", ", d.columns()))).toList();
            return WantedChecks.finding(check, changed.size()).with(new Evidence(List.of("evidence.table",
                    "evidence.key", "evidence.columns"), changed, changed.size()));
        };
    }
}
