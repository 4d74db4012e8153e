package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.KeyText;
import org.fairlead.convert.Misfit;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.Parents;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.SiteException;

/** Reads, converts and journals one dataset, a chunk at a time. Used by one thread. */
final class ChunkSource {
    private static final int MOST_ROWS = 50_000;
    /** The first one is small, so that the other hands have something to do soon. */
    private static final long FIRST_BYTES = 2 << 20;
    private static final long LEAST_BYTES = 4 << 20;
    private static final long MOST_BYTES = 16 << 20;

    private final TransferInput input;
    private final Move move;
    private final MoveReader reader;
    private final Parents parents;
    private final CanonicalRow canonical;
    private final long most;
    private final long first;
    private long number;
    private boolean ended;

    ChunkSource(TransferInput input, Move move, MoveReader reader, Parents parents, long lastNumber) {
        this.input = input;
        this.move = move;
        this.reader = reader;
        this.parents = parents;
        this.canonical = new CanonicalRow(reader.json());
        this.number = lastNumber;
        this.first = lastNumber + 1;
        this.most = Math.clamp(Runtime.getRuntime().maxMemory() / 48, LEAST_BYTES, MOST_BYTES);
    }

    /** The next chunk; the one that says it is the last may be empty. */
    Chunk next() throws SiteException, RecordException {
        number++;
        var rows = new ArrayList<Row>();
        var keys = new ArrayList<List<Cell>>();
        var waiting = new ArrayList<QuarantinedRow>();
        long changed = 0;
        long bytes = 0;
        try (UndoJournal.Chunk journal = open(input, move, number)) {
            long enough = number == first ? FIRST_BYTES : most;
            while (rows.size() + waiting.size() < MOST_ROWS && bytes < enough) {
                if (!reader.next()) {
                    ended = true;
                    break;
                }
                if (reader.verdict().misfits().isEmpty()) {
                    rows.add(reader.converted());
                    keys.add(reader.key());
                    changed += reader.verdict().changes().isEmpty() ? 0 : 1;
                    canonical.write(reader.converted());
                    bytes += canonical.length();
                    journal.inserted(reader.targetKey(), canonical.buffer(), canonical.length());
                } else {
                    waiting.add(waiting(reader, move, parents));
                }
            }
            journal.seal();
        }
        return new Chunk(number, rows, keys, waiting, KeyText.write(keyOfLast()), changed, ended);
    }

    private List<Cell> keyOfLast() {
        return reader.raw().size() == 0 ? List.of() : reader.key();
    }

    static UndoJournal.Chunk open(TransferInput input, Move move, long number) throws RecordException {
        return input.journal().begin(input.sealer(), TargetCheckpoints.transferOf(move.table()), number, move
                .table(),
                move.key().isEmpty() ? move.columns() : move.key(), move.columns());
    }

    static QuarantinedRow waiting(MoveReader reader, Move move, Parents parents) {
        Misfit misfit = reader.verdict().misfits().getFirst();
        parents.waits(move.table(), reader.key());
        return new QuarantinedRow(move.table(), KeyText.write(reader.key()), misfit.column(), misfit.kind()
                .id(),
                misfit.detail(), "waiting");
    }
}
