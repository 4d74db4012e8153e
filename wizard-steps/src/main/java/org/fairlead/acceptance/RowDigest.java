package org.fairlead.acceptance;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * SHA-256 over rows: the kind and the length of each value before the value, so that no two rows run
 * together.
 */
final class RowDigest {
    private final MessageDigest digest;

    RowDigest() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }

    RowDigest add(Row row) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(row.cells().size()).flip());
        for (Cell cell : row.cells()) {
            byte[] value = cell instanceof Cell.Bytes(byte[] bytes) ? bytes : ReadableCell.whole(cell)
                    .getBytes(StandardCharsets.UTF_8);
            digest.update(cell.getClass().getSimpleName().getBytes(StandardCharsets.US_ASCII));
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(value.length).flip());
            digest.update(value);
        }
        return this;
    }

    byte[] digest() {
        return digest.digest();
    }
}
