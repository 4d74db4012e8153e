package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.fairlead.acceptance.Baseline;
import org.fairlead.action.BackupSizes;
import org.fairlead.action.SchemaActions;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.LayoutProbe;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.playbook.Timing;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport.TableCount;
import org.fairlead.watch.Speed;

/**
 * Looks at the one site of an upgrade in place, which stands on both sides of the input: whether it has a
 * layout that the job takes, what the job would find there, and where the guide is wrong. Writes nothing but
 * the baseline timings into the record.
 */
public final class PlaceAssessStep implements Step<AssessInput, AssessReport> {
    private static final String GROUP = "assess.group.target";

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
        Playbook playbook = input.playbook();
        Database database = input.target().database();
        var sides = new BothSides(input.plan(), Optional.empty(), Optional.of(input.target()));
        Optional<Layout> layout = LayoutProbe.recognise(playbook, database);
        var findings = new ArrayList<>(new Requirements(playbook, sides, input.masking()).check());
        Finding recognised = layout(input, layout, database);
        boolean suits = !recognised.blocks();
        findings.add(recognised);
        findings.addAll(TargetState.of(database, context));
        List<TableCount> counts = suits ? counts(playbook, database) : List.of();
        Map<String, Long> baseline = new LinkedHashMap<>();
        if (suits) {
            try (Asked.Sides asked = Asked.Sides.open(sides)) {
                findings.addAll(Probes.run(playbook, input.parameters(), asked));
                baseline.putAll(new Speed(asked.target().orElseThrow().transaction(), input.target().web(),
                        input.parameters().cells()).remember(playbook.timings(), Timing::before, context
                                .log()));
            }
            findings.addAll(Baseline.take(playbook, input.plan(), input.target(), input.parameters(), context
                    .log(), context.clock()));
            if (input.target().settings().isPresent()) {
                findings.addAll(new EnvironmentCheck(input).run());
            }
            findings.addAll(new KeyFindings(playbook, input.target()).run());
            findings.addAll(BackupSizes.measure(playbook, input.target(), context.log()));
            findings.addAll(GuideNotes.of(playbook));
        }
        findings.add(RiskSummary.inPlace(counts, findings));
        String id = layout.map(Layout::id).orElse("");
        List<EnvironmentLine> lines = new EnvironmentTable(playbook, sides).lines("", id, suits, List.of());
        var report = new AssessReport("", id, counts, findings, baseline, 0, 1, lines);
        context.log().findings("assess", findings);
        List<Finding> blockers = findings.stream().filter(Finding::blocks).toList();
        return blockers.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report,
                blockers);
    }

    private static Finding layout(AssessInput input, Optional<Layout> layout, Database database)
            throws SiteException {
        String place = database.facts().place();
        int tables = database.tables().size();
        if (layout.isEmpty()) {
            return new Finding("layout", GROUP, Problem.blocker("assess.place.unknown", place, tables));
        }
        String id = layout.get().id();
        if (layout.get().refused()) {
            return new Finding("layout", GROUP, Problem.blocker("layout." + id + ".refused", place));
        }
        return new Finding("layout", GROUP, input.job().from().contains(id)
                ? Problem.passed("assess.passed.place-layout", place, id, tables)
                : Problem.blocker("assess.problem.source-layout", id, String.join(", ", input.job().from())))
                .covering(input.job().guide());
    }

    /** Rows of the tables that the actions write, and the tables that they make. */
    private static List<TableCount> counts(Playbook playbook, Database database) throws SiteException {
        var touched = new TreeSet<String>();
        for (Action action : playbook.actions()) {
            action.touching().forEach(touches -> touched.add(touches.table()));
            if (action instanceof Action.Schema schema) {
                SchemaActions.objects(schema).stream().filter(SchemaObject.NewTable.class::isInstance).map(
                        SchemaObject::name).forEach(touched::add);
            }
        }
        List<String> there = database.tables();
        var counts = new ArrayList<TableCount>();
        try (Transaction transaction = database.begin(Access.READ)) {
            for (String table : touched) {
                long rows = there.contains(table) ? transaction.count(table) : -1;
                counts.add(new TableCount(table, rows < 0 ? "new" : "changes", "", Math.max(0, rows), rows));
            }
        }
        return counts;
    }
}
