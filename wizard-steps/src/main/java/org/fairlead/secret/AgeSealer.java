package org.fairlead.secret;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.format.StandardPayloadKeyWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;

import org.fairlead.model.Problem;

/** Encrypts streams in the age v1 format, to public keys or to a passphrase. Thread-safe. */
public final class AgeSealer {
    /** The work factor that age itself writes: 256 MiB, about a second. */
    public static final int STRONG = 18;
    /** The least work factor that is written: 16 MiB. */
    public static final int LEAST = 14;
    /** The most public keys of one stream. */
    public static final int MOST_KEYS = 100;

    private static final int HEADER = 1 << 16;

    private final List<RecipientStanzaWriter> recipients;

    private AgeSealer(List<RecipientStanzaWriter> recipients) {
        this.recipients = List.copyOf(recipients);
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
        return toKeys(List.of(key));
    }

    /**
     * Seals to X25519 public keys; each of them opens.
     *
     * @param keys
     * "age1…", 1 to {@link #MOST_KEYS}
     * @throws SecretException
     * when one is no such key, or there are too few or too many
     */
    public static AgeSealer toKeys(List<String> keys) throws SecretException {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new SecretException(Problem.blocker("secret.problem.recipients", keys.size(), MOST_KEYS),
                    null);
        }
        var writers = new ArrayList<RecipientStanzaWriter>();
        for (String key : keys) {
            try {
                writers.add(X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key));
            } catch (GeneralSecurityException | IllegalArgumentException e) {
                throw new SecretException(Problem.blocker("secret.problem.no-recipient", key), e);
            }
        }
        return new AgeSealer(writers);
    }

    /** Seals to a passphrase; the work factor is the power of two of scrypt's N. */
    public static AgeSealer toPassphrase(Secret passphrase, int workFactor, SecureRandom random) {
        return new AgeSealer(List.of(new ScryptStanza.Writer(passphrase, workFactor, random)));
    }

    /** Bytes of heap that sealing to or opening with a passphrase needs at a work factor. */
    public static long memory(int workFactor) {
        return ScryptStanza.memory(workFactor);
    }

    /**
     * The strongest work factor, {@link #LEAST} to {@link #STRONG}, for a job that does little else while it
     * makes the key.
     *
     * @param heap
     * bytes there may be; some garbage collectors keep a part of -Xmx to themselves, so a little more
     * than half of what they admit to may go into the key
     */
    public static int strongestFor(long heap) {
        int factor = STRONG;
        while (factor > LEAST && memory(factor) > memoryFor(heap)) {
            factor--;
        }
        return factor;
    }

    /** Bytes that a passphrase's key may take of a heap, see {@link #strongestFor}. */
    public static long memoryFor(long heap) {
        return heap / 100 * 55;
    }

    /** A stream whose content arrives encrypted in the given one; closing it closes both. */
    public OutputStream seal(OutputStream sealed) throws IOException {
        return seal(sealed, recipients);
    }

    /**
     * A sealing stream, and an opener for this one stream that needs no private key: for reading back
     * what was written.
     */
    public record Reopenable(OutputStream out, AgeOpener opener) {}

    /** As {@link #seal}, and keeps the key of the stream in memory for as long as the opener is in use. */
    public Reopenable sealReopenable(OutputStream sealed) throws IOException {
        var keeper = new FileKeyKeeper();
        var writers = new ArrayList<>(recipients);
        writers.add(keeper);
        return new Reopenable(seal(sealed, writers), new AgeOpener(keeper));
    }

    private static OutputStream seal(OutputStream sealed, List<RecipientStanzaWriter> recipients)
            throws IOException {
        var header = ByteBuffer.allocate(HEADER);
        try {
            CipherKey key = new StandardPayloadKeyWriter().writeFileHeader(header, recipients);
            sealed.write(header.array(), 0, header.position());
            return new SealedChunks(sealed, key);
        } catch (GeneralSecurityException e) {
            throw new IOException("age encryption is not available", e);
        }
    }

    /** A recipient that leaves no trace in the file and remembers the key. */
    private static final class FileKeyKeeper implements RecipientStanzaWriter, RecipientStanzaReader {
        private byte[] key = new byte[0];

        @Override
        public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey) {
            key = fileKey.getEncoded();
            return List.of();
        }

        @Override
        public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
            return new FileKey(key);
        }
    }
}
