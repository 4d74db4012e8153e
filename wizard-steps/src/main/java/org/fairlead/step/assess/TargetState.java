package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.move.Move;
import org.fairlead.move.Moves;
import org.fairlead.move.TableEngines;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepContext;
import org.fairlead.step.assess.AssessReport.TableCount;

/** What the target already holds where this run would write. */
final class TargetState {
    private static final String GROUP = "assess.group.target";
    /** Character sets that hold every letter there is. */
    private static final Set<String> WHOLE = Set.of("encoding=UTF8", "encoding=utf8mb4");

    private TargetState() {}

    static List<Finding> of(AssessInput input, StepContext context, Moves moves, List<TableCount> counts)
            throws SiteException, RecordException {
        Database target = input.target().database();
        var findings = new ArrayList<Finding>();
        var checkpoints = new TargetCheckpoints(context.log().summary().id());
        Map<String, Checkpoint> ours = checkpoints.load(target);
        List<String> beside = moves.all().stream().filter(move -> move.dataset().beside().applies()).map(
                Move::table).toList();
        List<TableCount> filled = counts.stream().filter(c -> c.fate().equals("moves") && c.targetRows() > 0)
                .filter(c -> !beside.contains(c.table()))
                .filter(c -> !ours.containsKey(TargetCheckpoints.transferOf(c.table()))).toList();
        List<List<String>> rows = filled.stream().map(c -> List.of(c.table(), Long.toString(c.targetRows())))
                .toList();
        findings.add(new Finding("target-empty", GROUP, filled.isEmpty()
                ? Problem.passed("assess.passed.target-empty", moves.all().size() - beside.size())
                : Problem.blocker("assess.problem.target-not-empty", target.facts().place(), filled.size(),
                        String.join(", ", filled.stream().map(TableCount::table).toList())))
                .with(new Evidence(List.of("evidence.table", "evidence.rows"), rows, filled.size())));
        findings.addAll(TableEngines.findings(moves, target));
        findings.addAll(of(target, context));
        return findings;
    }

    /** What keeps anybody from writing there, whatever it is that is to be written. */
    static List<Finding> of(Database target, StepContext context) throws SiteException, RecordException {
        var findings = new ArrayList<Finding>();
        List<String> others = new TargetCheckpoints(context.log().summary().id()).others(target);
        if (!others.isEmpty()) {
            findings.add(new Finding("other-runs", GROUP,
                    Problem.warning("assess.problem.other-runs", target.facts().place(), String.join(", ",
                            others))));
        }
        if (target.facts().notes().contains("standby=true")) {
            findings.add(new Finding("standby", GROUP,
                    Problem.blocker("assess.problem.standby", target.facts().place())));
        }
        if (target.facts().notes().stream().anyMatch(n -> n.startsWith("encoding=") && !WHOLE
                .contains(n))) {
            findings.add(new Finding("encoding", GROUP,
                    Problem.blocker("assess.problem.encoding", target.facts().place())));
        }
        return findings;
    }
}
