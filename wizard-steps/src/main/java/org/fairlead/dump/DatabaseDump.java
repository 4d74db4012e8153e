package org.fairlead.dump;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Marks;
import org.fairlead.site.WholeDatabase.Part;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;

/**
 * A whole database in a file: SQL text, compressed by zstd, sealed by age. {@code age -d | zstd -d} gives
 * text that the database's own client loads. Nothing of it is ever on the disk unsealed. Not thread-safe.
 */
public final class DatabaseDump {
    private static final int BUFFER = 1 << 16;
    /** Bytes after which a new statement of rows begins; every server takes a packet of this size. */
    private static final int ENOUGH = 256 << 10;
    /** Rows after which somebody may stop within a table. */
    private static final int STOP_EVERY = 1000;

    private final Path file;
    private final String dialect;
    private final Watch watch;

    /** Looks on: is told of each table, and asked whether to stop. */
    public interface Watch {
        void table(String name, long rows);

        boolean shouldStop();
    }

    /**
     * What was written.
     *
     * @param sha256
     * of the file
     * @param sums
     * rows and their sum by table
     */
    public record Written(int parts, int tables, long rows, long bytes, String sha256,
            Map<String, RowSum.Counted> sums) {
        public Written {
            sums = Map.copyOf(sums);
        }

        /** Names of the tables, sorted. */
        public List<String> names() {
            return sums.keySet().stream().sorted().toList();
        }

        public long rowsOf(String table) {
            return sums.getOrDefault(table, new RowSum.Counted(0, "")).rows();
        }
    }

    /**
     * @param dialect
     * the language of the database, see {@link org.fairlead.site.Database#dialect}
     */
    public DatabaseDump(Path file, String dialect, Watch watch) {
        this.file = file;
        this.dialect = dialect;
        this.watch = watch;
    }

