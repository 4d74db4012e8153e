package org.fairlead.step.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

import org.fairlead.acceptance.OwnChecks;
import org.fairlead.acceptance.RequiredChecks;
import org.fairlead.acceptance.WantedChecks;
import org.fairlead.action.Unchanged;
import org.fairlead.action.Unchanged.Comparison;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.watch.Speed;

/**
 * Looks whether an upgrade in place has made what it should: the playbook's checks, the references of every
 * table that was written, the columns that must be as they were, and how long queries take. Writes nothing.
 */
public final class PlaceVerifyStep implements Step<VerifyInput, VerifyReport> {
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
        var checks = new ArrayList<Finding>();
        List<VerifyReport.Timing> timings;
        try (Transaction target = input.target().database().begin(Access.READ)) {
            checks.addAll(new StructureChecks(input.target().database(), target, written(input.playbook(),
                    target)).run());
            checks.addAll(new WantedChecks(RequiredChecks.of(input.playbook(), input.plan().acceptance()),
                    input
                            .target(), input.parameters(), target, check -> unchanged(check, target, context
                                    .log()), new WantedChecks.Records(context.log(), input.machine(), context
                                            .clock()))
                    .run());
            checks.addAll(new OwnChecks(context.log(), input.target()).compare(input.plan()));
            timings = Timings.after(input.playbook(), new Speed(target, input.target().web(), input
                    .parameters().cells()), context.log());
            checks.addAll(Timings.findings(timings));
        }
        context.log().findings("verify", checks);
        return new VerifyReport(List.of(), List.of(), checks, timings, context.clock().millis()
                - start).outcome();
    }

    private static List<TableShape> written(Playbook playbook, Transaction target) throws SiteException {
        var names = new TreeSet<String>();
        playbook.actions().forEach(action -> action.touching().forEach(touches -> names.add(touches
                .table())));
        var shapes = new ArrayList<TableShape>();
        for (String name : names) {
            target.shape(name).ifPresent(shapes::add);
        }
        return shapes;
    }

    private static Finding unchanged(Check check, Transaction target, RunLog log)
            throws SiteException, RecordException {
        List<Comparison> changed = Unchanged.compare(check, target, log).stream().filter(table -> !table
                .same()).toList();
        List<List<String>> rows = changed.stream().map(table -> List.of(table.table(), Long.toString(table
                .before()), Long.toString(table.now()))).toList();
        return WantedChecks.finding(check, changed.size()).with(new Evidence(List.of("evidence.table",
                "evidence.rows-before", "evidence.rows-now"), rows, changed.size()));
    }
}
