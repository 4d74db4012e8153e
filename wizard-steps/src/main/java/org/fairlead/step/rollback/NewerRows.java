package org.fairlead.step.rollback;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.github.luben.zstd.ZstdOutputStream;
import org.jspecify.annotations.Nullable;

import org.fairlead.action.SchemaActions;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.bundled.RowLine;
import org.fairlead.convert.KeyText;
import org.fairlead.model.Column;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Action;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.Rows;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;
import org.fairlead.step.rollback.AgainstBackup.Side;
import org.fairlead.step.rollback.RollbackReport.Newer;

/**
 * Rows that others wrote since the backup: what is in a table, once the rows of the run are taken back, and
 * was not so
 * in its backup. They are kept as JSON lines in a file for each table (zstd inside age, to the key of the
 * run), before
 * anything of the schema goes. Tables without a primary key are left out: nobody can tell their rows apart.
 */
final class NewerRows {
    private static final int KEYS = 20;

    private final RollbackInput input;
    private final Path runFolder;
    private final Transaction transaction;

    /**
     * @param transaction
     * in which the rows of the run are taken back
     */
    NewerRows(RollbackInput input, Path runFolder, Transaction transaction) {
        this.input = input;
        this.runFolder = runFolder;
        this.transaction = transaction;
    }

    /**
     * Finds them.
     *
     * @param made
     * scopes of the checkpoints that count, which tell what tables the run has made
     * @param keep
     * whether they are kept as files; otherwise nothing is written
     */
    List<Newer> find(Set<String> made, boolean keep) throws SiteException, RecordException, IOException {
        var found = new ArrayList<Newer>();
        Set<String> kept = new TreeSet<>();
        for (Path file : AgainstBackup.archives(runFolder)) {
            try (var archive = new RowArchive.Reader(file, input.opener())) {
                kept.add(archive.table());
                TableShape shape = transaction.shape(archive.table()).orElse(null);
                if (shape != null && !shape.primaryKey().isEmpty() && shape.columns().stream().map(
                        Column::name)
                        .toList().containsAll(archive.columns())) {
                    add(found, since(archive, shape, keep));
                }
            }
        }
        for (String table : tables(made)) {
            TableShape shape = transaction.shape(table).orElse(null);
            if (shape != null && !kept.contains(table)) {
                add(found, all(shape, keep));
            }
        }
        return found;
    }

    private static void add(List<Newer> found, Newer one) {
        if (one.added() + one.changed() > 0) {
            found.add(one);
        }
    }

    private Set<String> tables(Set<String> made) {
        Set<String> tables = new TreeSet<>();
        for (Action action : input.playbook().actions()) {
            if (action instanceof Action.Schema schema) {
                SchemaActions.objects(schema).stream().filter(SchemaObject.NewTable.class::isInstance).filter(
                        object -> made.contains(TargetCheckpoints.made(object))).map(SchemaObject::name)
                        .forEach(tables::add);
            }
        }
        return tables;
    }

    private Newer since(RowArchive.Reader archive, TableShape shape, boolean keep) throws SiteException,
            RecordException, IOException {
        List<Column> columns = new ArrayList<>();
        archive.columns().forEach(name -> columns.add(shape.column(name).orElseThrow()));
        shape.columns().stream().filter(column -> !archive.columns().contains(column.name())).forEach(
                columns::add);
        try (var writing = new Writing(shape, columns, keep)) {
            var added = new AddedColumns(input.playbook(), shape.name(), columns, archive.columns().size());
            AgainstBackup.compare(archive, shape, columns, transaction, (side, row) -> {
                if (side == Side.ADDED || side == Side.DIFFERENT) {
                    writing.add(side, row);
                } else if (side == Side.EQUAL && added.touched(row)) {
                    writing.add(Side.DIFFERENT, row);
                }
            });
            return writing.done();
        }
    }

    /** A table that the run has made: what is left in it is of others. */
    private Newer all(TableShape shape, boolean keep) throws SiteException, IOException {
        try (var writing = new Writing(shape, shape.columns(), keep);
                Rows rows = transaction.read(TableRead.all(shape.name(), shape.columns(), shape
                        .primaryKey()))) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                writing.add(Side.ADDED, row);
            }
            return writing.done();
        }
    }

    /** The rows of one table on their way into a file, which is there once it is whole. */
    private final class Writing implements AutoCloseable {
        private final TableShape shape;
        private final RowLine line;
        private final int[] places;
        private final boolean keep;
        private final List<String> keys = new ArrayList<>();
        private final Path file;
        private @Nullable OutputStream out;
        private long added;
        private long changed;

        Writing(TableShape shape, List<Column> columns, boolean keep) {
            List<String> names = columns.stream().map(Column::name).toList();
            this.shape = shape;
            this.line = new RowLine(names);
            this.places = shape.primaryKey().stream().mapToInt(names::indexOf).toArray();
            this.keep = keep;
            this.file = runFolder.resolve("newer").resolve(URLEncoder.encode(shape.name(),
                    StandardCharsets.UTF_8) + ".jsonl.zst.age");
        }

        private Path part() {
            return file.resolveSibling(file.getFileName() + ".part");
        }

        void add(Side side, Row row) throws IOException {
            added += side == Side.ADDED ? 1 : 0;
            changed += side == Side.DIFFERENT ? 1 : 0;
            if (keys.size() < KEYS && places.length > 0) {
                keys.add(KeyText.write(row.part(places).cells()));
            }
            if (keep) {
                OutputStream open = out;
                if (open == null) {
                    Files.createDirectories(file.getParent());
                    AgeSealer sealer = input.wayBack().sealer();
                    open = new BufferedOutputStream(new ZstdOutputStream(sealer.seal(Files.newOutputStream(
                            part()))));
                    out = open;
                }
                open.write(line.write(row));
                open.write('\n');
            }
        }

        /** What an earlier rollback has kept stays: it may hold what the table has lost since. */
        private Path free() {
            Path free = file;
            for (int number = 2; Files.exists(free); number++) {
                free = file.resolveSibling(file.getFileName().toString().replaceFirst("(?=[.])", "-"
                        + number));
            }
            return free;
        }

        Newer done() throws IOException {
            OutputStream open = out;
            if (open == null) {
                return new Newer(shape.name(), added, changed, "", keys);
            }
            out = null;
            open.close();
            Path free = free();
            Files.move(part(), free, StandardCopyOption.ATOMIC_MOVE);
            return new Newer(shape.name(), added, changed, free.toString(), keys);
        }

        @Override
        public void close() throws IOException {
            OutputStream open = out;
            if (open != null) {
                open.close();
                Files.deleteIfExists(part());
            }
        }
    }
}
