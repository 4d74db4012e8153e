package org.fairlead.step.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.convert.CanonicalJson;
import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.KeyText;
import org.fairlead.convert.Misfit;
import org.fairlead.convert.ReadableCell;
import org.fairlead.convert.RowConverter;
import org.fairlead.convert.Verdict;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.move.Move;
import org.fairlead.move.MoveReader;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.MoveScope;
import org.fairlead.move.Moves;
import org.fairlead.move.NumberRanges;
import org.fairlead.move.References;
import org.fairlead.move.ReleasedRows;
import org.fairlead.plan.MisfitKind;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.UndoJournal;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Shows rows that wait and tries them again, with values corrected by a person. What arrives is journalled
 * like any other
 * row, so rollback takes it back too; what was written is remembered as hashes, so verification can tell it
 * from a mistake.
 */
public final class QuarantineRetry {
    private final TransferInput input;
    private final RunLog log;
    private final Moves moves;
    private final References references;

    public QuarantineRetry(TransferInput input, RunLog log) throws SiteException, RecordException {
        UnfinishedRetries.settle(input.target(), log);
        this.input = input;
        this.log = log;
        this.moves = NumberRanges.reserved(new MoveResolver(input.playbook(), input.source(), input.target())
                .resolve(), log);
        try (Transaction source = input.source().begin(Access.READ);
                Transaction target = input.target().begin(Access.READ)) {
            this.references = References.load(input.playbook(), moves, input.plan().data(), source, target);
        }
    }

    /** The row as the source holds it. */
    public WaitingRow show(String table, String key) throws SiteException {
        Move move = move(table);
        Row raw = raw(move, key);
        var verdict = new Verdict();
        convert(move, raw, verdict, Set.of());
        var values = new ArrayList<WaitingRow.Value>();
        for (int i = 0; i < raw.size(); i++) {
            Column column = move.targetColumns().get(i);
            values.add(new WaitingRow.Value(column.name(), ReadableCell.whole(raw.get(i)), column.type()));
        }
        return new WaitingRow(table, key, values, verdict.misfits());
    }

    /**
     * Tries a row again.
     *
     * @param edits
     * column to corrected value as text; an empty text means no value where the column is no text
     */
    public RetryReport retry(String table, String key, Map<String, String> edits)
            throws SiteException, RecordException {
        Move move = move(table);
        Row raw = raw(move, key);
        for (Map.Entry<String, String> edit : edits.entrySet()) {
            int place = move.columns().indexOf(edit.getKey());
            if (place < 0) {
                throw new SiteException(Problem.blocker("transfer.problem.no-column", table, edit.getKey()));
            }
            raw = raw.with(place, typed(move.targetColumns().get(place), edit.getValue()));
        }
        var verdict = new Verdict();
        Row row = convert(move, raw, verdict, edits.keySet());
        if (!verdict.misfits().isEmpty()) {
            return new RetryReport(table, key, List.copyOf(verdict.misfits()));
        }
        return write(move, key, row);
    }

    private RetryReport write(Move move, String key, Row row) throws SiteException, RecordException {
        var checkpoints = new TargetCheckpoints(log.summary().id());
        String scope = UnfinishedRetries.checkpointOf(move.table());
        long number = Optional.ofNullable(checkpoints.load(input.target()).get(scope)).map(Checkpoint::number)
                .orElse(0L)
                + 1;
        var canonical = new CanonicalRow().write(row);
        try (UndoJournal.Chunk journal = input.journal().begin(input.sealer(), scope, number, move.table(),
                move.key().isEmpty() ? move.columns() : move.key(), move.columns())) {
            journal.inserted(row.part(move.keyPlaces()), canonical.buffer(), canonical.length());
            journal.seal();
        }
        try (Transaction transaction = input.target().begin(Access.WRITE)) {
            try (Transaction.BulkWrite write = transaction.append(move.target(), move.columns())) {
                write.add(row);
                write.finish();
            }
            transaction.checkConstraints();
            checkpoints.put(transaction, scope, new Checkpoint(number, "", number, true));
            ReleasedRows.remember(log, move, key, row);
            UnfinishedRetries.begin(log, move.table(), key, number);
            transaction.commit();
        } catch (SiteException e) {
            if (!e.isRefusal()) {
                throw e;
            }
            return new RetryReport(move.table(), key, List.of(new Misfit("", MisfitKind.REFUSED,
                    String.join(" ", e.problem().args().stream().map(String::valueOf).toList()))));
        }
        UnfinishedRetries.arrived(log, move.table(), key);
        return new RetryReport(move.table(), key, List.of());
    }

    private Row convert(Move move, Row raw, Verdict verdict, Set<String> entered) {
        RowConverter converter = move.converter(input.plan(), references, new CanonicalJson(), entered);
        return converter.finish(converter.convert(raw, verdict));
    }

    private Move move(String table) throws SiteException {
        return moves.of(table).filter(move -> !move.key().isEmpty())
                .orElseThrow(() -> new SiteException(Problem.blocker("transfer.problem.no-such-row", table,
                        "")));
    }

    /** The row of a key, read in key order from just before it. */
    private Row raw(Move move, String key) throws SiteException {
        List<Cell> wanted = KeyText.read(key);
        try (Transaction source = input.source().begin(Access.READ);
                MoveReader reader = new MoveReader(
                        MoveScope.ofOne(input.plan(), references, moves),
                        move, source, before(wanted))) {
            while (reader.next()) {
                if (reader.key().equals(wanted)) {
                    return reader.raw();
                }
            }
        }
        throw new SiteException(Problem.blocker("transfer.problem.no-such-row", move.table(), key));
    }

    private static List<Cell> before(List<Cell> key) {
        return key.size() == 1 && key.getFirst() instanceof Cell.Int(long number) && number > Long.MIN_VALUE
                ? List.of(new Cell.Int(number - 1))
                : List.of();
    }

    private static Cell typed(Column column, String text) {
        if (text.isEmpty() && column.kind() != ColumnKind.TEXT) {
            return Cell.NULL;
        }
        if (column.kind() == ColumnKind.BOOLEAN) {
            return switch (text) {
                case "true", "1" -> Cell.TRUE;
                case "false", "0" -> Cell.FALSE;
                default -> new Cell.Text(text);
            };
        }
        return new Cell.Text(text);
    }
}
