package org.fairlead.record;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.Row;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.SecretException;

/** The rows of one table in a file of their own: age around zstd around the record's own form of cells. */
public final class RowArchive {
    private static final int BUFFER = 1 << 16;

    private RowArchive() {}

    /** Writes an archive; it is whole once closed without an exception. */
    public static final class Writer implements AutoCloseable {
        private final DataOutputStream out;
        private long rows;

        public Writer(Path file, AgeSealer sealer, String table, List<String> columns) throws IOException {
            this.out = new DataOutputStream(new BufferedOutputStream(new ZstdOutputStream(
                    sealer.seal(new BufferedOutputStream(Files.newOutputStream(file), BUFFER))), BUFFER));
            out.writeUTF(table);
            out.writeShort(columns.size());
            for (String column : columns) {
                out.writeUTF(column);
            }
        }

        public void add(Row row) throws IOException {
            out.writeByte('R');
            CellCodec.write(row, out);
            rows++;
        }

        public long rows() {
            return rows;
        }

        @Override
        public void close() throws IOException {
            try (out) {
                out.writeByte('E');
                out.writeLong(rows);
            }
        }
    }

    /** Reads an archive; a cut or changed one is noticed at the latest behind its last row. */
    public static final class Reader implements AutoCloseable {
        private final Path file;
        private final DataInputStream in;
        private final String table;
        private final List<String> columns = new ArrayList<>();
        private long rows;

        public Reader(Path file, AgeOpener opener) throws IOException, RecordException {
            this.file = file;
            try {
                this.in = new DataInputStream(new BufferedInputStream(new ZstdInputStream(opener.open(
                        new BufferedInputStream(Files.newInputStream(file), BUFFER), file.toString())),
                        BUFFER));
            } catch (SecretException e) {
                throw new RecordException(e.problem(), e);
            }
            boolean read = false;
            try {
                this.table = in.readUTF();
                int count = in.readUnsignedShort();
                for (int i = 0; i < count; i++) {
                    columns.add(in.readUTF());
                }
                read = true;
            } catch (IOException e) {
                throw cut(e);
            } finally {
                if (!read) {
                    in.close();
                }
            }
        }

        private RecordException cut(@Nullable IOException cause) {
            return new RecordException(Problem.blocker("record.problem.archive-cut", file.toString()), cause);
        }

        public String table() {
            return table;
        }

        public List<String> columns() {
            return List.copyOf(columns);
        }

        /** The next row, or null behind the last. */
        public @Nullable Row next() throws IOException, RecordException {
            try {
                if (in.readUnsignedByte() == 'R') {
                    rows++;
                    return CellCodec.readRow(in);
                }
                if (in.readLong() != rows) {
                    throw cut(null);
                }
                return null;
            } catch (IOException e) {
                throw cut(e);
            }
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
