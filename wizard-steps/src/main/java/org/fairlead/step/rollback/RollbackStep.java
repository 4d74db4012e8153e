package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.action.CircleUndo;
import org.fairlead.action.KeyUndo;
import org.fairlead.config.TableHealth;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackReport.TableState;
import org.fairlead.step.upgrade.UpgradeStep;

/**
 * Gives the target back what this run changed, from whatever point it had reached. The rows go back in one
 * transaction, last
 * written first; then settings and files. What others changed since is asked about before anything is
 * written; what their
 * rows need stays. Sequences never go back. It can be interrupted and begun again at any moment.
 */
public final class RollbackStep implements Step<RollbackInput, RollbackReport> {
    private static final String COMMANDS = "commands";

    @Override
    public String id() {
        return "rollback";
    }

    /** Whether the rows of a run were taken back already, so that it cannot go on. */
    public static boolean hasUndone(RunLog log) throws RecordException {
        return CommittedChunks.areUndone(log);
    }

    private interface Work<R> {
        StepOutcome<R> run(RollbackInput input, StepContext context) throws ProblemException, IOException;
    }

    @Override
    public StepOutcome<RollbackReport> run(RollbackInput input, StepContext context) throws StepException {
        return carefully(RollbackStep::rollback, input, context);
    }

    /**
     * Says what {@link #run} would do now. It does the same work on the rows in a transaction that is
     * abandoned, so that the
     * two cannot disagree: nothing is left behind, but rows it has looked at are held until it ends.
     */
    public StepOutcome<RollbackPreview> preview(RollbackInput input, StepContext context)
            throws StepException {
        return carefully(RollbackStep::look, input, context);
    }

    private static <R> StepOutcome<R> carefully(Work<R> work, RollbackInput input, StepContext context)
            throws StepException {
        try {
            return work.run(input, context);
        } catch (StepException e) {
            throw e;
        } catch (ProblemException e) {
            throw StepException.from(e);
        } catch (IOException e) {
            throw new StepException(Problem.blocker("rollback.problem.cannot-read",
                    context.log().folder().toString(), String.valueOf(e.getMessage())), e);
        }
    }

    private static StepOutcome<RollbackReport> rollback(RollbackInput input, StepContext context)
            throws ProblemException, IOException {
        long start = context.clock().millis();
        var commands = new CommandsBack(input, context);
        if (commands.hasLater()) {
            // nothing runs before every question has its answer
            StepOutcome<RollbackPreview> seen = look(input, context);
            if (seen instanceof StepOutcome.Stopped<RollbackPreview>(String at)) {
                return new StepOutcome.Stopped<>(at);
            }
            if (seen instanceof StepOutcome.Done<RollbackPreview>(RollbackPreview preview) && !preview.open()
                    .isEmpty()) {
                return new StepOutcome.NeedsDecisions<>(preview.open());
            }
            if (!commands.run(false, new KeptBack(input, context))) {
                return new StepOutcome.Stopped<>(COMMANDS);
            }
        }
        return rowsAndFiles(input, context, commands, start);
    }

    private static StepOutcome<RollbackReport> rowsAndFiles(RollbackInput input, StepContext context,
            CommandsBack commands, long start) throws ProblemException, IOException {
        Database target = input.target().database();
        var committed = new CommittedChunks(target, context.log());
        var rows = new RowsBack(input, committed, "rollback.activity.table");
        var meter = ProgressMeter.ofUnits(context.progress(), context.clock(), rows.sizes());
        Ledger ledger;
        try (Transaction transaction = target.begin(Access.WRITE)) {
            var circles = new CircleUndo(target, transaction);
            ledger = new Ledger(input.decisions(), circles);
            String stoppedAt = rows.run(transaction, ledger, circles, meter, context.stop());
            if (!stoppedAt.isEmpty()) {
                return new StepOutcome.Stopped<>(stoppedAt);
            }
            ledger.newer(new NewerRows(input, context.log().folder(), transaction).find(committed.scopes(
                    transaction), true));
            schema(input, context, committed, transaction, ledger);
            commands.look(ledger);
            new FoldersBack(input, context).look(ledger);
            new KeysBack(input, ledger).ask();
            if (!ledger.open().isEmpty()) {
                return new StepOutcome.NeedsDecisions<>(ledger.open());
            }
            transaction.checkConstraints();
            committed.undone(transaction);
            transaction.commit();
        }
        committed.settle(target);
        meter.activity("rollback.activity.files");
        var keys = new KeysBack(input, ledger);
        keys.run(KeyUndo.Manner.DO);
        new FilesBack(input, context, ledger).run(FilesBack.Manner.DO);
        meter.finished(RowsBack.FILES, 0);
        var kept = new KeptBack(input, context);
        if (!commands.run(true, kept)) {
            return new StepOutcome.Stopped<>(COMMANDS);
        }
        kept.putBack();
        kept.tell(ledger);
        new FoldersBack(input, context).run();
        var states = new ArrayList<>(new BackupComparison(input, context.log().folder()).run());
        var health = new TableHealth(input.playbook(), target);
        List<String> there = target.tables();
        List<String> putBack = Stream.concat(states.stream().map(TableState::table), health.ofSettings()
                .stream()).distinct().filter(there::contains).toList();
        states.addAll(keys.compare(context.log()));
        return new StepOutcome.Done<>(new RollbackReport(ledger.preview().total(), ledger.kept(), states,
                health.look(putBack), ledger.newer(), List.of(),
                context.clock().millis() - start));
    }

    private static void schema(RollbackInput input, StepContext context, CommittedChunks committed,
            Transaction transaction, Ledger ledger) throws ProblemException {
        var back = new SchemaBack(input, transaction, ledger);
        if (committed.cannotTell()) {
            back.sayUnknown(context.log().recallAll(UpgradeStep.RESULTS));
        } else {
            back.run(committed.scopes(transaction));
        }
    }

    private static StepOutcome<RollbackPreview> look(RollbackInput input, StepContext context)
            throws ProblemException, IOException {
        Database target = input.target().database();
        var committed = new CommittedChunks(target, context.log());
        var rows = new RowsBack(input, committed, "rollback.activity.look");
        rows.requireAbandonable();
        var meter = ProgressMeter.ofUnits(context.progress(), context.clock(), rows.sizes());
        Ledger ledger;
        try (Transaction abandoned = target.begin(Access.WRITE)) {
            var circles = new CircleUndo(target, abandoned);
            ledger = new Ledger(input.decisions(), circles);
            String stoppedAt = rows.run(abandoned, ledger, circles, meter, context.stop());
            if (!stoppedAt.isEmpty()) {
                return new StepOutcome.Stopped<>(stoppedAt);
            }
            ledger.newer(new NewerRows(input, context.log().folder(), abandoned).find(committed.scopes(
                    abandoned), false));
            schema(input, context, committed, abandoned, ledger);
            new CommandsBack(input, context).look(ledger);
            new FoldersBack(input, context).look(ledger);
            if (ledger.open().isEmpty()) {
                abandoned.checkConstraints();
            }
        }
        meter.activity("rollback.activity.look-files");
        new KeysBack(input, ledger).run(KeyUndo.Manner.LOOK);
        new FilesBack(input, context, ledger).run(FilesBack.Manner.LOOK);
        new KeptBack(input, context).tell(ledger);
        meter.finished(RowsBack.FILES, 0);
        return new StepOutcome.Done<>(ledger.preview());
    }
}
