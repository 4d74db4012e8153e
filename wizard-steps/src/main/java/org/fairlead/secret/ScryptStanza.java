package org.fairlead.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;

import com.exceptionfactory.jagged.FileKey;
import com.exceptionfactory.jagged.RecipientStanza;
import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.UnsupportedRecipientStanzaException;
import com.exceptionfactory.jagged.framework.crypto.CipherKey;
import com.exceptionfactory.jagged.framework.crypto.EncryptedFileKey;
import com.exceptionfactory.jagged.framework.crypto.FileKeyDecryptorFactory;
import com.exceptionfactory.jagged.framework.crypto.FileKeyEncryptorFactory;
import org.bouncycastle.crypto.generators.SCrypt;

/** The passphrase recipient of age v1 (C2SP age, section "scrypt recipient type"). */
final class ScryptStanza {
    private static final String TYPE = AgeHeader.SCRYPT;
    private static final byte[] LABEL = "age-encryption.org/v1/scrypt".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT_BYTES = 16;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK = 8;
    /** What other tools of the format read at most as well; it takes 4 GiB. */
    private static final int MOST = 22;
    private static final int SEALED_BYTES = 32;

    private ScryptStanza() {}

    /** Bytes of memory that a work factor needs: 128 * r * 2^factor. */
    static long memory(int workFactor) {
        return (128L * BLOCK) << workFactor;
    }

    private static CipherKey wrapKey(Secret passphrase, byte[] salt, int workFactor)
            throws WorkFactorException {
        byte[] bytes = passphrase.utf8();
        var labelled = Arrays.copyOf(LABEL, LABEL.length + salt.length);
        System.arraycopy(salt, 0, labelled, LABEL.length, salt.length);
        try {
            return new CipherKey(SCrypt.generate(bytes, labelled, 1 << workFactor, BLOCK, 1, KEY_BYTES));
        } catch (OutOfMemoryError e) {
            // what is allowed is a share of the heap, and others may have taken more than theirs
            throw new WorkFactorException(workFactor);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** Wraps the file key with a passphrase. */
    record Writer(Secret passphrase, int workFactor, SecureRandom random) implements RecipientStanzaWriter {
        @Override
        public Iterable<RecipientStanza> getRecipientStanzas(FileKey fileKey)
                throws GeneralSecurityException {
            var salt = new byte[SALT_BYTES];
            random.nextBytes(salt);
            var key = wrapKey(passphrase, salt, workFactor);
            var body = new FileKeyEncryptorFactory().newFileKeyEncryptor().getEncryptedFileKey(fileKey, key);
            return List.of(new Stanza(
                    List.of(Base64.getEncoder().withoutPadding().encodeToString(salt), Integer.toString(
                            workFactor)),
                    body.getEncoded()));
        }
    }

    /** Opens a file key with a passphrase; refuses a work factor whose memory is not to be had. */
    record Reader(Secret passphrase, long memoryAllowed) implements RecipientStanzaReader {
        @Override
        public FileKey getFileKey(Iterable<RecipientStanza> stanzas) throws GeneralSecurityException {
            Iterator<RecipientStanza> all = stanzas.iterator();
            RecipientStanza stanza = all.next();
            if (!stanza.getType().equals(TYPE) || all.hasNext()) {
                throw new UnsupportedRecipientStanzaException("not a passphrase file");
            }
            if (stanza.getArguments().size() != 2 || !stanza.getArguments().get(1).matches("[1-9][0-9]?")) {
                throw new InvalidKeyException("scrypt arguments");
            }
            byte[] salt = decode(stanza.getArguments().getFirst());
            int factor = Integer.parseInt(stanza.getArguments().get(1));
            if (factor > MOST || memory(factor) > memoryAllowed) {
                throw new WorkFactorException(factor);
            }
            if (stanza.getBody().length != SEALED_BYTES) {
                throw new InvalidKeyException("scrypt body");
            }
            return new FileKeyDecryptorFactory().newFileKeyDecryptor()
                    .getFileKey(new EncryptedFileKey(stanza.getBody()), wrapKey(passphrase, salt, factor));
        }

        private static byte[] decode(String text) throws InvalidKeyException {
            try {
                byte[] salt = Base64.getDecoder().decode(text);
                if (salt.length == SALT_BYTES && AgeHeader.isCanonical(text)) {
                    return salt;
                }
            } catch (IllegalArgumentException e) {
                throw new InvalidKeyException("scrypt salt", e);
            }
            throw new InvalidKeyException("scrypt salt");
        }
    }

    /** The file asks for more memory than there is. */
    static final class WorkFactorException extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;
        private final int factor;

        WorkFactorException(int factor) {
            super("work factor " + factor);
            this.factor = factor;
        }

        int factor() {
            return factor;
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // equality by content is written out below
    private record Stanza(List<String> arguments, byte[] body) implements RecipientStanza {
        @Override
        public String getType() {
            return TYPE;
        }

        @Override
        public List<String> getArguments() {
            return arguments;
        }

        @Override
        public byte[] getBody() {
            return body.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Stanza(List<String> a, byte[] b) && arguments.equals(a) && Arrays.equals(
                    body, b);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(body);
        }
    }
}
