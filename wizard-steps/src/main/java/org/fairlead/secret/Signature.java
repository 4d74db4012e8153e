package org.fairlead.secret;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.fairlead.model.Problem;

/**
 * A signature as minisign writes it, of the prehashed kind ("ED": Ed25519 over BLAKE2b-512), which is the
 * only one read. Whether it is right is for {@link SignerKey#verifies} to say.
 *
 * @param keyId
 * eight bytes that name the signer's key
 * @param signature
 * 64 bytes over the content
 * @param trustedComment
 * what the signer says about it, signed too
 * @param global
 * 64 bytes over signature and trusted comment
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its text only
public record Signature(byte[] keyId, byte[] signature, String trustedComment, byte[] global) {

    private static final String UNTRUSTED = "untrusted comment: ";
    private static final String TRUSTED = "trusted comment: ";
    private static final byte[] ALGORITHM = {'E', 'D'};
    private static final int BYTES = 64;

    /**
     * Reads the four lines of a signature file.
     *
     * @param place
     * what is read, for people
     * @throws SecretException
     * when it is anything else
     */
    public static Signature read(byte[] file, String place) throws SecretException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
            String[] lines = text.split("\n", -1);
            if (lines.length == 5 && lines[4].isEmpty() && lines[0].startsWith(UNTRUSTED)
                    && lines[2].startsWith(TRUSTED)) {
                byte[] first = Base64.getDecoder().decode(lines[1]);
                byte[] global = Base64.getDecoder().decode(lines[3]);
                if (first.length == 2 + SignerKey.ID + BYTES && global.length == BYTES && first[0]
                        == ALGORITHM[0]
                        && first[1] == ALGORITHM[1]) {
                    return new Signature(Arrays.copyOfRange(first, 2, 2 + SignerKey.ID),
                            Arrays.copyOfRange(first, 2 + SignerKey.ID, first.length),
                            lines[2].substring(TRUSTED.length()), global);
                }
            }
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new SecretException(Problem.blocker("secret.problem.no-signature", place), e);
        }
        throw new SecretException(Problem.blocker("secret.problem.no-signature", place), null);
    }

    /** The signature as a file. */
    public String file(String untrustedComment) {
        byte[] first = ByteBuffer.allocate(2 + SignerKey.ID + BYTES).put(ALGORITHM).put(keyId).put(signature)
                .array();
        Base64.Encoder base64 = Base64.getEncoder();
        return UNTRUSTED + untrustedComment + "\n" + base64.encodeToString(first) + "\n" + TRUSTED
                + trustedComment
                + "\n" + base64.encodeToString(global) + "\n";
    }

    /** The id of the signer's key as minisign shows it. */
    public String keyIdText() {
        return SignerKey.idText(keyId);
    }
}
