package org.fairlead.step.assess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.fairlead.convert.KeyText;
import org.fairlead.convert.Misfit;
import org.fairlead.convert.Verdict;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Progress.State;
import org.fairlead.move.JoinedLists;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.move.Parents;
import org.fairlead.move.References;
import org.fairlead.move.Replaced;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StopSignal;
import org.fairlead.step.assess.AssessReport.TableCount;

/**
 * Converts every row as the transfer will, and counts what does not fit, by table, column and kind, with
 * keys. What this
 * finds is what the transfer will meet, because it is the same code.
 */
final class MisfitScan {
    private static final String GROUP = "assess.group.source";
    private static final int TELL_EVERY = 500;

    private final AssessInput input;
    private final Moves moves;
    private final ProgressMeter meter;
    private final StopSignal stop;
    private final Map<String, Seen> seen = new TreeMap<>();
    private References references = References.NONE;
    private final Map<String, Long> moving = new HashMap<>();
    private final List<Finding> joined = new ArrayList<>();
    private long rowsThatWait;

    MisfitScan(AssessInput input, Moves moves, ProgressMeter meter, StopSignal stop) {
        this.input = input;
        this.moves = moves;
        this.meter = meter;
        this.stop = stop;
    }

    private static final class Seen {
        private final String table;
        private final String column;
        private final MisfitKind kind;
        private final MisfitRule rule;
        private final List<List<String>> samples = new ArrayList<>();
        private long count;

        private Seen(String table, String column, MisfitKind kind, MisfitRule rule) {
            this.table = table;
            this.column = column;
            this.kind = kind;
            this.rule = rule;
        }
    }

    /** Goes through all rows; false when it was asked to stop. */
    boolean run(Transaction source, Transaction target) throws SiteException {
        var scope = MoveScope.load(input.playbook(), input.plan(), moves, new Parents(moves), source, target);
        references = scope.references();
        if (Replaced.applies(scope)) {
            replaced(new Replaced(scope, moves, source, target));
        }
        for (Move move : moves.all()) {
            if (JoinedLists.applies(scope, move)) {
                lists(scope, move, source, target);
            }
        }
        for (List<Move> group : moves.groups()) {
            for (Move move : group) {
                meter.activity("assess.activity.scan", move.table());
                if (!scan(move, scope, source)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean scan(Move move, MoveScope scope, Transaction source) throws SiteException {
        long rows = 0;
        try (MoveReader reader = new MoveReader(scope, move, source, List.of())) {
            while (reader.next()) {
                if (++rows % TELL_EVERY == 0) {
                    meter.at(move.table(), State.RUNNING, rows, 0);
                    if (stop.shouldStop()) {
                        return false;
                    }
                }
                if (!reader.verdict().misfits().isEmpty()) {
                    scope.parents().waits(move.table(), reader.key());
                    rowsThatWait++;
                }
                for (Misfit misfit : reader.verdict().misfits()) {
                    note(move, reader, misfit.column(), misfit.kind(), MisfitRule.QUARANTINE, misfit
                            .detail());
                }
                for (Verdict.Change change : reader.verdict().changes()) {
                    note(move, reader, change.column(), change.kind(), change.rule(), "");
                }
            }
            joining(move, rows, reader.alreadyThere());
        }
        meter.finished(move.table(), 0);
        return true;
    }

    /** Says how many rows of the target would give way, and which. */
    private void replaced(Replaced replaced) throws SiteException {
        for (Map.Entry<String, List<Long>> giving : new TreeMap<>(replaced.all()).entrySet()) {
            List<List<String>> keys = giving.getValue().stream().limit(Evidence.LIMIT).map(number -> List.of(
                    Long
                            .toString(number))).toList();
            joined.add(new Finding("replace/" + giving.getKey(), "assess.group.target", Problem.warning(
                    "assess.warning.replace", giving.getKey(), giving.getValue().size())).with(new Evidence(
                            List
                                    .of("evidence.key"), keys, giving.getValue().size())));
        }
    }

    /** Says how many lists of the target would get entries of the source. */
    private void lists(MoveScope scope, Move move, Transaction source, Transaction target)
            throws SiteException {
        long changing = 0;
        long same = 0;
        try (JoinedLists lists = new JoinedLists(scope, move, source)) {
            for (var joints = lists.next(target, false); joints.isPresent(); joints = lists.next(target,
                    false)) {
                changing += joints.get().stream().filter(JoinedLists.Joint::changes).count();
                same += joints.get().stream().filter(joint -> !joint.changes()).count();
            }
        }
        joined.add(new Finding("lists/" + move.table(), GROUP, Problem.info("assess.info.lists", move.table(),
                changing, same)));
    }

    /** Says what becomes of a table whose rows join others, or of which only some move. */
    private void joining(Move move, long rows, long alreadyThere) {
        moving.put(move.table(), rows);
        if (move.dataset().beside().applies()) {
            joined.add(new Finding("beside/" + move.table(), GROUP, Problem.info("assess.info.beside", move
                    .table(), rows, alreadyThere)));
        }
    }

    /** The table with only those rows counted that move. */
    TableCount counted(TableCount table) {
        return new TableCount(table.table(), table.fate(), table.reason(), moving.getOrDefault(table.table(),
                table.rows()), table.targetRows());
    }

    private void note(Move move, MoveReader reader, String column, MisfitKind kind, MisfitRule rule,
            String detail) {
        Seen entry = seen.computeIfAbsent(move.table() + "." + column + " " + kind.id() + " " + rule.id(),
                key -> new Seen(move.table(), column, kind, rule));
        entry.count++;
        if (entry.samples.size() < Evidence.LIMIT) {
            entry.samples.add(List.of(KeyText.write(reader.key()), detail));
        }
    }

    List<Finding> findings() {
        var findings = new ArrayList<>(joined);
        for (Seen entry : seen.values()) {
            Problem problem = entry.rule == MisfitRule.QUARANTINE
                    ? Problem.warning("misfit." + entry.kind.id(), entry.table, entry.column, entry.count)
                    : Problem.info("misfit.by-rule." + entry.rule.id(), entry.table, entry.column,
                            entry.count);
            findings.add(new Finding("misfit/" + entry.table + "/" + entry.column + "/" + entry.kind.id(),
                    GROUP, problem)
                    .with(new Evidence(List.of("evidence.key", "evidence.measure"), entry.samples,
                            entry.count)));
        }
        if (seen.isEmpty()) {
            findings.add(new Finding("misfits", GROUP, Problem.passed("assess.passed.misfits")));
        } else if (rowsThatWait > 0) {
            findings.add(new Finding("misfits", GROUP, Problem.warning("assess.problem.rows-wait",
                    rowsThatWait)));
        }
        var unmatched = new LinkedHashMap<>(references.unmatched());
        unmatched.values().removeIf(List::isEmpty);
        unmatched.forEach((name, keys) -> findings.add(new Finding("natural-key/" + name, GROUP,
                Problem.info("assess.info.unmatched-keys", name, keys.size()))
                .with(new Evidence(List.of("evidence.key"), keys.stream().map(List::of).toList(), keys
                        .size()))));
        return findings;
    }
}
