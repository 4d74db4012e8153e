package org.fairlead.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Row;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.KeyedHash;
import org.fairlead.secret.SecretException;

/**
 * What a run wrote, chunk by chunk, each an age file sealed to the run's key. A chunk is on the disk before
 * the target
 * commits what it speaks of; it counts only once the checkpoint of its scope and number is there. Writing a
 * scope and
 * number again replaces the chunk of an attempt that never came to its commit.
 */
public final class UndoJournal {
    private static final String ENDING = ".age";
    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final SecureRandom random;
    private long given;

    public UndoJournal(Path folder, SecureRandom random) {
        this.folder = folder;
        this.random = random;
    }

    /** Begins a chunk; nothing of it counts before {@link Chunk#seal}. */
    public synchronized Chunk begin(AgeSealer sealer, String scope, long number, String table,
            List<String> key,
            List<String> columns) throws RecordException {
        try {
            Files.createDirectories(folder);
            String name = "_" + URLEncoder.encode(scope, StandardCharsets.UTF_8) + "@" + number + ENDING;
            for (Path chunk : files()) {
                String other = String.valueOf(chunk.getFileName());
                int place = other.indexOf('_');
                if (other.substring(place).equals(name)) {
                    Files.delete(chunk);
                }
                given = Math.max(given, Long.parseLong(other.substring(0, place)));
            }
            given++; // a chunk that is still being written has a place already, but no file to see it by
            var chunk = new JournalChunk(given, scope, number, table, key, columns);
            return new Chunk(folder.resolve(String.format(java.util.Locale.ROOT, "%08d%s", given, name)),
                    chunk,
                    sealer);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Names of the sealed chunks, first written first; their content stays closed. */
    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(path -> path.toString().endsWith(ENDING)).sorted().toList();
        }
    }

    /** The headers of all chunks, last written first, as rollback goes. */
    public List<JournalChunk> chunks(AgeOpener opener) throws RecordException {
        var chunks = new ArrayList<JournalChunk>();
        try {
            for (Path file : files().reversed()) {
                try (DataInputStream in = open(file, opener)) {
                    chunks.add(header(file, in));
                } catch (IOException e) {
                    throw unreadable(file, e);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        } catch (SecretException e) {
            throw new RecordException(e.problem(), e);
        }
        return chunks;
    }

    /** Reads the entries of a chunk in the order they were written. */
    public void read(JournalChunk chunk, AgeOpener opener, Reader reader) throws ProblemException,
            IOException {
        String start = String.format(java.util.Locale.ROOT, "%08d_", chunk.order());
        for (Path file : files()) {
            if (String.valueOf(file.getFileName()).startsWith(start)) {
                entries(file, opener, reader);
            }
        }
    }

    private static void entries(Path file, AgeOpener opener, Reader reader)
            throws IOException, ProblemException {
        try (DataInputStream in = open(file, opener)) {
            header(file, in);
            var hash = new KeyedHash(in.readNBytes(KeyedHash.BYTES));
            for (int kind = in.readUnsignedByte(); kind != 'E'; kind = in.readUnsignedByte()) {
                Row key = CellCodec.readRow(in);
                reader.entry(switch (kind) {
                    case 'I' -> new JournalEntry.Inserted(key, in.readNBytes(KeyedHash.BYTES));
                    case 'C' -> new JournalEntry.Changed(key, CellCodec.readRow(in), in.readNBytes(
                            KeyedHash.BYTES));
                    case 'D' -> new JournalEntry.Deleted(key, CellCodec.readRow(in));
                    default -> throw new IOException("unknown kind of entry " + kind);
                }, hash);
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The end of an age file is sealed like the rest, so a cut one fails as a changed one does. */
    private static RecordException unreadable(Path file, IOException e) {
        return new RecordException(Problem.blocker("record.problem.journal-cut", file.toString()), e);
    }

    private static DataInputStream open(Path file, AgeOpener opener) throws IOException, SecretException {
        return new DataInputStream(new BufferedInputStream(
                opener.open(new BufferedInputStream(Files.newInputStream(file), BUFFER), file.toString()),
                BUFFER));
    }

    private static JournalChunk header(Path file, DataInputStream in) throws IOException {
        String name = String.valueOf(file.getFileName());
        return new JournalChunk(Long.parseLong(name.substring(0, name.indexOf('_'))), in.readUTF(), in
                .readLong(),
                in.readUTF(), strings(in), strings(in));
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        var strings = new ArrayList<String>();
        int count = in.readUnsignedShort();
        for (int i = 0; i < count; i++) {
            strings.add(in.readUTF());
        }
        return strings;
    }

    private RecordException failed(IOException e) {
        return new RecordException(
                Problem.blocker("record.problem.journal-unwritable", folder.toString(), String.valueOf(e
                        .getMessage())),
                e);
    }

    /** Takes the entries of a chunk, with the hash that its rows were hashed with. */
    @FunctionalInterface
    public interface Reader {
        void entry(JournalEntry entry, KeyedHash hash) throws ProblemException;
    }

    /** A chunk being written. Not thread-safe. */
    public final class Chunk implements AutoCloseable {
        private final Path file;
        private final Path part;
        private final FileOutputStream disk;
        private final DataOutputStream out;
        private final KeyedHash hash;
        private boolean sealed;

        private Chunk(Path file, JournalChunk header, AgeSealer sealer) throws IOException {
            this.file = file;
            this.part = file.resolveSibling(file.getFileName() + ".part");
            this.disk = new FileOutputStream(part.toFile());
            OutputStream unclosed = new BufferedOutputStream(disk, BUFFER) {
                @Override
                public void close() throws IOException {
                    flush(); // the file is closed after it was forced to the disk
                }
            };
            this.out = new DataOutputStream(sealer.seal(unclosed));
            var key = new byte[KeyedHash.BYTES];
            random.nextBytes(key);
            this.hash = new KeyedHash(key);
            out.writeUTF(header.scope());
            out.writeLong(header.number());
            out.writeUTF(header.table());
            strings(header.key());
            strings(header.columns());
            out.write(key);
        }

        private void strings(List<String> strings) throws IOException {
            out.writeShort(strings.size());
            for (String string : strings) {
                out.writeUTF(string);
            }
        }

        /** A row that was not there before; the content is its canonical form. */
        public void inserted(Row key, byte[] content, int length) throws RecordException {
            write('I', key, null, hash.of(content, length));
        }

        /** A row that is about to change from {@code before} to the content. */
        public void changed(Row key, Row before, byte[] content, int length) throws RecordException {
            write('C', key, before, hash.of(content, length));
        }

        /** A row that is about to go. */
        public void deleted(Row key, Row before) throws RecordException {
            write('D', key, before, new byte[0]);
        }

        private void write(char kind, Row key, @org.jspecify.annotations.Nullable Row before, byte[] written)
                throws RecordException {
            try {
                out.writeByte(kind);
                CellCodec.write(key, out);
                if (before != null) {
                    CellCodec.write(before, out);
                }
                out.write(written);
            } catch (IOException e) {
                throw failed(e);
            }
        }

        /** Ends the chunk: on the disk and under its name when this returns. */
        public void seal() throws RecordException {
            try {
                out.writeByte('E');
                out.close();
                disk.getFD().sync();
                disk.close();
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                sealed = true;
            } catch (IOException e) {
                throw failed(e);
            }
        }

        @Override
        public void close() {
            if (!sealed) {
                try {
                    disk.close();
                    Files.deleteIfExists(part);
                } catch (IOException e) {
                    // an unfinished part counts for nothing and is overwritten by the next attempt
                    return;
                }
            }
        }
    }
}