    /** Writes a snapshot; empty where it was stopped, and nothing is left of it then. */
    public Optional<Written> write(Reading reading, AgeSealer sealer) throws SiteException, IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.createDirectories(file.toAbsolutePath().getParent());
        try {
            Optional<Written> written;
            MessageDigest digest = Sha256.digest();
            try (var disk = new FileOutputStream(unfinished.toFile())) {
                try (var out = new BufferedOutputStream(new ZstdOutputStream(sealer.seal(
                        new BufferedOutputStream(new DigestOutputStream(new Kept(disk), digest), BUFFER))),
                        BUFFER)) {
                    written = write(reading, out);
                }
                disk.getFD().sync();
            }
            if (written.isPresent()) {
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            return written.map(all -> new Written(all.parts(), all.tables(), all.rows(), file.toFile()
                    .length(), HexFormat.of().formatHex(digest.digest()), all.sums()));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DumpStopped e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Leaves the file open when what is written through it is closed, so that it can be brought to disk. */
    private static final class Kept extends OutputStream {
        private final OutputStream disk;

        Kept(OutputStream disk) {
            this.disk = disk;
        }

        @Override
        public void write(int b) throws IOException {
            disk.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            disk.write(bytes, offset, length);
        }
    }

    private Optional<Written> write(Reading reading, OutputStream out) throws SiteException, IOException {
        var text = new DumpText(out, reading.isCutByClient());
        List<Part> parts = reading.parts();
        text.begin(dialect, reading.notes(), reading.setup());
        for (Part part : parts) {
            if (!part.afterRows()) {
                text.part(part);
            }
        }
        List<Filled> tables = reading.tables();
        var sums = new ArrayList<RowSum.Counted>();
        for (Filled table : tables) {
            RowSum.Counted counted = rows(reading, table, text);
            sums.add(counted);
            watch.table(table.name(), counted.rows());
        }
        for (Part part : parts) {
            if (part.afterRows()) {
                text.part(part);
            }
        }
        for (int i = 0; i < tables.size(); i++) {
            text.table(tables.get(i).name(), sums.get(i));
        }
        long rows = sums.stream().mapToLong(RowSum.Counted::rows).sum();
        text.end(parts.size(), rows);
        Map<String, RowSum.Counted> byName = new HashMap<>();
        for (int i = 0; i < tables.size(); i++) {
            byName.put(tables.get(i).name(), sums.get(i));
        }
        return Optional.of(new Written(parts.size(), tables.size(), rows, 0, "", byName));
    }

    /**
     * Reads the file again from its beginning to its end.
     *
     * @throws SiteException
     * when it is not what was written
     */
    public void requireWhole(String sha256) throws SiteException, IOException {
        if (!Sha256.of(file).equals(sha256)) {
            throw new SiteException(Problem.blocker("dump.problem.changed", file.toString()));
        }
    }

    /**
     * Tables whose rows a database does not hold as they were written: on a site in use, those that were
     * changed since. Empty where it was stopped.
     */
    public Optional<List<String>> changedSince(Written written, Reading live) throws SiteException {
        var changed = new ArrayList<String>();
        try {
            for (Filled table : live.tables()) {
                watch.table(table.name(), 0);
                if (!sum(live, table).equals(written.sums().get(table.name()))) {
                    changed.add(table.name());
                }
            }
        } catch (DumpStopped e) {
            return Optional.empty();
        }
        return Optional.of(changed);
    }

    private RowSum.Counted sum(Reading reading, Filled table) throws SiteException {
        var sum = new RowSum();
        reading.rows(table, line -> {
            goOn(sum);
            sum.add(line);
        });
        return sum.counted();
    }

    private RowSum.Counted rows(Reading reading, Filled table, DumpText text) throws SiteException,
            IOException {
        var sum = new RowSum();
        goOn(sum);
        text.rows(table);
        if (table.streamed()) {
            reading.rows(table, line -> {
                goOn(sum);
                sum.add(line);
                written(() -> text.streamed(line));
            });
            text.endOfStream();
            return sum.counted();
        }
        byte[] head = (table.statement() + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        var statement = new Statement();
        reading.rows(table, line -> {
            goOn(sum);
            sum.add(line);
            if (statement.size() > 0 && statement.size() + line.length > ENOUGH) {
                written(() -> statement.end(text));
            }
            statement.writeBytes(statement.size() == 0 ? head : Statement.NEXT);
            statement.writeBytes(line);
        });
        if (statement.size() > 0) {
            statement.end(text);
        }
        return sum.counted();
    }

    /** Looks for a wish to stop, before a table and now and then within one. */
    private void goOn(RowSum sum) {
        if (sum.counted(STOP_EVERY) && watch.shouldStop()) {
            throw new DumpStopped();
        }
    }

    /** Rows on their way into a statement. */
    private static final class Statement extends ByteArrayOutputStream {
        private static final byte[] NEXT = {',', '\n'};

        void end(DumpText text) throws IOException {
            text.insert(buf, count);
            reset();
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    /** A failure of the disk on its way through what reads the database. */
    private static void written(Writing writing) {
        try {
            writing.write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fills an empty database from the file, and compares what is there then with what was written. Where the
     * place stays and keeps notes, a filling that broke off goes on where it was.
     *
     * @param rehearsed
     * whether it is only tried: what starts work by itself is left out
     * @return empty where it was stopped; the place is not whole then
     */
    public Optional<DumpComparison> restore(Place place, AgeOpener opener, boolean rehearsed)
            throws ProblemException, IOException {
        var fill = new DumpFill(place, rehearsed, watch);
        Optional<Marks> marks = place.marks();
        try (InputStream in = opened(opener)) {
            if (marks.isPresent()) {
                fill.resume(marks.get(), Sha256.of(file));
            }
            fill.counted(new DumpScan(in, file.toString(), fill).run(dialect));
            fill.filled();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DumpStopped e) {
            return Optional.empty();
        }
        DumpComparison comparison;
        try (Reading now = place.read()) {
            comparison = fill.compare(now);
        } catch (DumpStopped e) {
            return Optional.empty();
        }
        if (marks.isPresent()) {
            marks.get().end();
        }
        return Optional.of(comparison);
    }

    /** Whether a filling of that place from this file has not come to its end, so that it can go on. */
    public boolean isBegun(Place place) throws SiteException, IOException {
        Optional<Marks> marks = place.marks();
        return marks.isPresent() && marks.get().left(Sha256.of(file)).isPresent();
    }

    /**
     * Reads the file from its beginning to its end, and compares what is in it with what was written: rows
     * by their count and sum. Nothing is made anywhere.
     *
     * @return what there is, all of it untried; empty where it was stopped
     */
    public Optional<DumpComparison> readBack(Written written, AgeOpener opener) throws ProblemException,
            IOException {
        var back = new DumpReadBack(watch);
        try (InputStream in = opened(opener)) {
            new DumpScan(in, file.toString(), back).run(dialect);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (DumpStopped e) {
            return Optional.empty();
        }
        return Optional.of(back.compared(written));
    }

    /**
     * What of a database is not as its statements say, by kind and name; those of others are not looked at.
     */
    public static List<String> textsChanged(Map<String, String> texts, Reading live) throws SiteException {
        Map<String, String> there = new HashMap<>();
        for (Part part : live.parts()) {
            there.put(DumpFill.key(part.kind(), part.name()), String.join("\n", part.statements()) + "\n");
        }
        return texts.entrySet().stream().filter(text -> !text.getValue().equals(there.get(text.getKey())))
                .map(
                        Map.Entry::getKey).sorted().toList();
    }

    private InputStream opened(AgeOpener opener) throws IOException, SecretException {
        return new BufferedInputStream(new ZstdInputStream(opener.open(new BufferedInputStream(Files
                .newInputStream(file), BUFFER), file.toString())), BUFFER);
    }
}
