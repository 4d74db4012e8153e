package org.fairlead.step.rollback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.move.KeyOrder;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** Goes through a table and its backup side by side, by the primary key. */
final class AgainstBackup {
    private AgainstBackup() {}

    /** What became of a row. */
    enum Side {
        EQUAL, DIFFERENT, MISSING, ADDED
    }

    /** Is told of every row. */
    @FunctionalInterface
    interface Told {
        /**
         * Told of one row.
         *
         * @param row
         * as it is now; as it was where it is missing, with the columns of the backup alone
         */
        void row(Side side, Row row) throws IOException;
    }

    /** The backups of single tables, of which there may be none. */
    static List<Path> archives(Path runFolder) throws IOException {
        Path folder = runFolder.resolve("backup");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(file -> file.toString().endsWith(".rows.zst.age")).sorted().toList();
        }
    }

    /**
     * @param columns
     * those that are read, the columns of the backup first
     */
    static void compare(RowArchive.Reader archive, TableShape shape, List<Column> columns,
            Transaction transaction, Told told) throws SiteException, RecordException, IOException {
        int[] kept = java.util.stream.IntStream.range(0, archive.columns().size()).toArray();
        int[] places = shape.primaryKey().stream().mapToInt(archive.columns()::indexOf).toArray();
        var order = new KeyOrder();
        try (Rows rows = transaction.read(TableRead.all(shape.name(), columns, shape.primaryKey()))) {
            Row now = rows.next();
            Row before = archive.next();
            while (now != null || before != null) {
                int side = now == null
                        ? 1
                        : before == null ? -1 : order.compare(now.part(places), before.part(places));
                if (side < 0 && now != null) {
                    told.row(Side.ADDED, now);
                    now = rows.next();
                } else if (side > 0 && before != null) {
                    told.row(Side.MISSING, before);
                    before = archive.next();
                } else if (now != null && before != null) {
                    boolean same = (columns.size() == kept.length ? now : now.part(kept)).equals(
                            before);
                    told.row(same ? Side.EQUAL : Side.DIFFERENT, now);
                    now = rows.next();
                    before = archive.next();
                }
            }
        }
    }
}
