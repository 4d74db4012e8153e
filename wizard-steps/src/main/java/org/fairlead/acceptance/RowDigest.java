package org.fairlead.acceptance;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Row;

/** SHA-256 of rows in the canonical form that verification compares too. Not thread-safe. */
final class RowDigest {
    private final CanonicalRow canonical = new CanonicalRow();
    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    byte[] of(Row row) {
        canonical.write(row);
        digest.update(canonical.buffer(), 0, canonical.length());
        return digest.digest();
    }
}
