package org.fairlead.dump;

import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Rows counted, and their SHA-256 added up modulo 2<sup>256</sup>: equal for the same rows in any order. Not
 * thread-safe.
 */
public final class RowSum {
    private static final int BYTES = 32;

    private final MessageDigest digest;
    private final byte[] sum = new byte[BYTES];
    private long rows;

    RowSum() {
        digest = Sha256.digest();
    }

    void add(byte[] row) {
        byte[] hash = digest.digest(row);
        int carry = 0;
        for (int i = BYTES - 1; i >= 0; i--) {
            carry += (sum[i] & 0xff) + (hash[i] & 0xff);
            sum[i] = (byte) carry;
            carry >>= 8;
        }
        rows++;
    }

    /** Whether a multiple of so many rows was added, or none. */
    boolean counted(int every) {
        return rows % every == 0;
    }

    /** What was added so far. */
    Counted counted() {
        return new Counted(rows, HexFormat.of().formatHex(sum));
    }

    /** Rows of a table. */
    public record Counted(long rows, String sum) {}
}
