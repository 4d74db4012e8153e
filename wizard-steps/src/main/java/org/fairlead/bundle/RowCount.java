package org.fairlead.bundle;

/** Counts the rows of a part while its bytes go by. Not thread-safe. */
final class RowCount {
    private final DataFormat format;
    private long lines;
    private boolean quoted;
    private byte last = '\n';

    RowCount(DataFormat format) {
        this.format = format;
    }

    void add(byte[] bytes, int offset, int length) {
        if (format == DataFormat.CSV) {
            records(bytes, offset, length);
        } else {
            lines += LineFeeds.count(bytes, offset, length);
        }
        if (length > 0) {
            last = bytes[offset + length - 1];
        }
    }

    private void records(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            quoted ^= bytes[i] == '"';
            lines += bytes[i] == '\n' && !quoted ? 1 : 0;
        }
    }

    /** The rows so far; -1 when what went by is no whole part. */
    long rows() {
        long rows = lines - format.frameLines();
        return quoted || last != '\n' ? -1 : Math.max(-1, rows);
    }
}
