package org.fairlead.step.transfer;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;

/**
 * Moves one dataset from behind its checkpoint to its end, or until it is asked to stop. While a chunk is
 * being written, a
 * second thread reads, converts and journals the next.
 */
final class DatasetTransfer {
    /** Scope in the record that counts the rows which a rule made to fit. */
    static final String CHANGED = "changed-by-rule";

    private static final Checkpoint START = new Checkpoint(0, "", 0, false);

    private final TransferInput input;
    private final MoveScope scope;
    private final TargetCheckpoints checkpoints;
    private final StepContext context;
    private final ProgressMeter meter;

    DatasetTransfer(TransferInput input, MoveScope scope, TargetCheckpoints checkpoints, StepContext context,
            ProgressMeter meter) {
        this.input = input;
        this.scope = scope;
        this.checkpoints = checkpoints;
        this.context = context;
        this.meter = meter;
    }

    /** Answers the last checkpoint; it is not done when the step was stopped. */
    Checkpoint run(Move move, Optional<Checkpoint> resumed, long alreadyWaiting)
            throws SiteException, RecordException, StepException {
        Checkpoint checkpoint = resumed.orElse(START);
        long seen = checkpoint.rows() + alreadyWaiting;
        long waiting = alreadyWaiting;
        var writer = new ChunkWriter(input, move, scope.parents(), checkpoints, context);
        var after = checkpoint.lastKey().isEmpty()
                ? java.util.List.<org.fairlead.model.Cell>of()
                : KeyText.read(checkpoint.lastKey());
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, after);
                ExecutorService ahead = Executors.newSingleThreadExecutor()) {
            var chunks = new ChunkSource(input, move, reader, scope.parents(), checkpoint.number());
            Future<Chunk> coming = ahead.submit((Callable<Chunk>) chunks::next);
            while (!checkpoint.done()) {
                Chunk chunk = await(coming);
                if (!chunk.last() && !context.stop().isStopped()) {
                    coming = ahead.submit((Callable<Chunk>) chunks::next);
                }
                Checkpoint before = checkpoint;
                checkpoint = writer.write(chunk, before);
                long taken = checkpoint.rows() - before.rows();
                waiting += chunk.quarantined().size() + (chunk.rows().size() - taken);
                seen += chunk.rows().size() + chunk.quarantined().size();
                context.log().remember("checkpoint", TargetCheckpoints.transferOf(move.table()),
                        checkpoint.number() + " " + checkpoint.rows());
                if (chunk.changedByRule() > 0) {
                    long changed = Long.parseLong(context.log().recall(CHANGED, move.table()).orElse("0"));
                    context.log().remember(CHANGED, move.table(), Long.toString(changed + chunk
                            .changedByRule()));
                }
                meter.at(move.table(), State.RUNNING, seen, waiting);
                if (scope.parents().tooMany()) {
                    throw new StepException(Problem.blocker("transfer.problem.too-many-misfits", move.table(),
                            org.fairlead.move.Parents.LIMIT), null);
                }
                if (context.stop().shouldStop()) {
                    return checkpoint;
                }
            }
        }
        meter.finished(move.table(), waiting);
        return checkpoint;
    }

    private static Chunk await(Future<Chunk> coming) throws SiteException, RecordException, StepException {
        try {
            return coming.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SiteException site -> throw site;
                case RecordException record -> throw record;
                case ProblemException problem -> throw StepException.from(problem);
                case RuntimeException bug -> throw bug;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException("reading ahead", e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepException(Problem.blocker("step.problem.interrupted"), e);
        }
    }
}
