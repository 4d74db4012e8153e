package org.fairlead.action;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.record.JournalChunk;
import org.fairlead.record.JournalEntry;
import org.fairlead.secret.KeyedHash;
import org.fairlead.site.Database;
import org.fairlead.site.Database.ForeignKeyUse;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Undoes the entries of one journal chunk, some hundred at a time. What is still as it was written is undone;
 * what others
 * changed since, or what their rows refer to, stays unless it was decided otherwise.
 */
public final class RowUndo {
    /** Entries handled with one statement. */
    public static final int BATCH = 500;

    private final JournalChunk chunk;
    private final Transaction transaction;
    private final List<ForeignKeyUse> referrers;
    private final Listener listener;
    private final Optional<Successors> successors;
    private final CanonicalRow canonical = new CanonicalRow();
    private final List<JournalEntry> batch = new ArrayList<>();
    private ActionTally undone = ActionTally.NONE;

    /** Told of what does not go back by itself. */
    public interface Listener {
        /** A row that others changed since; answers whether to undo it all the same. */
        boolean changedSince(String table, String key);

        /** A row that other rows refer to, which may be rows of this run that are still to go. */
        void referredTo(TableKey table, Row key);

        /** Whether a row that is there was given to {@link #referredTo}, so that it may go at the end. */
        boolean mayGo(TableKey table, Row key);

        /** A row that gave way and is not put in again, because one that took its place stays. */
        void replaced(String table, String key);
    }

    /**
     * @param successors
     * where the chunk speaks of rows that gave way to others, how those are found
     */
    public RowUndo(Database database, JournalChunk chunk, Transaction transaction, Listener listener,
            Optional<Successors> successors) throws SiteException {
        this.successors = successors;
        this.chunk = chunk;
        this.transaction = transaction;
        this.referrers = database.referrers(chunk.table());
        this.listener = listener;
    }

    /** Takes an entry; works when enough have come together. */
    public void add(JournalEntry entry, KeyedHash hash) throws SiteException {
        batch.add(entry);
        if (batch.size() >= BATCH) {
            work(hash);
        }
    }

    /** Does what is left; answers the rows put in again, given their earlier values, and removed. */
    public ActionTally finish(KeyedHash hash) throws SiteException {
        work(hash);
        return undone;
    }

    private void work(KeyedHash hash) throws SiteException {
        if (batch.isEmpty()) {
            return;
        }
        Map<Row, Row> now = read(batch.stream().map(JournalEntry::key).toList());
        var delete = new LinkedHashMap<Row, String>();
        var restored = new LinkedHashMap<Row, Row>();
        var again = new LinkedHashMap<Row, Row>();
        for (JournalEntry entry : batch) {
            Row current = now.get(entry.key());
            String key = KeyText.write(entry.key().cells());
            switch (entry) {
                case JournalEntry.Inserted(Row rowKey, byte[] written) -> {
                    if (current != null && (same(current, written, hash) || listener.changedSince(chunk
                            .table(), key))) {
                        delete.put(rowKey, key);
                    }
                }
                case JournalEntry.Changed(Row rowKey, Row before, byte[] written) -> {
                    if (current != null && !current.equals(before)
                            && (same(current, written, hash) || listener.changedSince(chunk.table(), key))) {
                        restored.put(rowKey, before);
                    }
                }
                case JournalEntry.Deleted(Row rowKey, Row before) -> {
                    if (current == null) {
                        again.put(rowKey, before);
                    } else if (!current.equals(before) && listener.changedSince(chunk.table(), key)) {
                        restored.put(rowKey, before);
                    }
                }
            }
        }
        batch.clear();
        insert(again);
        update(restored);
        delete(delete);
    }

    private boolean same(Row current, byte[] written, KeyedHash hash) {
        canonical.write(current);
        return Arrays.equals(hash.of(canonical.buffer(), canonical.length()), written);
    }

