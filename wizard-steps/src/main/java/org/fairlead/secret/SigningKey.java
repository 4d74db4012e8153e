package org.fairlead.secret;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

import org.fairlead.model.Problem;

/**
 * A key that signs, in minisign's format: of one's own making or from {@code minisign -G}, under a
 * passphrase or without one. Wiped when closed. Not thread-safe.
 */
public final class SigningKey implements AutoCloseable {
    private static final int SEED = 32;
    private static final int HIDDEN = SignerKey.ID + 2 * SEED + 32;
    private static final int FILE = 2 + 2 + 2 + 32 + 8 + 8 + HIDDEN;

    private final byte[] id;
    private final byte[] seed;

    private SigningKey(byte[] id, byte[] seed) {
        this.id = id;
        this.seed = seed;
    }

    /** Makes a new key. */
    public static SigningKey create(SecureRandom random) {
        var id = new byte[SignerKey.ID];
        var seed = new byte[SEED];
        random.nextBytes(id);
        random.nextBytes(seed);
        return new SigningKey(id, seed);
    }

    /**
     * Reads a secret key.
     *
     * @param file
     * what the file says
     * @param passphrase
     * of the file; not looked at where it has none
     * @param memoryAllowed
     * bytes; a key of {@code minisign -G} wants 1 GiB
     * @throws SecretException
     * when it is no such file, the passphrase is wrong, or there is not enough memory
     */
    public static SigningKey read(String file, Secret passphrase, long memoryAllowed) throws SecretException {
        ByteBuffer bytes = decoded(file);
        byte[] kind = take(bytes, 2);
        byte[] derivation = take(bytes, 2);
        byte[] sum = take(bytes, 2);
        byte[] salt = take(bytes, 32);
        long operations = bytes.getLong();
        long memory = bytes.getLong();
        byte[] hidden = take(bytes, HIDDEN);
        if (!is(kind, "Ed") || !is(sum, "B2")) {
            throw noKey(null);
        }
        try {
            if (is(derivation, "Sc")) {
                SodiumScrypt.of(operations, memory, memoryAllowed).mask(hidden, passphrase, salt);
            } else if (!is(derivation, "\0\0")) {
                throw noKey(null);
            }
            return unpacked(hidden);
        } finally {
            Arrays.fill(hidden, (byte) 0);
        }
    }

    /** Whether a secret key can only be read with its passphrase. */
    public static boolean wantsPassphrase(String file) throws SecretException {
        return is(Arrays.copyOfRange(decoded(file).array(), 2, 4), "Sc");
    }

    private static SigningKey unpacked(byte[] hidden) throws SecretException {
        byte[] id = Arrays.copyOf(hidden, SignerKey.ID);
        byte[] pair = Arrays.copyOfRange(hidden, SignerKey.ID, SignerKey.ID + 2 * SEED);
        byte[] check = Arrays.copyOfRange(hidden, SignerKey.ID + 2 * SEED, HIDDEN);
        var key = new SigningKey(id, Arrays.copyOf(pair, SEED));
        // minisign -W writes no check sum; that the halves belong together is check enough there
        boolean sound = (Arrays.equals(check, check(id, pair)) || Arrays.equals(check,
                new byte[check.length]))
                && Arrays.equals(key.publicKey().key(), Arrays.copyOfRange(pair, SEED, 2 * SEED));
        Arrays.fill(pair, (byte) 0);
        if (!sound) {
            key.close();
            throw new SecretException(Problem.blocker("secret.problem.signing-passphrase"), null);
        }
        return key;
    }

    private static ByteBuffer decoded(String file) throws SecretException {
        List<String> lines = file.strip().lines().toList();
        try {
            byte[] bytes = Base64.getDecoder().decode(lines.size() == 2 ? lines.getLast() : "");
            if (bytes.length == FILE) {
                return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            }
        } catch (IllegalArgumentException e) {
            throw noKey(e);
        }
        throw noKey(null);
    }

    private static SecretException noKey(@org.jspecify.annotations.Nullable Throwable cause) {
        return new SecretException(Problem.blocker("secret.problem.no-signing-key"), cause);
    }

    private static boolean is(byte[] bytes, String wanted) {
        return bytes[0] == wanted.charAt(0) && bytes[1] == wanted.charAt(1);
    }

    private static byte[] take(ByteBuffer bytes, int length) {
        var taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private static byte[] check(byte[] id, byte[] pair) {
        var digest = new Blake2bDigest(256);
        digest.update(new byte[]{'E', 'd'}, 0, 2);
        digest.update(id, 0, id.length);
        digest.update(pair, 0, pair.length);
        var check = new byte[32];
        digest.doFinal(check, 0);
        return check;
    }

    /**
     * The key as a file under a passphrase, which minisign reads too.
     *
     * @param workFactor
     * power of two of scrypt's N, as for {@link AgeSealer#memory}
     */
    public String file(Secret passphrase, int workFactor, SecureRandom random) {
        var salt = new byte[32];
        random.nextBytes(salt);
        byte[] pair = Arrays.copyOf(seed, 2 * SEED);
        System.arraycopy(publicKey().key(), 0, pair, SEED, SEED);
        byte[] hidden = ByteBuffer.allocate(HIDDEN).put(id).put(pair).put(check(id, pair)).array();
        SodiumScrypt cost = SodiumScrypt.of(workFactor);
        cost.mask(hidden, passphrase, salt);
        byte[] bytes = ByteBuffer.allocate(FILE).order(ByteOrder.LITTLE_ENDIAN).put(new byte[]{'E', 'd', 'S',
                'c',
                'B', '2'}).put(salt).putLong(cost.operations()).putLong(cost.memory()).put(hidden).array();
        Arrays.fill(pair, (byte) 0);
        return "untrusted comment: minisign encrypted secret key\n" + Base64.getEncoder().encodeToString(
                bytes) + "\n";
    }

    /** The half that others check signatures with. */
    public SignerKey publicKey() {
        return new SignerKey(id, new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded());
    }

    /**
     * Signs content together with a comment.
     *
     * @param trustedComment
     * one line
     */
    public Signature sign(byte[] content, String trustedComment) {
        byte[] signature = signed(SignerKey.prehash(content));
        return new Signature(id.clone(), signature, trustedComment, signed(SignerKey.commented(signature,
                trustedComment)));
    }

    private byte[] signed(byte[] message) {
        var signer = new Ed25519Signer();
        signer.init(true, new Ed25519PrivateKeyParameters(seed));
        signer.update(message, 0, message.length);
        return signer.generateSignature();
    }

    @Override
    public void close() {
        Arrays.fill(seed, (byte) 0);
    }
}
