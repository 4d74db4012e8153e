package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.Moves;
import org.fairlead.playbook.Playbook.Dataset;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Playbook.Layout;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;

/** Whether both sides are what the job expects, and what of the source the playbook does not know. */
final class LayoutFindings {
    private static final String SOURCE = "assess.group.source";
    private static final String TARGET = "assess.group.target";

    private LayoutFindings() {}

    static List<Finding> of(AssessInput input, String source, String target) throws SiteException {
        var findings = new ArrayList<Finding>();
        Database from = input.source().database();
        Database to = input.target().database();
        if (source.isEmpty()) {
            findings.add(new Finding("layout/source", SOURCE,
                    Problem.blocker("assess.problem.source-unknown", from.facts().place(), from.tables()
                            .size())));
        } else if (!input.job().from().contains(source)) {
            findings.add(new Finding("layout/source", SOURCE,
                    Problem.blocker("assess.problem.source-layout", source, String.join(", ", input.job()
                            .from()))));
        } else {
            findings.add(new Finding("layout/source", SOURCE,
                    Problem.passed("assess.passed.source-layout", source, from.tables().size()))
                    .covering(input.job().guide()));
        }
        if (!suits(input.job(), target)) {
            findings.add(new Finding("layout/target", TARGET, Problem.blocker("assess.problem.target-layout",
                    to.facts().place(), to.tables().size())).with(missing(input, to)));
        } else {
            findings.add(new Finding("layout/target", TARGET,
                    Problem.passed("assess.passed.target-layout", target, to.tables().size())));
        }
        List<String> damage = from.integrityProblems();
        findings.add(new Finding("integrity", SOURCE, damage.isEmpty()
                ? Problem.passed("assess.passed.integrity")
                : Problem.blocker("assess.problem.integrity", from.facts().place(), damage.getFirst())));
        findings.addAll(inBundle(input));
        return findings;
    }

    /** Tables that the plan names and that the bundle it takes rows from does not hold. */
    private static List<Finding> inBundle(AssessInput input) {
        List<String> named = input.sourceAnswers() ? List.of() : input.plan().data().datasets();
        List<String> held = input.written().datasets().stream().map(Dataset::id).toList();
        var findings = new ArrayList<Finding>();
        for (String table : named) {
            if (!held.contains(table)) {
                String place = input.source().database().facts().place();
                findings.add(new Finding("bundle/" + table, SOURCE, held.isEmpty()
                        ? Problem.blocker("assess.problem.nothing-in-bundle", table, place)
                        : Problem.warning("assess.problem.not-in-bundle", table, place)));
            }
        }
        return findings;
    }

    /** Whether a layout is one that the job goes to. */
    static boolean suits(Job job, String target) {
        boolean fresh = target.isEmpty() && job.steps().contains("import"); // its settings arrive with the run
        return fresh || (job.to().isEmpty() ? job.from().contains(target) : job.to().equals(target));
    }

    private static Evidence missing(AssessInput input, Database target) throws SiteException {
        List<String> there = target.tables();
        List<List<String>> missing = input.playbook().system().layouts().stream()
                .filter(layout -> layout.id().equals(input.job().to())).map(Layout::present).flatMap(
                        List::stream)
                .filter(table -> !there.contains(table)).map(List::of).toList();
        return new Evidence(List.of("evidence.table"), missing, missing.size());
    }

    static List<Finding> unknown(Moves moves) {
        if (moves.unknown().isEmpty()) {
            return List.of(new Finding("unknown-tables", SOURCE, Problem.passed(
                    "assess.passed.no-unknown-tables")));
        }
        return List.of(new Finding("unknown-tables", SOURCE,
                Problem.warning("assess.problem.unknown-tables", moves.unknown().size(),
                        String.join(", ", moves.unknown())))
                .with(new Evidence(List.of("evidence.table"), moves.unknown().stream().map(List::of).toList(),
                        moves.unknown().size())));
    }
}
