package org.fairlead.site.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.CloseableHandle;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;

/**
 * Reads a file from a place in it on; what comes before does not travel. Ends its channel when it is closed.
 */
final class SftpStream extends InputStream {
    private static final int MOST = 32 << 10;

    private final SftpClient files;
    private final CloseableHandle handle;
    private long offset;

    private SftpStream(SftpClient files, CloseableHandle handle, long offset) {
        this.files = files;
        this.handle = handle;
        this.offset = offset;
    }

    static InputStream open(SftpClient files, String place, long offset) throws IOException {
        boolean open = false;
        try {
            var stream = new SftpStream(files, files.open(place, OpenMode.Read), offset);
            open = true;
            return stream;
        } finally {
            if (!open) {
                files.close();
            }
        }
    }

    /** Cuts a file at a place and writes on from there; makes it where it is not there. */
    static void append(SftpClient files, String place, long offset, InputStream content) throws IOException {
        try (CloseableHandle handle = files.open(place, OpenMode.Create, OpenMode.Write)) {
            var cut = new SftpClient.Attributes();
            cut.setSize(offset);
            files.setStat(place, cut);
            byte[] buffer = new byte[MOST];
            long at = offset;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                files.write(handle, at, buffer, 0, read);
                at += read;
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        Objects.checkFromIndexSize(from, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        int read = files.read(handle, offset, bytes, from, Math.min(length, MOST));
        if (read > 0) {
            offset += read;
        }
        return read > 0 ? read : -1;
    }

    @Override
    public void close() throws IOException {
        try (files) {
            handle.close();
        }
    }
}
