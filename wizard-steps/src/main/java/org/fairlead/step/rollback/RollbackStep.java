package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.action.CircleUndo;
import org.fairlead.action.FileCopies;
import org.fairlead.action.RowUndo;
import org.fairlead.action.SettingsAction;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.model.Row;
import org.fairlead.playbook.Action;
import org.fairlead.record.JournalChunk;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.secret.KeyedHash;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackReport.Kept;

/**
 * Gives the target back what this run changed, from whatever point it had reached. The rows go back in one
 * transaction, last
 * written first; then settings and files. What others changed since is asked about before anything is
 * written; what their
 * rows need stays. Sequences never go back. It can be interrupted and begun again at any moment.
 */
public final class RollbackStep implements Step<RollbackInput, RollbackReport> {
    private static final int MOST_QUESTIONS = 1000;
    private static final String ALL = "*";

    @Override
    public String id() {
        return "rollback";
    }

    /** Whether the rows of a run were taken back already, so that it cannot go on. */
    public static boolean hasUndone(RunLog log) throws RecordException {
        return CommittedChunks.areUndone(log);
    }

    @Override
    public StepOutcome<RollbackReport> run(RollbackInput input, StepContext context) throws StepException {
        try {
            return rollback(input, context);
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
        Database target = input.target().database();
        List<JournalChunk> written = input.wayBack().journal().chunks(input.opener());
        var committed = new CommittedChunks(target, context.log());
        Map<String, Long> sizes = new LinkedHashMap<>();
        written.forEach(chunk -> sizes.merge(chunk.scope(), 1L, Long::sum));
        sizes.put("files", 1L);
        var meter = new ProgressMeter(context.progress(), context.clock(), sizes);
        Ledger ledger;
        long undone = 0;
        try (Transaction transaction = target.begin(Access.WRITE)) {
            var circles = new CircleUndo(target, transaction);
            ledger = new Ledger(input.decisions(), circles);
            transaction.checkConstraints(); // from here on those that can wait are checked at the end
            Map<String, Long> done = new LinkedHashMap<>();
            for (JournalChunk chunk : committed.of(written, transaction)) {
                if (context.stop().shouldStop()) {
                    return new StepOutcome.Stopped<>(chunk.scope());
                }
                meter.activity("rollback.activity.table", chunk.table());
                undone += undo(input, chunk, transaction, ledger);
                meter.at(chunk.scope(), State.RUNNING, done.merge(chunk.scope(), 1L, Long::sum), 0);
            }
            undone += circles.finish(ledger::neededByOthers);
            if (!ledger.open.isEmpty()) {
                return new StepOutcome.NeedsDecisions<>(ledger.open);
            }
            transaction.checkConstraints();
            committed.undone(transaction);
            transaction.commit();
        }
        committed.settle(target);
        meter.activity("rollback.activity.files");
        undoFiles(input, context, ledger);
        meter.finished("files", 0);
        return new StepOutcome.Done<>(new RollbackReport(undone, ledger.kept,
                new BackupComparison(input, context.log().folder()).run(), context.clock().millis() - start));
    }

    private static long undo(RollbackInput input, JournalChunk chunk, Transaction transaction, Ledger ledger)
            throws ProblemException, IOException {
        if (!input.target().database().tables().contains(chunk.table())) {
            throw new SiteException(Problem.blocker("rollback.problem.table-gone", chunk.table(),
                    input.target().database().facts().place()));
        }
        var undo = new RowUndo(input.target().database(), chunk, transaction, ledger);
        var hashes = new ArrayList<KeyedHash>(1);
        input.wayBack().journal().read(chunk, input.opener(), (entry, hash) -> {
            if (hashes.isEmpty()) {
                hashes.add(hash);
            }
            undo.add(entry, hash);
        });
        return hashes.isEmpty() ? 0 : undo.finish(hashes.getFirst());
    }

    private static void undoFiles(RollbackInput input, StepContext context, Ledger ledger)
            throws ProblemException, IOException {
        for (Action action : input.playbook().actions().reversed()) {
            if (action instanceof Action.EnvLines lines && input.target().settings().isPresent()) {
                var settings = input.target().settings().get();
                if (new SettingsAction(settings, input.wayBack(), context.log()).undo(lines,
                        input.opener()) == SettingsAction.Undone.LINES_ONLY) {
                    ledger.kept.add(new Kept(settings.place(), lines.id(), "lines-only"));
                }
            } else if (action instanceof Action.CopyFiles copy && input.source().files().isPresent()
                    && input.target().files().isPresent()) {
                var files = new FileCopies(input.source().files().get(), input.target().files().get(),
                        input.wayBack());
                for (String path : files.undo(copy, input.opener())) {
                    ledger.kept.add(new Kept(input.target().files().get().place(), path, "changed-since"));
                }
            }
        }
    }

    /** Notes what stays and what must be asked. */
    private static final class Ledger implements RowUndo.Listener {
        private final Map<String, String> decisions;
        private final List<OpenDecision> open = new ArrayList<>();
        private final List<Kept> kept = new ArrayList<>();

        private final CircleUndo circles;

        Ledger(Map<String, String> decisions, CircleUndo circles) {
            this.decisions = decisions;
            this.circles = circles;
        }

        @Override
        public boolean changedSince(String table, String key) {
            String id = table + key;
            String answer = decisions.getOrDefault(id, decisions.getOrDefault(ALL, ""));
            if (answer.equals("undo")) {
                return true;
            }
            if (answer.equals("keep")) {
                kept.add(new Kept(table, key, "changed-since"));
            } else if (open.size() < MOST_QUESTIONS) {
                open.add(new OpenDecision(id, Problem.warning("rollback.question.changed-since", table, key),
                        List.of("keep", "undo")));
            }
            return false;
        }

        @Override
        public void referredTo(RowUndo.TableKey table, Row key) {
            circles.add(table, key);
        }

        void neededByOthers(String table, Row key) {
            kept.add(new Kept(table, KeyText.write(key.cells()), "needed-by-others"));
        }
    }
}
