package org.fairlead.secret;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A 16-byte hash that says nothing without its key: the first half of SHA-256 over key and content (the key
 * has a fixed
 * length and half of the state stays hidden, so content cannot be appended). Not thread-safe.
 */
public final class KeyedHash {
    /** Bytes of a hash and of a key. */
    public static final int BYTES = 16;

    private final MessageDigest digest;
    private final byte[] key;

    public KeyedHash(byte[] key) {
        this.key = key.clone();
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public byte[] of(byte[] content, int length) {
        digest.reset();
        digest.update(key);
        digest.update(content, 0, length);
        return Arrays.copyOf(digest.digest(), BYTES);
    }
}
