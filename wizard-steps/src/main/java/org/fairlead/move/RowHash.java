package org.fairlead.move;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.fairlead.convert.CanonicalRow;
import org.fairlead.model.Row;

/** The first half of a SHA-256 over a row's canonical form. */
record RowHash(long high, long low) {
    static RowHash of(Row row, CanonicalRow canonical) {
        canonical.write(row);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(canonical.buffer(), 0, canonical.length());
            var bytes = ByteBuffer.wrap(digest.digest());
            return new RowHash(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
