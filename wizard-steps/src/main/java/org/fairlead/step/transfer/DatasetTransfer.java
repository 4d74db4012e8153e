package org.fairlead.step.transfer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Parents;
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

    private static final long MIRROR_MILLIS = 2000;
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
        Checkpoint start = resumed.orElse(START);
        if (start.done()) {
            return start;
        }
        List<Cell> after = start.lastKey().isEmpty() ? List.of() : KeyText.read(start.lastKey());
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(scope, move, source, after);
                ExecutorService ahead = Executors.newSingleThreadExecutor();
                ExecutorService behind = Executors.newSingleThreadExecutor()) {
            var chunks = new ChunkSource(input, move, reader, scope.parents(), start.number());
            return pump(move, start, alreadyWaiting, new Pump(chunks, ahead, behind));
        }
    }

    /**
     * The three hands that work at once: one reads ahead, this thread copies, one settles behind.
     */
    private record Pump(ChunkSource chunks, ExecutorService ahead, ExecutorService behind) {}

    private Checkpoint pump(Move move, Checkpoint start, long alreadyWaiting, Pump pump)
            throws SiteException, RecordException, StepException {
        var writer = new ChunkWriter(input, move, scope.parents(), checkpoints, context);
        var tally = new Tally(move.table(), start.rows(), alreadyWaiting);
        Future<Chunk> coming = pump.ahead().submit((Callable<Chunk>) pump.chunks()::next);
        var settling = new Settling(writer, tally, pump.behind(), start);
        boolean last = false;
        while (!last) {
            Chunk chunk = await(coming);
            last = chunk.last() || context.stop().shouldStop();
            if (!last) {
                coming = pump.ahead().submit((Callable<Chunk>) pump.chunks()::next);
            }
            settling.take(chunk);
            if (scope.parents().tooMany()) {
                settling.reached();
                throw new StepException(
                        Problem.blocker("transfer.problem.too-many-misfits", move.table(), Parents.LIMIT),
                        null);
            }
        }
        Checkpoint reached = settling.reached();
        if (reached.done()) {
            meter.finished(move.table(), tally.waiting);
        }
        return reached;
    }

    /**
     * Copies a chunk while the one before it is being settled. As soon as a row is refused, one transaction
     * at a time: the two could wait for one another's keys, which no server would notice.
     */
    private static final class Settling {
        private final ChunkWriter writer;
        private final Tally tally;
        private final ExecutorService behind;
        private Checkpoint reached;
        private Optional<Chunk> open = Optional.empty();
        private Future<Optional<Checkpoint>> settled = CompletableFuture.completedFuture(Optional.empty());

        Settling(ChunkWriter writer, Tally tally, ExecutorService behind, Checkpoint start) {
            this.writer = writer;
            this.tally = tally;
            this.behind = behind;
            this.reached = start;
        }

        void take(Chunk chunk) throws SiteException, RecordException, StepException {
            Optional<Transaction> copied = writer.copy(chunk);
            boolean handedOn = false;
            try {
                boolean alone = open.isPresent() && await(settled).isEmpty();
                if (alone) {
                    copied.ifPresent(Transaction::close);
                    copied = Optional.empty();
                }
                Checkpoint before = reached();
                if (alone) {
                    copied = writer.copy(chunk);
                }
                if (copied.isEmpty()) {
                    reached = tally.add(chunk, before, writer.writeWhatIsTaken(chunk, before));
                } else {
                    Transaction transaction = copied.get();
                    settled = behind.submit(() -> writer.settle(transaction, chunk, before));
                    open = Optional.of(chunk);
                }
                handedOn = true;
            } finally {
                if (!handedOn) {
                    copied.ifPresent(Transaction::close);
                }
            }
        }

        /** Waits for the chunk that is being settled, and writes what is taken of it when it was refused. */
        Checkpoint reached() throws SiteException, RecordException, StepException {
            if (open.isPresent()) {
                Chunk chunk = open.get();
                Optional<Checkpoint> after = await(settled);
                open = Optional.empty();
                reached = tally.add(chunk, reached, after.isPresent()
                        ? after.get()
                        : writer.writeWhatIsTaken(chunk, reached));
            }
            return reached;
        }
    }

    /** Counts what was settled, for people. */
    private final class Tally {
        private final String table;
        private long seen;
        private long waiting;
        private long mirrored;

        Tally(String table, long written, long waiting) {
            this.table = table;
            this.seen = written + waiting;
            this.waiting = waiting;
        }

        Checkpoint add(Chunk chunk, Checkpoint before, Checkpoint after) throws RecordException {
            long taken = after.rows() - before.rows();
            waiting += chunk.quarantined().size() + (chunk.rows().size() - taken);
            seen += chunk.rows().size() + chunk.quarantined().size();
            long now = context.clock().millis();
            if (after.done() || now - mirrored > MIRROR_MILLIS) {
                mirrored = now;
                context.log().remember("checkpoint", TargetCheckpoints.transferOf(table),
                        after.number() + " " + after.rows());
            }
            if (chunk.changedByRule() > 0) {
                long changed = Long.parseLong(context.log().recall(CHANGED, table).orElse("0"));
                context.log().remember(CHANGED, table, Long.toString(changed + chunk.changedByRule()));
            }
            meter.at(table, State.RUNNING, seen, waiting);
            return after;
        }
    }

    private static <T> T await(Future<T> coming) throws SiteException, RecordException, StepException {
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
