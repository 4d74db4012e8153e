package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.acceptance.OwnChecks;
import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.acceptance.WantedChecks;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.move.Move;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.move.NumberRanges;
import org.fairlead.move.Parents;
import org.fairlead.move.ReleasedRows;
import org.fairlead.move.Replaced;
import org.fairlead.move.SettledRows;
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
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Difference;
import org.fairlead.watch.Speed;

/**
 * Compares every row that should have arrived with the one that did, then runs the playbook's checks. Writes
 * nothing. Blocks
 * where there is a difference or a check fails; the report comes with it either way.
 */
public final class VerifyStep implements Step<VerifyInput, VerifyReport> {
    @Override
    public String id() {
        return "verify";
    }

    @Override
    public StepOutcome<VerifyReport> run(VerifyInput input, StepContext context) throws StepException {
        try {
            return verify(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    private static StepOutcome<VerifyReport> verify(VerifyInput input, StepContext context)
            throws SiteException, RecordException {
        long start = context.clock().millis();
        Moves moves = NumberRanges.reserved(new MoveResolver(input.playbook(), input.source(), input.target()
                .database()).resolve(), context.log());
        var differences = new ArrayList<Difference>();
        var comparisons = new ArrayList<Comparison>();
        var checks = new ArrayList<Finding>();
        var timings = new ArrayList<VerifyReport.Timing>();
        try (Transaction source = input.source().begin(Access.READ);
                Transaction target = input.target().database().begin(Access.READ)) {
            var meter = new ProgressMeter(context.progress(), context.clock(), sizes(source, moves));
            Optional<SettledRows> settled = SettledRows.of(context.log());
            var loaded = MoveScope.load(input.playbook(), input.plan(), moves, waiting(moves, context),
                    source,
                    target);
            MoveScope scope = settled.map(loaded::with).orElse(loaded);
            ReleasedRows released = ReleasedRows.of(context.log());
            for (Move move : moves.all()) {
                meter.activity("verify.activity.table", move.table());
                var compared = new TableComparison(move, scope, input.effects(), differences, released);
                Optional<Comparison> comparison = compared.run(source, target, rows -> {
                    meter.at(move.table(), State.RUNNING, rows, 0);
                    return context.stop().shouldStop();
                });
                if (comparison.isEmpty()) {
                    return new StepOutcome.Stopped<>("verify/" + move.table());
                }
                comparisons.add(comparison.get());
                newer(move, compared.newer()).ifPresent(checks::add);
                meter.finished(move.table(), comparison.get().quarantined());
            }
            if (Replaced.applies(scope)) {
                checks.addAll(ReplacedFindings.of(new Replaced(scope, moves, source, target), moves,
                        settled));
            }
            checks.addAll(JoinedFindings.of(scope, moves, source, target));
            checks.addAll(PrivacyFindings.of(scope, moves, source, target, comparisons));
            meter.activity("verify.activity.checks");
            checks.addAll(ComparisonFindings.of(comparisons, differences));
            checks.addAll(new StructureChecks(input.target().database(), target, moves.all().stream().map(
                    Move::target).toList()).run());
            checks.addAll(wanted(input, target, differences, context));
            timings.addAll(Timings.after(input.playbook(), new Speed(target, input.target().web(), input
                    .parameters().cells()), context.log()));
            checks.addAll(Timings.findings(timings));
        }
        context.log().findings("verify", checks);
        return new VerifyReport(comparisons, differences, checks, timings, context.clock().millis()
                - start).outcome();
    }

    /** What playbook and plan want to hold. */
    private static List<Finding> wanted(VerifyInput input, Transaction target, List<Difference> differences,
            StepContext context) throws SiteException, RecordException {
        var checks = new ArrayList<>(new WantedChecks(RequiredChecks.of(input.playbook(), input.plan()
                .acceptance()),
                input.target(), input.parameters(), target, ComparisonFindings.among(differences),
                new WantedChecks.Records(context.log(), input.machine(), context.clock()))
                .run());
        checks.addAll(new OwnChecks(context.log(), input.target()).compare(input.plan()));
        return checks;
    }

    private static Optional<Finding> newer(Move move, long rows) {
        return rows == 0 ? Optional.empty() : Optional.of(new Finding("newer/" + move.table(),
                "verify.group.counts", Problem.warning("verify.warning.new-since", move.source().name(),
                        rows)));
    }

    private static Parents waiting(Moves moves, StepContext context) throws RecordException {
        var parents = new Parents(moves);
        for (QuarantinedRow row : context.log().quarantined()) {
            if (row.state().equals("waiting")) {
                parents.waits(row.table(), KeyText.read(row.key()));
            }
        }
        return parents;
    }

    private static Map<String, Long> sizes(Transaction source, Moves moves) throws SiteException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        for (Move move : moves.all()) {
            sizes.put(move.table(), move.count(source));
        }
        return sizes;
    }
}
