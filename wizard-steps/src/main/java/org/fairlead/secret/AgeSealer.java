package org.fairlead.secret;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.stream.StandardEncryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;

import org.fairlead.model.Problem;

/** Encrypts streams in the age v1 format, to a public key or to a passphrase. Thread-safe. */
public final class AgeSealer {
    private final RecipientStanzaWriter recipient;

    private AgeSealer(RecipientStanzaWriter recipient) {
        this.recipient = recipient;
    }

    /**
     * Seals to an X25519 public key.
     *
     * @param key
     * "age1…"
     * @throws SecretException
     * when it is no such key
     */
    public static AgeSealer toKey(String key) throws SecretException {
        try {
            return new AgeSealer(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretException(Problem.blocker("secret.problem.no-recipient", key), e);
        }
    }

    /** Seals to a passphrase; the work factor is the power of two of scrypt's N. */
    public static AgeSealer toPassphrase(Secret passphrase, int workFactor, SecureRandom random) {
        return new AgeSealer(new ScryptStanza.Writer(passphrase, workFactor, random));
    }

    /** Bytes of heap that sealing to or opening with a passphrase needs at a work factor. */
    public static long memory(int workFactor) {
        return ScryptStanza.memory(workFactor);
    }

    /** A stream whose content arrives encrypted in the given one; closing it closes both. */
    public OutputStream seal(OutputStream sealed) throws IOException {
        try {
            return new java.io.BufferedOutputStream(
                    Channels.newOutputStream(new StandardEncryptingChannelFactory()
                            .newEncryptingChannel(Channels.newChannel(sealed), List.of(recipient))),
                    1 << 16);
        } catch (GeneralSecurityException e) {
            throw new IOException("age encryption is not available", e);
        }
    }
}
