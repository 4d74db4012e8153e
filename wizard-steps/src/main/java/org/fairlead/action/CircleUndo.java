package org.fairlead.action;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.fairlead.action.RowUndo.TableKey;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database;
import org.fairlead.site.Database.ForeignKeyUse;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Rows of this run that others referred to when their turn to go came. Once everything else is gone it tells
 * those that only rows of this run refer to, in trees or circles, from those that must stay.
 */
public final class CircleUndo {
    private final Database database;
    private final Transaction transaction;
    private final Map<TableKey, Set<Row>> open = new LinkedHashMap<>();

    /** Told of rows that stay. */
    @FunctionalInterface
    public interface Listener {
        void neededByOthers(String table, Row key);
    }

    public CircleUndo(Database database, Transaction transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** Takes a row that is to go if it can. */
    public void add(TableKey table, Row key) {
        open.computeIfAbsent(table, t -> new LinkedHashSet<>()).add(key);
    }

    /** Whether a row was taken that is to go if it can. */
    public boolean holds(TableKey table, Row key) {
        return open.getOrDefault(table, Set.of()).contains(key);
    }

    /** Deletes what can go; answers how many rows did, by table. */
    public Map<String, Long> finish(Listener listener) throws SiteException {
        boolean news = true;
        while (news) {
            news = false;
            for (Map.Entry<TableKey, Set<Row>> table : open.entrySet()) {
                Set<Row> staying = needed(table.getKey(), table.getValue());
                staying.forEach(key -> listener.neededByOthers(table.getKey().table(), key));
                news |= table.getValue().removeAll(staying);
            }
        }
        return delete();
    }

    /** Rows that a row refers to which is not to go itself. */
    private Set<Row> needed(TableKey table, Set<Row> keys) throws SiteException {
        var needed = new HashSet<Row>();
        for (ForeignKeyUse use : database.referrers(table.table())) {
            Set<Row> going = open.getOrDefault(new TableKey(use.key().table(), use.primaryKey()), Set.of());
            for (List<Row> batch : batches(keys)) {
                for (Referrers.Found found : new Referrers(transaction, use, table).of(batch)) {
                    if (!going.contains(found.child())) {
                        needed.add(found.parent());
                    }
                }
            }
        }
        return needed;
    }

    /** Rows nobody refers to first, so that it works where constraints are checked at once; then circles. */
    private Map<String, Long> delete() throws SiteException {
        Map<String, Long> deleted = new LinkedHashMap<>();
        deleteFree(deleted);
        for (Map.Entry<TableKey, Set<Row>> table : open.entrySet()) {
            loosen(table.getKey(), table.getValue());
        }
        deleteFree(deleted);
        for (Map.Entry<TableKey, Set<Row>> table : open.entrySet()) {
            for (List<Row> batch : batches(table.getValue())) {
                deleted.merge(table.getKey().table(), delete(table.getKey(), new HashSet<>(batch)),
                        Long::sum);
            }
        }
        return deleted;
    }

    /** Empties the references within a circle that are checked at once, so that its rows can go. */
    private void loosen(TableKey table, Set<Row> keys) throws SiteException {
        TableShape shape = database.shape(table.table()).orElseThrow();
        Set<String> tables = open.entrySet().stream().filter(other -> !other.getValue().isEmpty())
                .map(other -> other.getKey().table()).collect(Collectors.toSet());
        String columns = shape.foreignKeys().stream()
                .filter(key -> !key.deferrable() && tables.contains(key.references()))
                .flatMap(key -> key.columns().stream()).distinct()
                .filter(name -> !table.columns().contains(name)
                        && shape.column(name).map(Column::nullable).orElse(false))
                .map(name -> Quoting.quote(name) + " = NULL").collect(Collectors.joining(", "));
        if (columns.isEmpty()) {
            return;
        }
        for (List<Row> batch : batches(keys)) {
            var parameters = new HashMap<String, Cell>();
            transaction.update("UPDATE " + Quoting.quote(table.table()) + " SET " + columns + " WHERE "
                    + KeyList.in(table.columns(), batch, parameters), parameters);
        }
    }

    private void deleteFree(Map<String, Long> deleted) throws SiteException {
        boolean progress = true;
        while (progress) {
            progress = false;
            for (Map.Entry<TableKey, Set<Row>> table : open.entrySet()) {
                for (List<Row> batch : batches(table.getValue())) {
                    var free = new HashSet<>(batch);
                    free.removeAll(Referrers.held(transaction, database.referrers(table.getKey().table()),
                            table.getKey(), Set.copyOf(batch)));
                    deleted.merge(table.getKey().table(), delete(table.getKey(), free), Long::sum);
                    progress |= table.getValue().removeAll(free);
                }
            }
        }
    }

    private long delete(TableKey table, Set<Row> keys) throws SiteException {
        if (keys.isEmpty()) {
            return 0;
        }
        var parameters = new HashMap<String, Cell>();
        return transaction.update("DELETE FROM " + Quoting.quote(table.table()) + " WHERE " + KeyList.in(table
                .columns(), keys, parameters), parameters);
    }

    private static List<List<Row>> batches(Set<Row> keys) {
        List<Row> all = List.copyOf(keys);
        var batches = new ArrayList<List<Row>>();
        for (int from = 0; from < all.size(); from += RowUndo.BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + RowUndo.BATCH)));
        }
        return batches;
    }
}