    private Map<Row, Row> read(List<Row> keys) throws SiteException {
        var parameters = new HashMap<String, Cell>();
        int width = chunk.key().size();
        String sql = "SELECT " + Quoting.quote(chunk.key()) + ", " + Quoting.quote(chunk.columns()) + " FROM "
                + Quoting.quote(chunk.table()) + " WHERE " + KeyList.in(chunk.key(), keys, parameters);
        var rows = new HashMap<Row, Row>();
        try (Rows found = transaction.query(sql, parameters)) {
            for (Row row = found.next(); row != null; row = found.next()) {
                List<Cell> cells = row.cells();
                rows.put(new Row(cells.subList(0, width).toArray(Cell[]::new)),
                        new Row(cells.subList(width, cells.size()).toArray(Cell[]::new)));
            }
        }
        return rows;
    }

    /** Rows that get their earlier values again, all with one statement. */
    private void update(Map<Row, Row> rows) throws SiteException {
        var sets = new ArrayList<String>();
        for (int i = 0; i < chunk.columns().size(); i++) {
            if (!chunk.key().contains(chunk.columns().get(i))) {
                sets.add(Quoting.quote(chunk.columns().get(i)) + " = :c" + i);
            }
        }
        if (rows.isEmpty() || sets.isEmpty()) {
            return;
        }
        var where = new ArrayList<String>();
        for (int i = 0; i < chunk.key().size(); i++) {
            where.add(Quoting.quote(chunk.key().get(i)) + " = :k" + i);
        }
        var values = new ArrayList<Map<String, Cell>>();
        rows.forEach((key, before) -> {
            var cells = new HashMap<String, Cell>();
            for (int i = 0; i < chunk.columns().size(); i++) {
                cells.put("c" + i, before.get(i));
            }
            for (int i = 0; i < chunk.key().size(); i++) {
                cells.put("k" + i, key.get(i));
            }
            values.add(cells);
        });
        long changed = transaction.updateEach("UPDATE " + Quoting.quote(chunk.table()) + " SET " + String
                .join(", ", sets) + " WHERE " + String.join(" AND ", where), values);
        undone = undone.plus(new ActionTally(0, changed, 0));
    }

    /** Puts rows in again, but none beside one that took its place and stays. */
    private void insert(Map<Row, Row> again) throws SiteException {
        Set<Row> staying = successors.isEmpty() || again.isEmpty() ? Set.of() : staying(successors.get(),
                again
                        .values());
        for (Map.Entry<Row, Row> row : again.entrySet()) {
            if (successors.filter(them -> staying.contains(them.known(chunk.columns(), row.getValue())))
                    .isPresent()) {
                listener.replaced(chunk.table(), KeyText.write(row.getKey().cells()));
            } else {
                insert(row.getValue());
            }
        }
    }

    private Set<Row> staying(Successors them, Collection<Row> again) throws SiteException {
        var table = new TableKey(chunk.table(), chunk.key());
        Set<Row> wanted = again.stream().map(row -> them.known(chunk.columns(), row)).collect(Collectors
                .toSet());
        return them.of(transaction, table, wanted, key -> listener.mayGo(table, key));
    }

    private void insert(Row before) throws SiteException {
        var parameters = new HashMap<String, Cell>();
        var names = new ArrayList<String>();
        for (int i = 0; i < chunk.columns().size(); i++) {
            parameters.put("c" + i, before.get(i));
            names.add(":c" + i);
        }
        long inserted = transaction.update("INSERT INTO " + Quoting.quote(chunk.table()) + " ("
                + Quoting.quote(chunk.columns()) + ") VALUES (" + String.join(", ", names) + ")", parameters);
        undone = undone.plus(new ActionTally(inserted, 0, 0));
    }

    private void delete(Map<Row, String> rows) throws SiteException {
        var table = new TableKey(chunk.table(), chunk.key());
        Set<Row> needed = rows.isEmpty() ? Set.of() : Referrers.held(transaction, referrers, table, rows
                .keySet());
        needed.forEach(row -> listener.referredTo(table, row));
        List<Row> going = rows.keySet().stream().filter(row -> !needed.contains(row)).toList();
        if (!going.isEmpty()) {
            var parameters = new HashMap<String, Cell>();
            String sql = "DELETE FROM " + Quoting.quote(chunk.table()) + " WHERE "
                    + KeyList.in(chunk.key(), going, parameters);
            undone = undone.plus(new ActionTally(0, 0, transaction.update(sql, parameters)));
        }
    }

    /** A table and the columns that its rows are named by. */
    public record TableKey(String table, List<String> columns) {
        public TableKey {
            columns = List.copyOf(columns);
        }
    }
}
