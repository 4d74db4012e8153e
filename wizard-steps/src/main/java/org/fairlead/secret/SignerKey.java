package org.fairlead.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

import org.fairlead.model.Problem;

/**
 * The public key of somebody who signs, as minisign writes it: {@code RW…}. Not secret.
 *
 * @param id
 * eight bytes, which signatures name
 * @param key
 * 32 bytes of Ed25519
 */
@SuppressWarnings("ArrayRecordComponent") // equality by content is written out below
public record SignerKey(byte[] id, byte[] key) {
    static final int ID = 8;
    private static final int KEY = 32;
    private static final byte[] ALGORITHM = {'E', 'd'};

    public SignerKey {
        id = id.clone();
        key = key.clone();
    }

    /**
     * Reads a public key.
     *
     * @param text
     * the 56 characters, or a whole file as {@code minisign -G} writes it
     * @throws SecretException
     * when it is no such key
     */
    public static SignerKey read(String text) throws SecretException {
        List<String> lines = text.strip().lines().toList();
        String line = lines.size() == 2 && lines.getFirst().startsWith("untrusted comment:")
                ? lines.getLast()
                : text.strip();
        try {
            byte[] bytes = Base64.getDecoder().decode(line);
            if (bytes.length == ALGORITHM.length + ID + KEY && bytes[0] == ALGORITHM[0] && bytes[1]
                    == ALGORITHM[1]) {
                return new SignerKey(Arrays.copyOfRange(bytes, 2, 2 + ID), Arrays.copyOfRange(bytes, 2 + ID,
                        bytes.length));
            }
        } catch (IllegalArgumentException e) {
            throw new SecretException(Problem.blocker("secret.problem.no-signer"), e);
        }
        throw new SecretException(Problem.blocker("secret.problem.no-signer"), null);
    }

    /** The key in one line of 56 characters. */
    public String text() {
        return Base64.getEncoder().encodeToString(ByteBuffer.allocate(ALGORITHM.length + ID + KEY).put(
                ALGORITHM)
                .put(id).put(key).array());
    }

    /** The key as a file that {@code minisign -V -p} takes. */
    public String file() {
        return "untrusted comment: minisign public key " + idText() + "\n" + text() + "\n";
    }

    /** The id as minisign shows it. */
    public String idText() {
        return idText(id);
    }

    static String idText(byte[] id) {
        var reversed = new byte[id.length];
        for (int i = 0; i < id.length; i++) {
            reversed[i] = id[id.length - 1 - i];
        }
        return HexFormat.of().withUpperCase().formatHex(reversed);
    }

    /** Whether a signature is this key's, over exactly this content, with its trusted comment unchanged. */
    public boolean verifies(Signature signature, byte[] content) {
        return Arrays.equals(id, signature.keyId())
                && verifies(prehash(content), signature.signature())
                && verifies(commented(signature.signature(), signature.trustedComment()), signature.global());
    }

    private boolean verifies(byte[] message, byte[] signature) {
        var verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key));
        verifier.update(message, 0, message.length);
        return verifier.verifySignature(signature);
    }

    static byte[] prehash(byte[] content) {
        var digest = new Blake2bDigest(512);
        digest.update(content, 0, content.length);
        var hash = new byte[64];
        digest.doFinal(hash, 0);
        return hash;
    }

    static byte[] commented(byte[] signature, String trustedComment) {
        byte[] comment = trustedComment.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(signature.length + comment.length).put(signature).put(comment).array();
    }

    @Override
    public byte[] id() {
        return id.clone();
    }

    @Override
    public byte[] key() {
        return key.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SignerKey that && Arrays.equals(id, that.id) && Arrays.equals(key, that.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }
}
