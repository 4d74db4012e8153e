package org.fairlead.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of a bundle, one behind the other. A failure of the disk is told apart from everything else. */
final class VolumeInput extends InputStream {
    private final List<Path> parts;
    private InputStream current = InputStream.nullInputStream();
    private int opened;
    private long read;

    VolumeInput(List<Path> parts) {
        this.parts = parts;
    }

    /** The disk does not give the file. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1L;

        private final String reason;

        UnreadableException(IOException cause) {
            super(cause);
            this.reason = cause.getClass().getSimpleName();
        }

        String reason() {
            return reason;
        }
    }

    /** Bytes read so far. */
    long count() {
        return read;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            int count = current.read(target, offset, length);
            while (count < 0 && opened < parts.size()) {
                current.close();
                current = Files.newInputStream(parts.get(opened++));
                count = current.read(target, offset, length);
            }
            read += Math.max(0, count);
            return count;
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }

    @Override
    public void close() throws IOException {
        current.close();
    }
}
