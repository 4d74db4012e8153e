package org.fairlead.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The entries of a bundle as a POSIX tar archive, and their sums. The same entries give the same bytes. */
final class TarWriter implements AutoCloseable {
    private static final int OWNER_ONLY = 0600;
    private static final int BUFFER = 1 << 16;

    private final TarArchiveOutputStream tar;
    private final Instant created;
    private final BundleLimits limits;
    private final Diagnoses diagnoses;
    private final Map<String, byte[]> hashes = new LinkedHashMap<>();
    private final byte[] buffer = new byte[BUFFER];

    TarWriter(OutputStream out, Instant created, BundleLimits limits, Diagnoses diagnoses) {
        this.tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        this.created = created;
        this.limits = limits;
        this.diagnoses = diagnoses;
    }

    void entry(EntryName name, byte[] content) throws IOException, BundleException {
        entry(name, content, content.length);
    }

    void entry(EntryName name, byte[] content, int length) throws IOException, BundleException {
        begin(name, length);
        tar.write(content, 0, length);
        tar.closeArchiveEntry();
        MessageDigest digest = sha256();
        digest.update(content, 0, length);
        hashes.put(name.text(), digest.digest());
    }

    /** Writes exactly so many bytes; a source that has fewer or more is refused. */
    void entry(EntryName name, long size, InputStream content) throws IOException, BundleException {
        begin(name, size);
        MessageDigest digest = sha256();
        long left = size;
        for (int count = content.read(buffer); count >= 0 && left >= 0; count = content.read(buffer)) {
            left -= count;
            if (left >= 0) {
                tar.write(buffer, 0, count);
                digest.update(buffer, 0, count);
            }
        }
        if (left != 0) {
            throw diagnoses.failed("bundle.problem.file-changed", name.text());
        }
        tar.closeArchiveEntry();
        hashes.put(name.text(), digest.digest());
    }

    private void begin(EntryName name, long size) throws IOException, BundleException {
        if (hashes.containsKey(name.text())) {
            throw diagnoses.refused("bundle.problem.entry-twice", name.text());
        }
        if (size > limits.of(name)) {
            throw diagnoses.refused("bundle.problem.entry-size", name.text(), size, limits.of(name));
        }
        if (hashes.size() >= limits.entries()) {
            throw diagnoses.refused("bundle.problem.entry-count", limits.entries());
        }
        var entry = new TarArchiveEntry(name.text());
        entry.setSize(size);
        entry.setMode(OWNER_ONLY);
        entry.setIds(0, 0);
        entry.setModTime(created.toEpochMilli());
        tar.putArchiveEntry(entry);
    }

    /** The sums of everything so far, as {@code sha256sum} reads them. */
    byte[] sums() {
        return Verification.text(hashes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
