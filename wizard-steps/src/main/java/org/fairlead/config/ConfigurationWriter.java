package org.fairlead.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Configuration;
import org.fairlead.playbook.Configuration.Place;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.record.RecordException;
import org.fairlead.record.UndoJournal;
import org.fairlead.rewrite.PhpParser;
import org.fairlead.rewrite.PhpSyntaxException;
import org.fairlead.rewrite.PhpValue;
import org.fairlead.rewrite.PhpWriter;
import org.fairlead.site.Database;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/**
 * Writes settings into the rows of a layout. What it changes of a serialized array is the member concerned
 * and nothing
 * else. Rows that stay as they are, are not written.
 */
public final class ConfigurationWriter {
    private final Configuration configuration;
    private final String layout;
    private final Database database;

    public ConfigurationWriter(Configuration configuration, String layout, Database database) {
        this.configuration = configuration;
        this.layout = layout;
        this.database = database;
    }

    /** Begins the part of the undo journal that takes the rows of one table. */
    @FunctionalInterface
    public interface JournalSource {
        UndoJournal.Chunk begin(long number, String table, List<String> key, List<String> columns)
                throws RecordException;
    }

    /**
     * Brings settings to what is given: the raw text of their place, or nothing to take them away.
     *
     * @return what was written
     */
    public Written write(Transaction transaction, Map<String, Optional<String>> settings,
            JournalSource journals)
            throws SiteException, RecordException {
        long written = 0;
        long number = 0;
        for (Store store : configuration.stores()) {
            Map<String, List<String>> byRow = new TreeMap<>();
            settings.keySet().forEach(setting -> place(setting).filter(place -> place.store().equals(store
                    .id())).ifPresent(place -> byRow.computeIfAbsent(place.name(), n -> new ArrayList<>())
                            .add(
                                    setting)));
            if (!byRow.isEmpty()) {
                written += write(transaction, store, byRow, settings, journals, ++number);
            }
        }
        return new Written(written, number);
    }

    /**
     * What was written.
     *
     * @param rows
     * rows that were added, changed or removed
     * @param chunks
     * parts of the journal that were begun
     */
    public record Written(long rows, long chunks) {}

    private Optional<Place> place(String setting) {
        return configuration.settings().stream().filter(s -> s.id().equals(setting)).findFirst().map(s -> s
                .places().get(layout));
    }

    private long write(Transaction transaction, Store store, Map<String, List<String>> byRow,
            Map<String, Optional<String>> settings, JournalSource journals, long number) throws SiteException,
            RecordException {
        TableShape shape = database.shape(store.table()).orElseThrow(() -> new SiteException(Problem.blocker(
                "import.problem.no-table", store.table(), database.facts().place())));
        var rows = new StoreRows(transaction, store, shape);
        Map<String, Row> before = rows.read(byRow.keySet());
        for (Map.Entry<String, List<String>> row : byRow.entrySet()) {
            Optional<String> now = Optional.ofNullable(before.get(row.getKey())).map(rows::value);
            Optional<String> wanted = now;
            for (String setting : row.getValue()) {
                wanted = changed(setting, wanted, settings.getOrDefault(setting, Optional.empty()));
            }
            rows.write(row.getKey(), now, wanted);
        }
        Map<String, Row> after = rows.read(byRow.keySet());
        return journal(journals.begin(number, store.table(), List.of(store.name()), rows.names()), before,
                after,
                rows);
    }

