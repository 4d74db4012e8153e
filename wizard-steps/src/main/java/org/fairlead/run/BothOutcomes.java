package org.fairlead.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

import org.fairlead.bundled.LeavingTable;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.AssessReport.TableCount;
import org.fairlead.step.assess.AssessStep;
import org.fairlead.step.verify.VerifyReport;

/** Joins what a step found of rows with what it found of settings, for jobs that move both. */
final class BothOutcomes {
    private final RunLog log;

    BothOutcomes(RunLog log) {
        this.log = log;
    }

    StepOutcome<AssessReport> assessed(StepOutcome<AssessReport> rows, StepOutcome<AssessReport> settings)
            throws RecordException {
        AssessReport first = report(rows);
        AssessReport second = report(settings);
        if (first == null || second == null) {
            return first == null ? rows : settings;
        }
        var tables = new ArrayList<>(first.tables());
        tables.addAll(second.tables());
        Map<String, Long> baseline = new HashMap<>(second.baselineMicros());
        baseline.putAll(first.baselineMicros());
        var lines = new LinkedHashSet<>(first.environment());
        lines.addAll(second.environment());
        List<Finding> findings = findings(first.findings(), second.findings());
        log.findings("assess", findings);
        return outcome(new AssessReport(first.sourceLayout(), first.targetLayout(), tables, findings,
                baseline,
                first.sourceBytes(), first.estimatedSeconds(), List.copyOf(lines)), findings);
    }

    /**
     * What was found of a site whose rows leave.
     *
     * @param settings
     * whether its settings leave as well
     */
    StepOutcome<AssessReport> leaving(StepOutcome<AssessReport> site, List<LeavingTable> rows,
            boolean settings) throws RecordException {
        AssessReport report = report(site);
        if (report == null) {
            return site;
        }
        var tables = new ArrayList<TableCount>();
        rows.forEach(table -> tables.add(new TableCount(table.facts().name(), "moves", "", table.facts()
                .rows(),
                -1)));
        var found = new ArrayList<>(report.findings());
        rows.forEach(table -> found.add(new Finding("leaving/" + table.dataset(), "assess.group.source",
                Problem
                        .info("assess.info.leaving", table.facts().name(), table.facts().rows(), table
                                .stored(), table
                                        .facts().bytes()))));
        long bytes = rows.stream().mapToLong(table -> table.facts().bytes()).sum();
        long count = rows.stream().mapToLong(table -> table.facts().rows()).sum();
        if (settings) {
            tables.addAll(report.tables());
        } else {
            found.replaceAll(finding -> finding.id().equals("risk") ? new Finding("risk", finding.group(),
                    Problem.info("assess.leaving.risk", count, bytes, found.stream().filter(Finding::blocks)
                            .count())) : finding);
        }
        log.findings("assess", found);
        return outcome(new AssessReport(report.sourceLayout(), report.targetLayout(), tables, found, report
                .baselineMicros(), bytes, 1 + count / AssessStep.rowsPerSecond(log), report.environment()),
                found);
    }

    StepOutcome<VerifyReport> verified(StepOutcome<VerifyReport> rows, StepOutcome<VerifyReport> settings)
            throws RecordException {
        VerifyReport first = report(rows);
        VerifyReport second = report(settings);
        if (first == null || second == null) {
            return first == null ? rows : settings;
        }
        List<Finding> checks = findings(first.checks(), second.checks());
        log.findings("verify", checks);
        var both = new VerifyReport(first.datasets(), first.differences(), checks, first.timings(), first
                .millis() + second.millis());
        return both.clean() ? new StepOutcome.Done<>(both) : outcome(both, checks);
    }

    /** An assessment, and what was found besides. */
    StepOutcome<AssessReport> noting(StepOutcome<AssessReport> found, List<Finding> more)
            throws RecordException {
        AssessReport report = report(found);
        if (report == null || more.isEmpty()) {
            return found;
        }
        List<Finding> findings = findings(report.findings(), more);
        log.findings("assess", findings);
        return outcome(report.with(findings), findings);
    }

    /** What was found, and what was found besides. */
    StepOutcome<VerifyReport> with(StepOutcome<VerifyReport> found, List<Finding> more)
            throws RecordException {
        VerifyReport report = report(found);
        if (report == null || more.isEmpty()) {
            return found;
        }
        List<Finding> checks = findings(report.checks(), more);
        log.findings("verify", checks);
        var all = new VerifyReport(report.datasets(), report.differences(), checks, report.timings(), report
                .millis());
        return all.clean() ? new StepOutcome.Done<>(all) : outcomeOf(all);
    }

    private static StepOutcome<VerifyReport> outcomeOf(VerifyReport report) {
        return new StepOutcome.Blocked<>(report, report.checks().stream().filter(Finding::blocks).toList());
    }

    private static <R> StepOutcome<R> outcome(R report, List<Finding> findings) {
        List<Finding> blockers = findings.stream().filter(Finding::blocks).toList();
        return blockers.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report,
                blockers);
    }

    private static <R> @org.jspecify.annotations.Nullable R report(StepOutcome<R> outcome) {
        return switch (outcome) {
            case StepOutcome.Done<R>(R report) -> report;
            case StepOutcome.Blocked<R>(R report, List<Finding> findings) -> report;
            default -> null;
        };
    }

    /** Each finding once, for both halves look at the same surroundings; those of a group together. */
    private static List<Finding> findings(List<Finding> first, List<Finding> second) {
        Map<String, Finding> byId = new LinkedHashMap<>();
        first.forEach(finding -> byId.put(finding.id(), finding));
        second.forEach(finding -> byId.putIfAbsent(finding.id(), finding));
        Map<String, List<Finding>> byGroup = new LinkedHashMap<>();
        byId.values().forEach(finding -> byGroup.computeIfAbsent(finding.group(), group -> new ArrayList<>())
                .add(finding));
        return byGroup.values().stream().flatMap(List::stream).toList();
    }
}
