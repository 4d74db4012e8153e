package org.fairlead.secret;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyReader;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;

import org.fairlead.model.Problem;
import org.fairlead.secret.BrokenSealException.Kind;
import org.fairlead.secret.OpenedChunks.Expected;

/** Decrypts age v1 streams, armored ones too, with identities or a passphrase. Thread-safe. */
public final class AgeOpener {
    private static final int BUFFER = 1 << 16;

    private final RecipientStanzaReader reader;
    private final Expected expected;

    AgeOpener(RecipientStanzaReader reader) {
        this(reader, new Expected(new byte[0], new byte[0]));
    }

    private AgeOpener(RecipientStanzaReader reader, Expected expected) {
        this.reader = reader;
        this.expected = expected;
    }

    /**
     * Opens with an X25519 identity, "AGE-SECRET-KEY-1…".
     *
     * @throws SecretException
     * when it is no such identity
     */
    public static AgeOpener withIdentity(Secret identity) throws SecretException {
        return withIdentities(List.of(identity));
    }

    /**
     * Opens with any of several X25519 identities.
     *
     * @throws SecretException
     * when one is no such identity
     */
    public static AgeOpener withIdentities(List<Secret> identities) throws SecretException {
        var readers = new ArrayList<RecipientStanzaReader>();
        for (Secret identity : identities) {
            try {
                readers.add(X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(identity.revealText()
                        .strip()));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new SecretException(Problem.blocker("secret.problem.no-identity"), e);
            }
        }
        return new AgeOpener(new AnyReader(readers));
    }

    /** Opens with a passphrase, spending at most the given bytes of memory on its key. */
    public static AgeOpener withPassphrase(Secret passphrase, long memoryAllowed) {
        return new AgeOpener(new ScryptStanza.Reader(passphrase, memoryAllowed));
    }

    /**
     * The same opener for content that begins and ends with these bytes when it is whole. A stream that
     * was cut is then told from one that was changed wherever it was cut; without, only where a chunk of
     * 64 KiB ends.
     */
    public AgeOpener expecting(byte[] beginning, byte[] ending) {
        return new AgeOpener(reader, new Expected(beginning.clone(), ending.clone()));
    }

    /**
     * The same opener, which works the key of a stream out once and keeps it in memory: a stream that is read
     * several times costs the time and memory of a passphrase only once, also where it is read at once.
     */
    public AgeOpener remembering() {
        return new AgeOpener(new RememberedKey(reader), expected);
    }

    /** What opens a sealed stream. */
    public enum SealedTo {
        PASSPHRASE, KEYS
    }

    /**
     * Looks at the header of a sealed stream.
     *
     * @throws SecretException
     * when it has no sound header; its cause is a {@link BrokenSealException}
     */
    public static SealedTo sealedTo(InputStream sealed, String place) throws IOException, SecretException {
        return header(unarmored(sealed, place), place).isForPassphrase() ? SealedTo.PASSPHRASE
                : SealedTo.KEYS;
    }

    /**
     * The content of a sealed stream. Reading on fails with a {@link BrokenSealException} where the
     * content was damaged or cut.
     *
     * @param place
     * what is opened, for people
     * @throws SecretException
     * when the key or passphrase does not fit; or, with a {@link BrokenSealException} as its cause, when
     * the header is damaged or cut
     */
    public InputStream open(InputStream sealed, String place) throws IOException, SecretException {
        InputStream in = unarmored(sealed, place);
        AgeHeader header = header(in, place);
        try {
            CipherKey key = new StandardPayloadKeyReader().getPayloadKey(ByteBuffer.wrap(header.bytes()),
                    List.of(reader));
            return new OpenedChunks(in, key, header.bytes().length, expected);
        } catch (ScryptStanza.WorkFactorException e) {
            long mebibytes = ScryptStanza.memory(Math.min(e.factor(), 40)) >> 20;
            throw new SecretException(Problem.blocker("secret.problem.work-factor", place, e.factor(),
                    mebibytes), e);
        } catch (SignatureException e) {
            // the key fits, so it is the header that does not
            throw broken(new BrokenSealException(Kind.DAMAGED, 0, "header", e), place);
        } catch (GeneralSecurityException e) {
            throw new SecretException(Problem.blocker("secret.problem.wrong-key", place), e);
        }
    }

    private static AgeHeader header(InputStream in, String place) throws IOException, SecretException {
        try {
            return AgeHeader.read(in);
        } catch (BrokenSealException e) {
            throw broken(e, place);
        }
    }

    private static SecretException broken(BrokenSealException e, String place) {
        return new SecretException(Problem.blocker(switch (e.kind()) {
            case CUT -> "secret.problem.cut";
            case DAMAGED -> "secret.problem.damaged";
            case FOREIGN -> "secret.problem.foreign";
        }, place), e);
    }

    private static InputStream unarmored(InputStream sealed, String place) throws IOException,
            SecretException {
        var in = new BufferedInputStream(sealed, BUFFER);
        try {
            return ArmoredStream.isArmored(in) ? ArmoredStream.of(in) : in;
        } catch (BrokenSealException e) {
            throw broken(e, place);
        }
    }

    /** The file key from the first identity that fits. */
    private record AnyReader(List<RecipientStanzaReader> readers) implements RecipientStanzaReader {
        @Override
        public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
            var none = new GeneralSecurityException("no identity fits");
            for (RecipientStanzaReader reader : readers) {
                try {
                    return reader.getFileKey(stanzas);
                } catch (GeneralSecurityException e) {
                    none.addSuppressed(e);
                }
            }
            throw none;
        }
    }
}
