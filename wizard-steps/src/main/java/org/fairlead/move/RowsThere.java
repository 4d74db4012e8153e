package org.fairlead.move;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * Rows that the target had before the run, by what they are recognised by: such rows of the source stay
 * behind. Keeps a hash of each. Immutable once loaded.
 */
public final class RowsThere {
    /** The most rows of one table that are remembered. */
    public static final int LIMIT = 400_000;
    public static final RowsThere NONE = new RowsThere(Map.of());

    private final Map<String, Set<RowHash>> byTable;

    private RowsThere(Map<String, Set<RowHash>> byTable) {
        this.byTable = byTable;
    }

    /**
     * Looks at every table whose rows join others.
     *
     * @throws SiteException
     * when a table has more than {@link #LIMIT} such rows
     */
    public static RowsThere load(Moves moves, Transaction target) throws SiteException {
        Map<String, Set<RowHash>> byTable = new HashMap<>();
        for (Move move : moves.all()) {
            if (!move.dataset().beside().unlessThere().isEmpty()) {
                byTable.put(move.table(), load(move, target));
            }
        }
        return new RowsThere(Map.copyOf(byTable));
    }

    private static Set<RowHash> load(Move move, Transaction target) throws SiteException {
        long after = move.range().map(NumberRange::after).orElse(Long.MAX_VALUE);
        var filter = new RowFilter(move.dataset());
        List<Column> columns = move.targetColumns();
        int[] places = places(move);
        int number = move.columns().indexOf(move.dataset().beside().number());
        var there = new HashSet<RowHash>();
        var canonical = new CanonicalRow();
        try (Rows rows = target.read(TableRead.all(move.table(), columns, move.key()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                boolean ours = row.get(number) instanceof Cell.Int(long given) && given > after;
                if (!ours && filter.takes(move.columns(), row)) {
                    there.add(RowHash.of(row.part(places), canonical));
                }
                if (there.size() > LIMIT) {
                    throw new SiteException(Problem.blocker("transfer.problem.too-many-there", move.table(),
                            LIMIT));
                }
            }
        }
        return there;
    }

    private static int[] places(Move move) {
        return move.dataset().beside().unlessThere().stream().mapToInt(move.columns()::indexOf).toArray();
    }

    /** Whether the target had a row that this one, converted, would be a second of. */
    boolean has(Move move, Row converted, CanonicalRow canonical) {
        Set<RowHash> there = byTable.get(move.table());
        return there != null && !there.isEmpty() && there.contains(RowHash.of(converted.part(places(move)),
                canonical));
    }

    /** The first half of a SHA-256 over a row's canonical form. */
    private record RowHash(long high, long low) {
        static RowHash of(Row row, CanonicalRow canonical) {
            canonical.write(row);
            try {
                var digest = MessageDigest.getInstance("SHA-256");
                digest.update(canonical.buffer(), 0, canonical.length());
                var bytes = ByteBuffer.wrap(digest.digest());
                return new RowHash(bytes.getLong(), bytes.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has SHA-256", e);
            }
        }
    }
}
