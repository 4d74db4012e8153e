package org.fairlead.action;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.record.RecordException;
import org.fairlead.record.RowArchive;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.KeyImage;
import org.fairlead.site.KeyName;

/** Keys of a store in a sealed file of their own, each with its payload, expiry and fingerprint. */
public final class KeyArchive {
    /** Name of the backup of a store, within the folder of backups. */
    public static final String BACKUP = "keys.zst.age";

    private static final List<String> COLUMNS = List.of("name", "type", "payload", "expires", "fingerprint");

    private KeyArchive() {}

    /** Writes an archive; it is whole, and on the disk, once closed without an exception. */
    public static final class Writer implements AutoCloseable {
        private final Path file;
        private final RowArchive.Writer rows;

        /** @param place of the store, for people */
        public Writer(Path file, AgeSealer sealer, String place) throws IOException {
            this.file = file;
            this.rows = new RowArchive.Writer(file, sealer, place, COLUMNS);
        }

        public void add(KeyImage image) throws IOException {
            rows.add(new Row(new Cell.Bytes(image.name().bytes()), new Cell.Text(image.type()),
                    new Cell.Bytes(image.payload()), new Cell.Int(image.expiresAt()), new Cell.Text(image
                            .fingerprint())));
        }

        public long keys() {
            return rows.rows();
        }

        @Override
        public void close() throws IOException {
            rows.close();
            try (FileChannel disk = FileChannel.open(file, StandardOpenOption.WRITE)) {
                disk.force(true);
            }
        }
    }

    /** Reads an archive; a cut or changed one is noticed at the latest behind its last key. */
    public static final class Reader implements AutoCloseable {
        private static final int AT_ONCE = 200;
        private static final long BYTES_AT_ONCE = 4 << 20;

        private final Path file;
        private final RowArchive.Reader rows;
        private boolean ended;

        public Reader(Path file, AgeOpener opener) throws IOException, RecordException {
            this.file = file;
            this.rows = new RowArchive.Reader(file, opener);
        }

        /** The next key; empty behind the last. */
        public Optional<KeyImage> next() throws IOException, RecordException {
            Row row = ended ? null : rows.next();
            if (row == null) {
                ended = true;
                return Optional.empty();
            }
            if (row.size() == COLUMNS.size() && row.get(0) instanceof Cell.Bytes(byte[] name)
                    && row.get(1) instanceof Cell.Text(String type)
                    && row.get(2) instanceof Cell.Bytes(byte[] payload)
                    && row.get(3) instanceof Cell.Int(long expires)
                    && row.get(4) instanceof Cell.Text(String fingerprint)) {
                return Optional.of(new KeyImage(KeyName.of(name), type, payload, expires, fingerprint));
            }
            throw new RecordException(Problem.blocker("record.problem.archive-cut", file.toString()), null);
        }

        /** The next keys, small enough together to be held; none behind the last. */
        public List<KeyImage> some() throws IOException, RecordException {
            var some = new ArrayList<KeyImage>();
            long bytes = 0;
            while (some.size() < AT_ONCE && bytes < BYTES_AT_ONCE) {
                Optional<KeyImage> next = next();
                if (next.isEmpty()) {
                    break;
                }
                some.add(next.get());
                bytes += next.get().payload().length;
            }
            return some;
        }

        @Override
        public void close() throws IOException {
            rows.close();
        }
    }
}
