package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.convert.KeyText;
import org.fairlead.model.Column;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.move.KeyOrder;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/**
 * A table before and after a statement, both read in key order, and the difference told.
 * The state
 * before lies in a file sealed to a key that exists only in this process, so memory does not grow with the
 * table.
 */
final class TableCapture implements AutoCloseable {
    private final Path spool;
    private final TransientKey key = TransientKey.create();
    private final TableShape shape;
    private final List<String> keyColumns;
    private final List<Column> columns;
    private final int[] keyPlaces;
    private final boolean whole;

    /**
     * @param touched
     * the columns that may change in rows that are there; empty for all
     */
    TableCapture(Path folder, TableShape shape, List<String> keyColumns, List<String> touched)
            throws IOException {
        Files.createDirectories(folder);
        this.spool = Files.createTempFile(folder, "capture", ".age");
        this.shape = shape;
        this.keyColumns = keyColumns;
        this.columns = shape.columns().stream().filter(column -> !column.generated())
                .filter(column -> touched.isEmpty() || touched.contains(column.name()) || keyColumns
                        .contains(column.name())).toList();
        this.whole = touched.isEmpty();
        List<String> names = names();
        this.keyPlaces = keyColumns.stream().mapToInt(names::indexOf).toArray();
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    private Rows rows(Transaction transaction) throws SiteException {
        return transaction.read(TableRead.all(shape.name(), columns, keyColumns));
    }

    /** Keeps the table as it is now. */
    void before(Transaction transaction) throws SiteException, IOException, SecretException {
        try (Rows rows = rows(transaction);
                var archive = new RowArchive.Writer(spool, AgeSealer.toKey(key.recipient()), shape.name(),
                        names())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                archive.add(row);
            }
        }
    }

    String table() {
        return shape.name();
    }

    List<String> key() {
        return keyColumns;
    }

    /** Tells what has changed since. */
    ActionTally after(Transaction transaction, RowChanges changes)
            throws SiteException, IOException, RecordException, SecretException {
        var order = new KeyOrder();
        long inserted = 0;
        long changed = 0;
        long removed = 0;
        try (Rows rows = rows(transaction);
                var archive = new RowArchive.Reader(spool, AgeOpener.withIdentity(key.identity()))) {
            Row now = rows.next();
            Row before = archive.next();
            while (now != null || before != null) {
                int side = side(now, before, order);
                if (side > 0 && before != null) {
                    if (!whole) {
                        throw new SiteException(Problem.blocker("upgrade.problem.removed-rows", shape.name(),
                                KeyText.write(before.part(keyPlaces).cells())));
                    }
                    changes.deleted(before.part(keyPlaces), before);
                    removed++;
                    before = archive.next();
                } else if (side < 0 && now != null) {
                    changes.inserted(now.part(keyPlaces), now);
                    inserted++;
                    now = rows.next();
                } else if (now != null && before != null) {
                    if (!now.equals(before)) {
                        changes.changed(before.part(keyPlaces), before, now);
                        changed++;
                    }
                    now = rows.next();
                    before = archive.next();
                }
            }
        }
        return new ActionTally(inserted, changed, removed);
    }

    private int side(@Nullable Row now, @Nullable Row before, KeyOrder order) {
        if (now == null) {
            return 1;
        }
        return before == null ? -1 : order.compare(now.part(keyPlaces), before.part(keyPlaces));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(spool);
    }
}
