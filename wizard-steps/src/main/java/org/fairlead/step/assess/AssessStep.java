package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.acceptance.Baseline;
import org.fairlead.action.BackupSizes;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.move.LayoutProbe;
import org.fairlead.move.Move;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.Moves;
import org.fairlead.move.NumberRanges;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport.TableCount;
import org.fairlead.watch.Speed;

/**
 * Looks at both sites and reports what the migration would meet: whether source and target are what the job
 * expects, every
 * value that does not fit, by key, what the settings lack, and where the guide is wrong. Writes nothing but
 * the baseline
 * timings into the record.
 */
public final class AssessStep implements Step<AssessInput, AssessReport> {
    /** Scope in the record that holds the baseline timings. */
    private static final String MEASURED = "measured";
    private static final String SPEED = "rows-per-second";
    /** Where too few rows were read to tell; also the most that is believed of a target. */
    private static final long ROWS_PER_SECOND = 60_000;
    private static final long ENOUGH_ROWS = 1_000;

    @Override
    public String id() {
        return "assess";
    }

    @Override
    public StepOutcome<AssessReport> run(AssessInput input, StepContext context) throws StepException {
        try {
            return assess(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static StepOutcome<AssessReport> assess(AssessInput input, StepContext context)
            throws SiteException, RecordException {
        var findings = new ArrayList<Finding>();
        String sourceLayout = sourceLayout(input);
        String targetLayout = layout(input.written().at(input.plan().target().prefix()), input.target());
        findings.addAll(LayoutFindings.of(input, sourceLayout, targetLayout));
        findings.addAll(new Requirements(input.playbook(), BothSides.of(input), input.masking()).check());
        if (sourceLayout.isEmpty() || !LayoutFindings.suits(input.job(), targetLayout)) {
            return outcome(new AssessReport(sourceLayout, targetLayout, List.of(), findings, Map.of(), 0, 0,
                    environment(input, sourceLayout, targetLayout, List.of())), context);
        }
        Moves resolved = new MoveResolver(input.playbook(), input.source().database(), input.target()
                .database()).resolve();
        findings.addAll(resolved.findings());
        findings.addAll(LayoutFindings.unknown(resolved));
        var counts = new ArrayList<TableCount>();
        Map<String, Long> baseline = new LinkedHashMap<>();
        try (Transaction source = input.source().database().begin(Access.READ);
                Transaction target = input.target().database().begin(Access.READ)) {
            Moves moves = NumberRanges.proposed(resolved, source, target, input.target().database());
            counts.addAll(counts(input, moves, source, target));
            findings.addAll(TargetState.of(input, context, moves, counts));
            Map<String, Long> sizes = new LinkedHashMap<>();
            counts.stream().filter(c -> c.fate().equals("moves")).forEach(c -> sizes.put(c.table(), c
                    .rows()));
            var meter = new ProgressMeter(context.progress(), context.clock(), sizes);
            var scan = new MisfitScan(input, moves, meter, context.stop());
            long began = context.clock().millis();
            if (!scan.run(source, target)) {
                return new StepOutcome.Stopped<>("assess");
            }
            measured(sizes.values().stream().mapToLong(Long::longValue).sum(), context.clock().millis()
                    - began, context
                            .log());
            findings.addAll(scan.findings());
            counts.replaceAll(count -> count.fate().equals("moves") ? scan.counted(count) : count);
            meter.activity("assess.activity.probes");
            details(input, moves, source, context, findings);
            if (source.answersSql()) {
                baseline.putAll(new Speed(source, input.source().web(), input.parameters().cells()).remember(
                        input.playbook().timings(), Timing::before, context.log()));
            }
        }
        long rows = counts.stream().filter(c -> c.fate().equals("moves")).mapToLong(TableCount::rows).sum();
        findings.add(RiskSummary.of(rows, counts, findings));
        return outcome(new AssessReport(sourceLayout, targetLayout, counts, findings, baseline,
                SourceChecks.bytes(input.source().database()), 1 + rows / rowsPerSecond(context.log()),
                environment(input, sourceLayout, targetLayout, counts)), context);
    }

    private static void details(AssessInput input, Moves moves, Transaction source, StepContext context,
            List<Finding> findings) throws SiteException, RecordException {
        try (Asked.Sides sides = Asked.Sides.open(BothSides.of(input))) {
            findings.addAll(Probes.run(input.playbook(), input.parameters(), sides));
        }
        findings.addAll(Baseline.take(input.playbook(), input.plan(), input.target(), input.parameters(),
                context.log(), context.clock()));
        findings.addAll(new EnvironmentCheck(input).run());
        findings.addAll(new KeyFindings(input.playbook(), input.target()).run());
        findings.addAll(BackupSizes.measure(input.playbook(), input.target(), context.log()));
        if (source.answersSql()) {
            findings.addAll(new MediaCheck(input, source).run());
            findings.addAll(ZoneSamples.of(input, moves, source));
        }
        findings.addAll(GuideNotes.of(input.playbook()));
    }

    /** How fast rows were read and converted, where there were enough of them. */
    private static void measured(long rows, long millis, RunLog log) throws RecordException {
        if (rows >= ENOUGH_ROWS) {
            log.remember(MEASURED, SPEED, Long.toString(Math.max(1, rows * 1000 / Math.max(1, millis))));
        }
    }

    /** Rows that can be expected to pass in a second, measured on this source where it has enough of them. */
    public static long rowsPerSecond(RunLog log) throws RecordException {
        return Math.min(ROWS_PER_SECOND, log.recall(MEASURED, SPEED).map(Long::parseLong).orElse(
                ROWS_PER_SECOND));
    }

    private static List<EnvironmentLine> environment(AssessInput input, String sourceLayout,
            String targetLayout, List<TableCount> counts) throws SiteException {
        boolean expected = input.job().from().contains(sourceLayout) && LayoutFindings.suits(input.job(),
                targetLayout);
        var lines = new ArrayList<>(new EnvironmentTable(input.playbook(), BothSides.of(input)).lines(
                sourceLayout, targetLayout, expected, counts));
        lines.addAll(SettingsLines.of(input));
        try (Asked.Sides sides = Asked.Sides.open(BothSides.of(input))) {
            lines.addAll(new Comparisons(input.written(), input.plan()).lines(sides));
        }
        return lines;
    }

    private static String sourceLayout(AssessInput input) throws SiteException {
        return input.layout().isPresent() ? input.layout().get()
                : layout(input.written().at(input.plan().source().prefix()), input.source());
    }

    private static String layout(Playbook playbook, Site site) throws SiteException {
        return LayoutProbe.recognise(playbook, site.database()).map(Layout::id).orElse("");
    }

    private static StepOutcome<AssessReport> outcome(AssessReport report, StepContext context)
            throws RecordException {
        context.log().findings("assess", report.findings());
        List<Finding> blockers = report.findings().stream().filter(Finding::blocks).toList();
        return blockers.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report,
                blockers);
    }

    private static List<TableCount> counts(AssessInput input, Moves moves, Transaction source,
            Transaction target)
            throws SiteException {
        var counts = new ArrayList<TableCount>();
        List<String> there = input.target().database().tables();
        for (Move move : moves.all()) {
            counts.add(new TableCount(move.table(), "moves", "", source.count(move.source().name()),
                    target.count(move.table())));
        }
        for (Moves.Stay stay : moves.stays()) {
            counts.add(new TableCount(stay.table(), "stays", stay.reason(), source.count(stay.table()),
                    there.contains(stay.table()) ? target.count(stay.table()) : -1));
        }
        for (String table : moves.unknown()) {
            counts.add(new TableCount(table, "unknown", "", source.count(table),
                    there.contains(table) ? target.count(table) : -1));
        }
        return counts;
    }
}
