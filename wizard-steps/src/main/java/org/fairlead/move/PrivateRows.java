package org.fairlead.move;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * What of a table is private: rows that a plan leaves out because of whose or from when they are, and rows
 * that
 * say what a person has agreed to. Writes nothing.
 */
public final class PrivateRows {
    private static final int MOST = 100;

    private final MoveScope scope;
    private final Move move;

    public PrivateRows(MoveScope scope, Move move) {
        this.scope = scope;
        this.move = move;
    }

    /** Whether the plan leaves rows of the table out because of a person or a day. */
    public boolean leavesOut() {
        return !scope.plan().data().leaveOut().isEmpty() || !scope.plan().data().since().isEmpty();
    }

    /** How many rows of the source those are. */
    public long leftOut(Transaction source) throws SiteException {
        var all = new RowFilter(move.dataset());
        var taken = new RowFilter(move.dataset(), scope.plan().data(), scope.references());
        long left = 0;
        try (Rows rows = source.read(TableRead.all(move.source().name(), move.sourceColumns(), move.key()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                if (all.takes(move.columns(), row) && !taken.takes(move.columns(), row)) {
                    left++;
                }
            }
        }
        return left;
    }

    /**
     * Rows of the target that say something else than those of the source that they are recognised by.
     *
     * @param same
     * how many say the same
     * @param others
     * what the first of the others are recognised by
     * @param differing
     * how many others there are
     */
    public record Agreed(long same, List<List<String>> others, long differing) {
        public Agreed {
            others = List.copyOf(others);
        }
    }

    /** Whether the table has rows that say what a person has agreed to. */
    public boolean tellsOfPeople() {
        return move.dataset().beside().unlessThere().size() + 1 < move.columns().size() && !move.dataset()
                .beside()
                .same().isEmpty() && !move.dataset().beside().unlessThere().isEmpty()
                && !move.key().isEmpty();
    }

    /** Holds those that were there before against the source. */
    public Agreed agreed(Transaction source, Transaction target) throws SiteException {
        var canonical = new CanonicalRow();
        List<String> known = move.dataset().beside().unlessThere();
        List<String> rest = move.columns().stream().filter(column -> !known.contains(column) && !column
                .equals(
                        move.dataset().beside().number())).toList();
        var others = new ArrayList<List<String>>();
        long same = 0;
        long differing = 0;
        try (MoveReader reader = new MoveReader(scope.withoutThere(), move, source, List.of())) {
            while (reader.next()) {
                Row row = reader.converted();
                Optional<MetRow> met = reader.verdict().misfits().isEmpty() && isOfThose(row) ? MetRow.find(
                        move,
                        row, rest, target, false) : Optional.empty();
                if (met.isEmpty()) {
                    continue;
                }
                Row here = new Row(met.get().values().toArray(Cell[]::new));
                Row there = new Row(rest.stream().map(column -> cell(row, column)).toArray(Cell[]::new));
                if (RowHash.of(here, canonical).equals(RowHash.of(there, canonical))) {
                    same++;
                } else if (++differing <= MOST) {
                    others.add(known.stream().map(column -> ReadableCell.text(cell(row, column))).toList());
                }
            }
        }
        return new Agreed(same, others, differing);
    }

    private boolean isOfThose(Row row) {
        for (Map.Entry<String, List<String>> wanted : move.dataset().beside().same().entrySet()) {
            boolean good = move.columns().contains(wanted.getKey()) && cell(row, wanted
                    .getKey()) instanceof Cell.Text(String value) && wanted.getValue().contains(value);
            if (!good) {
                return false;
            }
        }
        return true;
    }

    private Cell cell(Row row, String column) {
        return row.get(move.columns().indexOf(column));
    }
}
