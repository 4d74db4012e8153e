package org.fairlead.step.backup;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.model.Column;
import org.fairlead.model.Progress.State;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Rows;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/** Keeps tables of the target, and tries whether they come back the same. */
final class TableBackup {
    private final BackupInput input;
    private final Path folder;
    private final Database database;

    TableBackup(BackupInput input, Path folder) {
        this.input = input;
        this.folder = folder;
        this.database = input.target().database();
    }

    private static List<Column> columns(TableShape shape) {
        return shape.columns().stream().filter(column -> !column.generated()).toList();
    }

    private Path file(String table) {
        return folder.resolve("target-" + URLEncoder.encode(table, StandardCharsets.UTF_8) + ".rows.zst.age");
    }

    /** Keeps tables one after the other; fewer of them where it was stopped. */
    List<Item> keep(List<String> tables, StepContext context, ProgressMeter meter) throws SiteException,
            IOException {
        var kept = new ArrayList<Item>();
        for (String table : tables) {
            if (context.stop().shouldStop()) {
                break;
            }
            meter.activity("backup.activity.table", table);
            meter.at(table, State.RUNNING, 0, 0);
            kept.add(keep(table));
        }
        return kept;
    }

    private Item keep(String table) throws SiteException, IOException {
        TableShape shape = database.shape(table).orElseThrow();
        Path file = file(table);
        long count = 0;
        try (Transaction transaction = database.begin(Access.READ);
                Rows rows = transaction.read(TableRead.all(table, columns(shape), shape.primaryKey()));
                var archive = new RowArchive.Writer(file, input.sealer(), table,
                        columns(shape).stream().map(Column::name).toList())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                archive.add(row);
                count++;
            }
        }
        return new Item("target-tables", table, folder.getFileName() + "/" + file.getFileName(), count,
                file.toFile().length(), "");
    }

    /**
     * Restores what was kept in a scratch schema and compares it with the tables as they are; without one,
     * reads it back. Where nothing was kept there is nothing to try.
     */
    Rehearsal rehearse(List<Item> kept, String name, Consumer<String> done)
            throws SiteException, IOException, RecordException {
        if (kept.isEmpty()) {
            return Rehearsal.NONE;
        }
        long start = System.nanoTime();
        List<String> tables = kept.stream().map(Item::what).toList();
        long equal = 0;
        long different = 0;
        Optional<Scratch> scratch = database.scratch(name);
        try {
            if (scratch.isPresent()) {
                scratch.get().like(tables);
            }
            for (String table : tables) {
                long[] counts = scratch.isPresent()
                        ? restored(table, scratch.get().database())
                        : compared(table, new ArchiveRows(file(table)));
                equal += counts[0];
                different += counts[1];
                done.accept(table);
            }
        } finally {
            scratch.ifPresent(Scratch::close);
        }
        return new Rehearsal(scratch.isPresent() ? "scratch-schema" : "read-back", tables.size(), equal,
                different,
                (System.nanoTime() - start) / 1_000_000);
    }

    private long[] restored(String table, Database place) throws SiteException, IOException, RecordException {
        TableShape shape = place.shape(table).orElseThrow();
        try (Transaction transaction = place.begin(Access.WRITE);
                var archive = new RowArchive.Reader(file(table), input.opener())) {
            try (Transaction.BulkWrite write = transaction.append(shape, archive.columns())) {
                for (Row row = archive.next(); row != null; row = archive.next()) {
                    write.add(row);
                }
                write.finish();
            }
            transaction.commit();
        }
        try (Transaction transaction = place.begin(Access.READ);
                Rows rows = transaction.read(TableRead.all(table, columns(shape), shape.primaryKey()))) {
            return compared(table, rows::next);
        }
    }

    private interface Source {
        @org.jspecify.annotations.Nullable
        Row next() throws SiteException, IOException, RecordException;
    }

    private final class ArchiveRows implements Source {
        private final RowArchive.Reader archive;

        ArchiveRows(Path file) throws IOException, RecordException {
            this.archive = new RowArchive.Reader(file, input.opener());
        }

        @Override
        public @org.jspecify.annotations.Nullable Row next() throws IOException, RecordException {
            Row row = archive.next();
            if (row == null) {
                archive.close();
            }
            return row;
        }
    }

    /** Rows equal and rows different, the given ones held against the table as it is. */
    private long[] compared(String table, Source restored) throws SiteException, IOException,
            RecordException {
        TableShape shape = database.shape(table).orElseThrow();
        long equal = 0;
        long different = 0;
        try (Transaction transaction = database.begin(Access.READ);
                Rows rows = transaction.read(TableRead.all(table, columns(shape), shape.primaryKey()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                Row back = restored.next();
                if (back != null && row.equals(back)) {
                    equal++;
                } else {
                    different++;
                }
            }
            while (restored.next() != null) {
                different++;
            }
        }
        return new long[]{equal, different};
    }
}