    /** The text of a row after one of its settings was changed. */
    private Optional<String> changed(String setting, Optional<String> row, Optional<String> raw)
            throws SiteException {
        Place place = place(setting).orElseThrow();
        if (place.key().isEmpty()) {
            return raw;
        }
        if (raw.isEmpty() && row.isEmpty()) {
            return row;
        }
        Optional<PhpValue.Array> array = row.isEmpty()
                ? Optional.of(new PhpValue.Array(List.of()))
                : ConfigurationReader.array(row.get());
        if (array.isEmpty()) {
            throw new SiteException(Problem.blocker("import.problem.row-damaged", place.name(), database
                    .facts()
                    .place()));
        }
        try {
            PhpValue.Array changed = raw.isEmpty()
                    ? array.get().without(place.key())
                    : array.get().with(place.key(), PhpParser.parse(raw.get()));
            return Optional.of(PhpWriter.text(changed));
        } catch (PhpSyntaxException e) {
            throw new SiteException(Problem.blocker("import.problem.value-damaged", setting), e);
        }
    }

    private static long journal(UndoJournal.Chunk journal, Map<String, Row> before, Map<String, Row> after,
            StoreRows rows) throws RecordException {
        var canonical = new CanonicalRow();
        long written = 0;
        try (journal) {
            Map<String, Row> all = new LinkedHashMap<>(before);
            after.forEach(all::putIfAbsent);
            for (String name : all.keySet()) {
                Row was = before.get(name);
                Row is = after.get(name);
                if (was == null && is != null) {
                    canonical.write(is);
                    journal.inserted(rows.key(is), canonical.buffer(), canonical.length());
                    written++;
                } else if (was != null && is == null) {
                    journal.deleted(rows.key(was), was);
                    written++;
                } else if (was != null && is != null && !was.equals(is)) {
                    canonical.write(is);
                    journal.changed(rows.key(was), was, canonical.buffer(), canonical.length());
                    written++;
                }
            }
            journal.seal();
        }
        return written;
    }

    /** Some rows of a store, whole. */
    private static final class StoreRows {
        private final Transaction transaction;
        private final Store store;
        private final List<String> names;

        StoreRows(Transaction transaction, Store store, TableShape shape) {
            this.transaction = transaction;
            this.store = store;
            this.names = shape.columns().stream().filter(column -> !column.generated()).map(Column::name)
                    .toList();
        }

        List<String> names() {
            return names;
        }

        String value(Row row) {
            return row.get(names.indexOf(store.value())) instanceof Cell.Text(String text) ? text : "";
        }

        Row key(Row row) {
            return new Row(row.get(names.indexOf(store.name())));
        }

        Map<String, Row> read(Iterable<String> wanted) throws SiteException {
            Map<String, Row> rows = new LinkedHashMap<>();
            String sql = "SELECT " + Quoting.quote(names) + " FROM " + Quoting.quote(store.table())
                    + " WHERE "
                    + Quoting.quote(store.name()) + " = :name";
            for (String name : wanted) {
                try (Rows found = transaction.query(sql, Map.of("name", new Cell.Text(name)))) {
                    for (Row row = found.next(); row != null; row = found.next()) {
                        rows.put(name, row);
                    }
                }
            }
            return rows;
        }

        void write(String name, Optional<String> now, Optional<String> wanted) throws SiteException {
            if (now.equals(wanted)) {
                return;
            }
            String table = Quoting.quote(store.table());
            String where = " WHERE " + Quoting.quote(store.name()) + " = :name";
            Map<String, Cell> values = new HashMap<>();
            values.put("name", new Cell.Text(name));
            if (wanted.isEmpty()) {
                transaction.update("DELETE FROM " + table + where, values);
                return;
            }
            values.put("value", new Cell.Text(wanted.get()));
            if (now.isPresent()) {
                transaction.update("UPDATE " + table + " SET " + Quoting.quote(store.value()) + " = :value"
                        + where,
                        values);
                return;
            }
            var columns = new ArrayList<>(List.of(store.name(), store.value()));
            var places = new ArrayList<>(List.of(":name", ":value"));
            store.onInsert().forEach((column, value) -> {
                columns.add(column);
                places.add(":c" + columns.size());
                values.put("c" + columns.size(), new Cell.Text(value));
            });
            transaction.update("INSERT INTO " + table + " (" + Quoting.quote(columns) + ") VALUES (" + String
                    .join(
                            ", ", places) + ")", values);
        }
    }
}
