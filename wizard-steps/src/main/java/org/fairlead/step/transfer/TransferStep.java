package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Finding;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Move;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.move.NumberRanges;
import org.fairlead.move.Parents;
import org.fairlead.move.Replaced;
import org.fairlead.move.SettledRows;
import org.fairlead.move.TableEngines;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.transfer.TransferReport.DatasetResult;

/**
 * Moves the rows of all datasets, parents before children. Writes to the target, chunk by chunk; goes on
 * behind the last
 * checkpoint when it was interrupted, whatever interrupted it.
 */
public final class TransferStep implements Step<TransferInput, TransferReport> {
    @Override
    public String id() {
        return "transfer";
    }

    @Override
    public StepOutcome<TransferReport> run(TransferInput input, StepContext context) throws StepException {
        try {
            return transfer(input, context);
        } catch (StepException e) {
            throw e;
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static StepOutcome<TransferReport> transfer(TransferInput input, StepContext context)
            throws SiteException, RecordException, StepException {
        long start = context.clock().millis();
        Moves resolved = new MoveResolver(input.playbook(), input.source(), input.target()).resolve();
        var unfit = new ArrayList<>(resolved.findings());
        unfit.addAll(TableEngines.findings(resolved, input.target()));
        if (unfit.stream().anyMatch(Finding::blocks)) {
            return new StepOutcome.Blocked<>(new TransferReport(List.of(), 0), unfit);
        }
        var checkpoints = new TargetCheckpoints(context.log().summary().id());
        checkpoints.prepare(input.target());
        Map<String, Checkpoint> known = checkpoints.load(input.target());
        List<String> begun = resolved.all().stream().map(Move::table).filter(table -> known.containsKey(
                TargetCheckpoints.transferOf(table))).toList();
        Moves moves = NumberRanges.reserve(resolved, context.log(), input.source(), input.target(), begun);
        List<Finding> filled = filled(input, moves, known);
        if (!filled.isEmpty()) {
            return new StepOutcome.Blocked<>(new TransferReport(List.of(), 0), filled);
        }
        var scope = scope(input, moves, context);
        Map<String, Long> sizes = sizes(input, moves);
        var meter = new ProgressMeter(context.progress(), context.clock(), sizes);
        Optional<SettledRows> settled = SettledRows.of(context.log());
        Map<String, Checkpoint> reached = new LinkedHashMap<>();
        var transfer = new Work(input, scope, checkpoints, context, meter);
        for (List<Move> group : moves.groups()) {
            meter.activity("transfer.activity.dataset", group.getFirst().table());
            for (Move move : group) {
                new GivingWay(input, checkpoints).run(move, giving(settled, move), known);
                if (!new ListJoining(input, scope, checkpoints).run(move, known, context.stop())) {
                    return new StepOutcome.Stopped<>(TargetCheckpoints.joining(move.table()));
                }
            }
            boolean already = group.stream().allMatch(move -> isDone(known, move));
            reached.putAll(already ? done(known, group) : transfer.run(group, known));
            for (Move move : group) {
                Checkpoint checkpoint = reached.get(move.table());
                if (checkpoint != null && !checkpoint.done()) {
                    return new StepOutcome.Stopped<>(TargetCheckpoints.transferOf(move.table()));
                }
                meter.finished(move.table(), waiting(context, move.table()));
            }
            if (!already && context.stop().shouldStop() && !group.equals(moves.groups().getLast())) {
                return new StepOutcome.Stopped<>(TargetCheckpoints.transferOf(group.getLast().table()));
            }
        }
        settleIdentities(input, moves);
        return new StepOutcome.Done<>(report(context, moves, sizes, reached, start));
    }

    /** Rows of the target that give way. */
    private static List<Long> giving(Optional<SettledRows> settled, Move move) {
        return settled.map(rows -> rows.giving(move.table()).stream().sorted().toList()).orElse(List.of());
    }

    /** Transfers groups in the way that each asks for. */
    private record Work(TransferInput input, MoveScope scope, TargetCheckpoints checkpoints,
            StepContext context, ProgressMeter meter) {
        Map<String, Checkpoint> run(List<Move> group, Map<String, Checkpoint> known)
                throws SiteException, RecordException, StepException {
            if (isWhole(group)) {
                return new GroupTransfer(input, scope, checkpoints, context, meter).run(group);
            }
            Move move = group.getFirst();
            var resumed = Optional.ofNullable(known.get(TargetCheckpoints.transferOf(move.table())));
            return Map.of(move.table(), new DatasetTransfer(input, scope, checkpoints, context, meter)
                    .run(move, resumed, waiting(context, move.table())));
        }
    }

    /** A circle, a reference to itself, or no key to go on behind: all of it in one transaction. */
    private static boolean isWhole(List<Move> group) {
        Move first = group.getFirst();
        return group.size() > 1 || first.key().isEmpty()
                || first.target().foreignKeys().stream().anyMatch(ForeignKey::refersToItself)
                || first.source().foreignKeys().stream().anyMatch(ForeignKey::refersToItself);
    }

    private static boolean isDone(Map<String, Checkpoint> known, Move move) {
        Checkpoint checkpoint = known.get(TargetCheckpoints.transferOf(move.table()));
        return checkpoint != null && checkpoint.done();
    }

    private static Map<String, Checkpoint> done(Map<String, Checkpoint> known, List<Move> group) {
        Map<String, Checkpoint> done = new LinkedHashMap<>();
        group.forEach(move -> Optional.ofNullable(known.get(TargetCheckpoints.transferOf(move.table())))
                .ifPresent(checkpoint -> done.put(move.table(), checkpoint)));
        return done;
    }

    /** Tables that got rows since they were assessed, and not from this run. */
    private static List<Finding> filled(TransferInput input, Moves moves, Map<String, Checkpoint> known)
            throws SiteException {
        var filled = new ArrayList<Finding>();
        try (Transaction target = input.target().begin(Access.READ)) {
            for (Move move : moves.all()) {
                boolean fine = move.range().isPresent() || known.containsKey(TargetCheckpoints.transferOf(move
                        .table()));
                long rows = fine
                        ? 0
                        : target.count(move.table());
                if (rows > 0) {
                    filled.add(new Finding("filled/" + move.table(), "assess.group.target",
                            Problem.blocker("transfer.problem.target-filled", move.table(), rows)));
                }
            }
        }
        return filled;
    }

    private static MoveScope scope(TransferInput input, Moves moves, StepContext context)
            throws SiteException, RecordException {
        try (Transaction source = input.source().begin(Access.READ);
                Transaction target = input.target().begin(Access.READ)) {
            var scope = MoveScope.load(input.playbook(), input.plan(), moves, recalled(moves, context),
                    source,
                    target);
            return Replaced.applies(scope)
                    ? scope.with(SettledRows.settle(scope, moves, source, target, context.log()))
                    : scope;
        }
    }

    private static Parents recalled(Moves moves, StepContext context) throws RecordException {
        var parents = new Parents(moves);
        for (QuarantinedRow row : context.log().quarantined()) {
            if (row.state().equals("waiting")) {
                parents.waits(row.table(), KeyText.read(row.key()));
            }
        }
        return parents;
    }

    private static long waiting(StepContext context, String table) throws RecordException {
        Predicate<QuarantinedRow> ours = row -> row.table().equals(table);
        return context.log().quarantined().stream().filter(ours).count();
    }

    private static Map<String, Long> sizes(TransferInput input, Moves moves) throws SiteException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        try (Transaction source = input.source().begin(Access.READ)) {
            for (Move move : moves.all()) {
                sizes.put(move.table(), move.count(source));
            }
        }
        return sizes;
    }

    /** Lets every counter go on above what it had given out on the source and above what is there now. */
    private static void settleIdentities(TransferInput input, Moves moves) throws SiteException {
        try (Transaction source = input.source().begin(Access.READ);
                Transaction target = input.target().begin(Access.WRITE)) {
            for (Move move : moves.all()) {
                if (move.range().isPresent()) {
                    continue; // its numbers were reserved before the first row
                }
                long last = Math.max(input.source().identities().last(source, move.source().name()).orElse(0),
                        input.target().identities().greatest(target, move.table()).orElse(0));
                if (last > 0) {
                    input.target().identities().raise(target, move.table(), last);
                }
            }
            target.commit();
        }
    }

    private static TransferReport report(StepContext context, Moves moves, Map<String, Long> sizes,
            Map<String, Checkpoint> reached, long start) throws RecordException {
        var results = new ArrayList<DatasetResult>();
        for (Move move : moves.all()) {
            Checkpoint checkpoint = reached.getOrDefault(move.table(), new Checkpoint(0, "", 0, false));
            results.add(new DatasetResult(move.table(), sizes.getOrDefault(move.table(), 0L), checkpoint
                    .rows(),
                    waiting(context, move.table()),
                    Long.parseLong(context.log().recall(DatasetTransfer.CHANGED, move.table()).orElse("0"))));
        }
        return new TransferReport(results, context.clock().millis() - start);
    }
}
