package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.Parents;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.StepContext;

/**
 * Writes the chunks of one dataset, each in a transaction with its checkpoint. Rows that the target refuses
 * are found by
 * halving and put into quarantine; the others of the chunk arrive.
 */
final class ChunkWriter {
    private static final String SAVEPOINT = "fairlead_half";

    private final TransferInput input;
    private final Move move;
    private final Parents parents;
    private final TargetCheckpoints checkpoints;
    private final StepContext context;

    ChunkWriter(TransferInput input, Move move, Parents parents, TargetCheckpoints checkpoints,
            StepContext context) {
        this.input = input;
        this.move = move;
        this.parents = parents;
        this.checkpoints = checkpoints;
        this.context = context;
    }

    /** Brings the rows of a chunk into a transaction of their own; empty when one of them is refused. */
    Optional<Transaction> copy(Chunk chunk) throws SiteException {
        Transaction transaction = input.target().begin(Database.Access.WRITE);
        boolean copied = false;
        try {
            append(transaction, chunk.rows());
            copied = true;
            return Optional.of(transaction);
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return Optional.empty();
        } finally {
            if (!copied) {
                transaction.close();
            }
        }
    }

    /**
     * Checks what was copied, sets the checkpoint and commits; answers how far the dataset is then, or empty
     * when a row turned out to be refused and nothing was committed.
     */
    Optional<Checkpoint> settle(Transaction copied, Chunk chunk, Checkpoint before)
            throws SiteException, RecordException {
        try (copied) {
            copied.checkConstraints();
            Checkpoint after = after(chunk, before, chunk.rows().size());
            checkpoints.put(copied, scope(), after);
            if (!chunk.quarantined().isEmpty()) {
                context.log().quarantine(chunk.quarantined());
            }
            if (chunk.last()) {
                copied.commit();
            } else {
                copied.commitSoon();
            }
            return Optional.of(after);
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /**
     * Writes a chunk that holds refused rows without them. No other transaction of this run may be open then:
     * it could hold a key that a row of this chunk waits for.
     */
    Checkpoint writeWhatIsTaken(Chunk chunk, Checkpoint before) throws SiteException,
            RecordException {
        try (Transaction transaction = input.target().begin(Database.Access.WRITE)) {
            var good = new ArrayList<Row>();
            var waiting = new ArrayList<>(chunk.quarantined());
            halve(transaction, chunk, 0, chunk.rows().size(), good, waiting);
            journal(chunk.number(), good);
            Checkpoint after = after(chunk, before, good.size());
            checkpoints.put(transaction, scope(), after);
            context.log().quarantine(waiting);
            transaction.commit();
            return after;
        }
    }

    private void halve(Transaction transaction, Chunk chunk, int from, int to, List<Row> good,
            List<QuarantinedRow> waiting) throws SiteException {
        if (from == to) {
            return;
        }
        transaction.savepoint(SAVEPOINT);
        List<Row> rows = chunk.rows().subList(from, to);
        try {
            append(transaction, rows);
            transaction.checkConstraints();
            good.addAll(rows);
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            transaction.rollbackTo(SAVEPOINT);
            if (to - from == 1) {
                waiting.add(refused(chunk.keys().get(from), e.problem()));
            } else {
                int middle = (from + to) >>> 1;
                halve(transaction, chunk, from, middle, good, waiting);
                halve(transaction, chunk, middle, to, good, waiting);
            }
        }
    }

    private QuarantinedRow refused(List<Cell> key, Problem problem) {
        parents.waits(move.table(), key);
        return RefusedRows.waiting(move, key, problem);
    }

    private void append(Transaction transaction, List<Row> rows) throws SiteException {
        if (rows.isEmpty()) {
            return;
        }
        try (Transaction.BulkWrite write = transaction.append(move.target(), move.columns())) {
            for (Row row : rows) {
                write.add(row);
            }
            write.finish();
        }
    }

    private void journal(long number, List<Row> rows) throws RecordException {
        var canonical = new CanonicalRow();
        int[] places = move.keyPlaces();
        try (UndoJournal.Chunk journal = ChunkSource.open(input, move, number)) {
            for (Row row : rows) {
                canonical.write(row);
                journal.inserted(row.part(places), canonical.buffer(), canonical.length());
            }
            journal.seal();
        }
    }

    private Checkpoint after(Chunk chunk, Checkpoint before, int written) {
        String key = chunk.keys().isEmpty() && chunk.quarantined().isEmpty() ? before.lastKey() : chunk
                .lastKey();
        return new Checkpoint(chunk.number(), key, before.rows() + written, chunk.last());
    }

    private String scope() {
        return TargetCheckpoints.transferOf(move.table());
    }
}
