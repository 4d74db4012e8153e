package org.fairlead.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.security.GeneralSecurityException;
import java.util.List;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;

import org.fairlead.model.Problem;

/** Decrypts age v1 streams with an identity or a passphrase. Thread-safe. */
public final class AgeOpener {
    private final RecipientStanzaReader reader;

    private AgeOpener(RecipientStanzaReader reader) {
        this.reader = reader;
    }

    /**
     * Opens with an X25519 identity, "AGE-SECRET-KEY-1…".
     *
     * @throws SecretException
     * when it is no such identity
     */
    public static AgeOpener withIdentity(Secret identity) throws SecretException {
        try {
            return new AgeOpener(
                    X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity.revealText()
                            .strip()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new SecretException(Problem.blocker("secret.problem.no-identity"), e);
        }
    }

    /** Opens with a passphrase, spending at most the given bytes of memory on its key. */
    public static AgeOpener withPassphrase(Secret passphrase, long memoryAllowed) {
        return new AgeOpener(new ScryptStanza.Reader(passphrase, memoryAllowed));
    }

    /**
     * The content of a sealed stream. Reading on fails with an {@link IOException} where the content was
     * damaged or cut.
     *
     * @param place
     * what is opened, for people
     * @throws SecretException
     * when the key or passphrase does not fit or the header is damaged
     */
    public InputStream open(InputStream sealed, String place) throws IOException, SecretException {
        try {
            return Channels.newInputStream(new StandardDecryptingChannelFactory()
                    .newDecryptingChannel(Channels.newChannel(sealed), List.of(reader)));
        } catch (ScryptStanza.WorkFactorException e) {
            long mebibytes = ScryptStanza.memory(Math.min(e.factor(), 40)) >> 20;
            throw new SecretException(Problem.blocker("secret.problem.work-factor", place, e.factor(),
                    mebibytes), e);
        } catch (GeneralSecurityException e) {
            throw new SecretException(Problem.blocker("secret.problem.wrong-key", place), e);
        }
    }
}
