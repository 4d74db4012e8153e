package org.fairlead.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;

import org.fairlead.model.Problem;

/**
 * The key of a run: journal and backups are sealed to its public half, so that appending needs no
 * passphrase; the private
 * half lies sealed by the user's passphrase.
 *
 * @param recipient
 * public half, "age1…"
 * @param sealedIdentity
 * private half as an age file
 */
@SuppressWarnings("ArrayRecordComponent") // equality by content is written out below
public record RunKey(String recipient, byte[] sealedIdentity) {
    public RunKey {
        sealedIdentity = sealedIdentity.clone();
    }

    @Override
    public byte[] sealedIdentity() {
        return sealedIdentity.clone();
    }

    /** Makes a new key; takes about a second of work at factor 18. */
    public static RunKey create(Secret passphrase, int workFactor, SecureRandom random)
            throws SecretException {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            var sealed = new ByteArrayOutputStream();
            try (var out = AgeSealer.toPassphrase(passphrase, workFactor, random).seal(sealed)) {
                out.write(pair.getPrivate().toString().getBytes(StandardCharsets.US_ASCII));
            }
            return new RunKey(pair.getPublic().toString(), sealed.toByteArray());
        } catch (GeneralSecurityException | IOException e) {
            throw new SecretException(Problem.blocker("secret.problem.no-key"), e);
        }
    }

    /** Opens the private half. */
    public AgeOpener open(Secret passphrase, long memoryAllowed) throws SecretException {
        var opener = AgeOpener.withPassphrase(passphrase, memoryAllowed);
        try (var in = opener.open(new ByteArrayInputStream(sealedIdentity), "key.age")) {
            try (var identity = Secret.of(new String(in.readAllBytes(), StandardCharsets.US_ASCII))) {
                return AgeOpener.withIdentity(identity);
            }
        } catch (IOException e) {
            throw new SecretException(Problem.blocker("secret.problem.damaged", "key.age"), e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RunKey that && recipient.equals(that.recipient);
    }

    @Override
    public int hashCode() {
        return recipient.hashCode();
    }
}
