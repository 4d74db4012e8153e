package org.fairlead.bundled;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and sums the lines of a dataset as they will lie in the bundle. Not thread-safe. */
final class Lines {
    private final MessageDigest digest;
    private long rows;
    private long bytes;

    Lines() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A line, without its line feed. */
    void add(byte[] line) {
        digest.update(line);
        digest.update((byte) '\n');
        rows++;
        bytes += line.length + 1L;
    }

    long rows() {
        return rows;
    }

    long bytes() {
        return bytes;
    }

    /** To be asked for once, when all lines were added. */
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
