package org.fairlead.bundle;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;

import org.fairlead.model.ProblemException;

/** Writes the rows of a dataset, in parts of at most 8 MiB unless a single row is larger. Not thread-safe. */
public final class DatasetWriter implements AutoCloseable {
    /** The most bytes of a part that holds more than one row. */
    public static final int PART = 8 << 20;

    private static final byte[] LINE_FEED = {'\n'};

    private final BundleManifest.Dataset dataset;
    private final Parts parts;
    private final byte[] head;
    private final byte[] end;
    private byte[] part = new byte[1 << 16];
    private int length;
    private long rowsInPart;
    private int number;

    DatasetWriter(BundleManifest.Dataset dataset, Parts parts) {
        this.dataset = dataset;
        this.parts = parts;
        this.head = dataset.format().head(dataset.columns());
        this.end = dataset.format().end();
    }

    /** Takes whole parts. */
    interface Parts {
        void write(EntryName.Data name, byte[] content, int length, long rows) throws IOException,
                ProblemException;
    }

    /**
     * Writes a row.
     *
     * @param row
     * in the dataset's format and UTF-8, without a line feed at its end
     * @throws IllegalArgumentException
     * when it is no single row of the format
     */
    public void row(byte[] row) throws IOException, ProblemException {
        row(() -> row, () -> row);
    }

    /**
     * Writes a row that reads differently where a part begins with it, and answers its bytes.
     *
     * @param first
     * the row at the beginning of a part
     * @param next
     * the row behind another
     * @throws IllegalArgumentException
     * when it is no single row of the format
     */
    public int row(Supplier<byte[]> first, Supplier<byte[]> next) throws IOException, ProblemException {
        byte[] row = checked(rowsInPart == 0 ? first.get() : next.get());
        if (rowsInPart > 0 && (long) length + row.length + 1 + end.length > PART) {
            flush();
            row = checked(first.get());
        }
        if (rowsInPart == 0) {
            add(head);
        }
        add(row);
        add(LINE_FEED);
        rowsInPart++;
        return row.length + 1;
    }

    private byte[] checked(byte[] row) {
        if (!dataset.format().isRow(row)) {
            throw new IllegalArgumentException("no row of " + dataset.format());
        }
        return row;
    }

    private void add(byte[] bytes) {
        int needed = Math.addExact(length, bytes.length);
        if (needed > part.length) {
            part = Arrays.copyOf(part, Math.max(needed, (int) Math.min(PART, 2L * part.length)));
        }
        System.arraycopy(bytes, 0, part, length, bytes.length);
        length = needed;
    }

    private void flush() throws IOException, ProblemException {
        add(end);
        parts.write(new EntryName.Data(dataset.id(), ++number, dataset.format()), part, length, rowsInPart);
        part = part.length > PART ? new byte[PART] : part;
        length = 0;
        rowsInPart = 0;
    }

    /** Writes the last part. A dataset without rows has no part. */
    @Override
    public void close() throws IOException, ProblemException {
        if (rowsInPart > 0) {
            flush();
        }
    }
}
