package org.fairlead.move;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.playbook.JoinedList;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Lists that rows of both sides keep in one value, where a plan joins them: what of the source meets which
 * row
 * of the target, and what becomes of it. Writes nothing itself. Takes a few rows at a time.
 */
public final class JoinedLists implements AutoCloseable {
    private static final int BATCH = 200;

    private final Move move;
    private final MoveReader reader;

    /** A row of the source that holds such a list, as the target would have it. */
    private record Coming(Row row, JoinedList how) {}

    /**
     * A row of the target and its list.
     *
     * @param before
     * the list as it is
     * @param after
     * what it becomes; the same where nothing is added
     * @param readable
     * whether both are lists; where one is none the row stays as it is
     */
    public record Joint(Row key, String column, Cell before, Cell after, boolean readable) {
        public boolean changes() {
            return !before.equals(after);
        }

        private Joint joinedWith(Cell coming, JoinedList how) {
            Optional<String> joined = after instanceof Cell.Text(String there)
                    && coming instanceof Cell.Text(String more) ? ListJoiner.join(there, more, how) : Optional
                            .empty();
            return new Joint(key, column, before, joined.<Cell>map(Cell.Text::new).orElse(after), readable
                    && joined.isPresent());
        }
    }

    public JoinedLists(MoveScope scope, Move move, Transaction source) throws SiteException {
        this.move = move;
        reader = new MoveReader(scope.withoutThere(), move, source, List.of());
    }

    /** Whether a plan joins lists of a table. */
    public static boolean applies(MoveScope scope, Move move) {
        return scope.plan().data().existing() == Existing.MERGE && !move.dataset().beside().joins().isEmpty()
                && !move.dataset().beside().unlessThere().isEmpty() && !move.key().isEmpty();
    }

    /**
     * The next few rows of the target that hold such a list and that a row of the source is recognised as.
     *
     * @param lock
     * whether they are about to be written
     * @return empty behind the last
     */
    public Optional<List<Joint>> next(Transaction target, boolean lock) throws SiteException {
        var coming = new ArrayList<Coming>();
        while (coming.size() < BATCH && reader.next()) {
            if (reader.verdict().misfits().isEmpty()) {
                Row row = reader.converted();
                how(row).ifPresent(how -> coming.add(new Coming(row, how)));
            }
        }
        if (coming.isEmpty()) {
            return Optional.empty();
        }
        Map<Row, Joint> joints = new LinkedHashMap<>();
        for (Coming one : coming) {
            Optional<Joint> met = meet(one, target, lock);
            if (met.isPresent()) {
                Joint known = joints.getOrDefault(met.get().key(), met.get());
                joints.put(known.key(), known.joinedWith(cell(one.row(), one.how().list()), one.how()));
            }
        }
        return Optional.of(List.copyOf(joints.values()));
    }

    private Optional<JoinedList> how(Row row) {
        return move.dataset().beside().joins().stream().filter(how -> move.columns().contains(how.list())
                && move
                        .columns().contains(how.column()) && cell(row, how.column()).equals(new Cell.Text(how
                                .value())))
                .findFirst();
    }

    private Cell cell(Row row, String column) {
        return row.get(move.columns().indexOf(column));
    }

    private Optional<Joint> meet(Coming coming, Transaction target, boolean lock) throws SiteException {
        String column = coming.how().list();
        return MetRow.find(move, coming.row(), List.of(column), target, lock).map(met -> new Joint(met.key(),
                column, met.values().getFirst(), met.values().getFirst(), true));
    }

    @Override
    public void close() {
        reader.close();
    }
}
