package org.fairlead.step.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.bundled.RowLine;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.playbook.Archived;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;
import org.fairlead.step.backup.BackupReport.Item;

/**
 * Archives what the playbook wants to lie apart from the way back: rows as JSON lines, files as tar, each
 * zstd
 * inside age to the key of the run, read back before it counts. What the application makes anew is marked, in
 * the report and in the name of its file, so that nobody imports it. Nothing of it goes back to the site.
 */
final class Archives {
    static final String KIND = "archive";
    static final String CACHE = "archive-cache";

    private final BackupInput input;
    private final FileBackup files;
    private final Path folder;
    private final List<Problem> notes = new ArrayList<>();

    Archives(BackupInput input, FileBackup files) {
        this.input = input;
        this.files = files;
        this.folder = files.folder();
    }

    /** Archives all there is; a table or folder that is not there is left out. */
    List<Item> keep() throws SiteException, IOException, RecordException {
        var items = new ArrayList<Item>();
        List<String> there = input.target().database().tables();
        for (Archived one : input.playbook().system().archives()) {
            if (!one.files().isEmpty()) {
                if (!input.choice().leaveOut().contains(one.files())) {
                    files(one).ifPresent(items::add);
                }
            } else if (there.contains(one.of())) {
                items.add(rows(one));
            }
        }
        return items;
    }

    /** What could not be archived, and why. */
    List<Problem> notes() {
        return List.copyOf(notes);
    }

    private static String kind(Archived one) {
        return one.cache() ? CACHE : KIND;
    }

    private Path file(Archived one, String ending) {
        return folder.resolve(kind(one) + "-" + one.id() + (one.cache() ? "-not-to-import" : "") + ending
                + ".zst.age");
    }

    private Item item(Archived one, String what, Path file, long rows, String hash) {
        return new Item(kind(one), one.id() + ": " + what, folder.getFileName() + "/" + file.getFileName(),
                rows, file.toFile().length(), hash);
    }

    private Optional<Item> files(Archived one) throws SiteException, IOException, RecordException {
        if (input.target().app().isEmpty()) {
            notes.add(Problem.info("backup.note.archive-no-files", one.files()));
            return Optional.empty();
        }
        Files tree = input.target().app().get();
        List<FileEntry> entries = tree.list(one.files());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        Path file = file(one, ".tar");
        return Optional.of(item(one, one.files(), file, entries.size(), files.tar(tree, entries, file)));
    }

    private Item rows(Archived one) throws SiteException, IOException, RecordException {
        Path file = file(one, ".jsonl");
        MessageDigest digest = FileBackup.sha256();
        long count = 0;
        try (Transaction transaction = input.target().database().begin(Access.READ);
                Rows rows = read(one, transaction);
                OutputStream out = new DigestOutputStream(files.sealed(file), digest)) {
            var line = new RowLine(rows.columns());
            for (@Nullable Row row = rows.next(); row != null; row = rows.next()) {
                out.write(line.write(row));
                out.write('\n');
                count++;
            }
        }
        String written = HexFormat.of().formatHex(digest.digest());
        files.requireSame(file, written);
        return item(one, one.of(), file, count, written);
    }

    private Rows read(Archived one, Transaction transaction) throws SiteException {
        if (!one.sql().isEmpty()) {
            return transaction.query(one.sql(), Map.of());
        }
        var shape = transaction.shape(one.of()).orElseThrow();
        return transaction.read(TableRead.all(one.of(), shape.columns(), shape.primaryKey()));
    }
}
