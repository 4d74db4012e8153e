package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.move.Move;
import org.fairlead.record.RecordException;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Takes away the rows of a table that give way to those that come. What they held is in the journal before
 * the
 * first of them goes; all of them go in one transaction, with a checkpoint by which a run that died knows.
 */
final class GivingWay {
    private static final int BATCH = 500;

    private final TransferInput input;
    private final TargetCheckpoints checkpoints;

    GivingWay(TransferInput input, TargetCheckpoints checkpoints) {
        this.input = input;
        this.checkpoints = checkpoints;
    }

    /** Does it, unless that was done, or the rows that come have begun to. */
    void run(Move move, List<Long> numbers, Map<String, Checkpoint> known) throws SiteException,
            RecordException {
        boolean done = Optional.ofNullable(known.get(TargetCheckpoints.replacing(move.table()))).filter(
                Checkpoint::done)
                .isPresent();
        if (done || numbers.isEmpty() || known.containsKey(TargetCheckpoints.transferOf(move.table()))) {
            return;
        }
        TableShape shape = input.target().shape(move.table()).orElseThrow();
        List<String> columns = shape.columns().stream().filter(column -> !column.generated()).map(
                Column::name)
                .toList();
        try (Transaction transaction = input.target().begin(Access.WRITE)) {
            long gone = 0;
            try (UndoJournal.Chunk journal = input.journal().begin(input.sealer(), TargetCheckpoints
                    .replacing(move.table()), 1,
                    move
                            .table(), move.key(), columns)) {
                for (List<Long> batch : batches(numbers)) {
                    gone += keep(transaction, move, columns, batch, journal);
                }
                journal.seal();
            }
            for (List<Long> batch : batches(numbers)) {
                var parameters = new HashMap<String, Cell>();
                transaction.update("DELETE FROM " + Quoting.quote(move.table()) + " WHERE " + in(move, batch,
                        parameters), parameters);
            }
            checkpoints.put(transaction, TargetCheckpoints.replacing(move.table()), new Checkpoint(1, "",
                    gone, true));
            transaction.commit();
        }
    }

    private static List<List<Long>> batches(List<Long> numbers) {
        var batches = new ArrayList<List<Long>>();
        for (int from = 0; from < numbers.size(); from += BATCH) {
            batches.add(numbers.subList(from, Math.min(numbers.size(), from + BATCH)));
        }
        return batches;
    }

    /** Writes rows down as they are, held until they go. */
    private static long keep(Transaction transaction, Move move, List<String> columns, List<Long> batch,
            UndoJournal.Chunk journal) throws SiteException, RecordException {
        var parameters = new HashMap<String, Cell>();
        int number = columns.indexOf(move.dataset().beside().number());
        long kept = 0;
        try (Rows rows = transaction.query("SELECT " + Quoting.quote(columns) + " FROM " + Quoting.quote(move
                .table()) + " WHERE " + in(move, batch, parameters) + " FOR UPDATE", parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                journal.deleted(new Row(row.get(number)), row);
                kept++;
            }
        }
        return kept;
    }

    private static String in(Move move, List<Long> numbers, Map<String, Cell> parameters) {
        var names = new ArrayList<String>();
        for (long number : numbers) {
            String name = "n" + parameters.size();
            parameters.put(name, new Cell.Int(number));
            names.add(":" + name);
        }
        return Quoting.quote(move.dataset().beside().number()) + " IN (" + String.join(", ", names) + ")";
    }
}
