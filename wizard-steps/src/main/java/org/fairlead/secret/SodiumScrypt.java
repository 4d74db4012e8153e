package org.fairlead.secret;

import java.util.Arrays;

import org.bouncycastle.crypto.generators.SCrypt;

import org.fairlead.model.Problem;

/**
 * The cost of scrypt as libsodium's {@code crypto_pwhash_scryptsalsa208sha256} counts it, which is how
 * minisign hides its secret keys.
 *
 * @param operations
 * "opslimit"
 * @param memory
 * "memlimit", bytes
 */
record SodiumScrypt(long operations, long memory, int factor, int parallel) {

    private static final int BLOCK = 8;
    private static final int MOST_PARALLEL = 64;
    private static final int MOST_FACTOR = 22;

    /** The cost that a file names, as libsodium's {@code pickparams} reads it. */
    static SodiumScrypt of(long operations, long memory, long memoryAllowed) throws SecretException {
        long counted = Math.max(32_768, operations);
        boolean few = counted < memory / 32;
        int factor = factor(few ? counted / (BLOCK * 4) : memory / (BLOCK * 128));
        long parallel = few ? 1 : Math.min(0x3fff_ffff, (counted / 4) >> factor) / BLOCK;
        if (operations < 0 || memory < 0 || parallel < 1 || parallel > MOST_PARALLEL) {
            throw new SecretException(Problem.blocker("secret.problem.no-signing-key"), null);
        }
        if (factor > MOST_FACTOR || ScryptStanza.memory(factor) > memoryAllowed) {
            throw new SecretException(Problem.blocker("secret.problem.signing-memory", ScryptStanza.memory(
                    factor)
                    >> 20), null);
        }
        return new SodiumScrypt(operations, memory, factor, (int) parallel);
    }

    private static int factor(long most) {
        int factor = 1;
        while (factor < 63 && 1L << factor <= most / 2) {
            factor++;
        }
        return factor;
    }

    /** The cost of a work factor in libsodium's words. */
    static SodiumScrypt of(int workFactor) {
        long memory = ScryptStanza.memory(workFactor);
        return new SodiumScrypt(memory / 32, memory, workFactor, 1);
    }

    /** Hides bytes, or uncovers them. */
    void mask(byte[] bytes, Secret passphrase, byte[] salt) {
        byte[] password = passphrase.utf8();
        byte[] stream = SCrypt.generate(password, salt, 1 << factor, BLOCK, parallel, bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= stream[i];
        }
        Arrays.fill(password, (byte) 0);
        Arrays.fill(stream, (byte) 0);
    }
}
