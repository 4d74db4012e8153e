package org.fairlead.secret;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;

import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.fairlead.secret.BrokenSealException.Kind;

/**
 * The payload of an age v1 file, chunk by chunk (C2SP age, section "payload"; the STREAM construction).
 * jagged's channel would do, but cannot tell a cut stream from a changed one. Gives out nothing that was not
 * authenticated; not thread-safe.
 */
final class OpenedChunks extends InputStream {
    private static final int PLAIN = 1 << 16;
    private static final int TAG = 16;
    private static final int SEALED = PLAIN + TAG;
    private static final int NONCE = 12;

    private final InputStream sealed;
    private final byte[] key;
    private final Expected expected;
    private final Cipher cipher;
    private final byte[] in = new byte[SEALED + 1];
    private final byte[] out = new byte[PLAIN];
    private long place;
    private long counter;
    private int carried;
    private int from;
    private int to;
    private boolean ended;

    /**
     * How the content of a whole stream begins and ends, where that is known; else empty.
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Expected(byte[] beginning, byte[] ending) {}

    /**
     * @param place
     * bytes of the file before the payload
     */
    OpenedChunks(InputStream sealed, SecretKey key, long place, Expected expected)
            throws GeneralSecurityException {
        this.sealed = sealed;
        this.key = key.getEncoded();
        this.place = place;
        this.expected = expected;
        this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    }

    @Override
    public int read() throws IOException {
        return fill() ? out[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, to - from);
        System.arraycopy(out, from, target, offset, count);
        from += count;
        return count;
    }

    @Override
    public int available() {
        return to - from;
    }

    private boolean fill() throws IOException {
        while (from == to && !ended) {
            int length = carried + sealed.readNBytes(in, carried, in.length - carried);
            boolean last = length < in.length;
            int chunk = last ? length : SEALED;
            to = open(chunk, last);
            from = 0;
            ended = last;
            place += chunk;
            counter++;
            carried = length - chunk;
            if (!last) {
                in[0] = in[SEALED];
            }
        }
        return from < to;
    }

    private int open(int length, boolean last) throws IOException {
        if (length < TAG) {
            throw new BrokenSealException(Kind.CUT, place + length, "payload");
        }
        try {
            int count = decrypt(length, last);
            if (count == 0 && counter > 0) {
                throw new BrokenSealException(Kind.DAMAGED, place, "empty last chunk");
            }
            return count;
        } catch (AEADBadTagException e) {
            boolean cut = last && isCut(length);
            throw new BrokenSealException(cut ? Kind.CUT : Kind.DAMAGED, cut ? place + length : place,
                    "chunk", e);
        } catch (GeneralSecurityException e) {
            throw new IOException("age decryption is not available", e);
        }
    }

    private int decrypt(int length, boolean last) throws GeneralSecurityException {
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new IvParameterSpec(nonce(
                last)));
        return cipher.doFinal(in, 0, length, out, 0);
    }

    private byte[] nonce(boolean last) {
        return ByteBuffer.allocate(NONCE).position(3).putLong(counter).put((byte) (last ? 1 : 0)).array();
    }

    /**
     * Whether the stream ends too early: behind a chunk that is not marked as the last, or without the ending
     * that is known. The look at unauthenticated content decides about nothing but the words of the refusal.
     */
    private boolean isCut(int length) throws IOException {
        try {
            if (length == SEALED && opensAsMiddle()) {
                return true;
            }
            if (expected.ending().length == 0) {
                return false;
            }
            byte[] content = unauthenticated(length, true);
            if (counter > 0 || begins(content)) {
                return endsEarly(content, length);
            }
            Arrays.fill(content, (byte) 0);
            // a first chunk that neither way begins as it should was sealed with another nonce or key
            return begins(unauthenticated(length, false));
        } catch (GeneralSecurityException e) {
            throw new IOException("age decryption is not available", e);
        }
    }

    private boolean opensAsMiddle() throws GeneralSecurityException {
        try {
            decrypt(SEALED, false);
            Arrays.fill(out, (byte) 0);
            return true;
        } catch (AEADBadTagException e) {
            return false;
        }
    }

    private byte[] unauthenticated(int length, boolean last) throws GeneralSecurityException {
        var bare = Cipher.getInstance("ChaCha20");
        bare.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "ChaCha20"), new ChaCha20ParameterSpec(nonce(
                last), 1));
        return bare.doFinal(in, 0, length);
    }

    private boolean begins(byte[] content) {
        int count = expected.beginning().length;
        return content.length >= count && Arrays.equals(content, 0, count, expected.beginning(), 0, count);
    }

    private boolean endsEarly(byte[] content, int length) {
        int at = lastIndexOfEnding(content);
        boolean early = at < 0
                ? !nearlyEndsWith(content, length - TAG)
                : length < at + expected.ending().length + TAG;
        Arrays.fill(content, (byte) 0);
        return early;
    }

    private boolean nearlyEndsWith(byte[] content, int end) {
        byte[] ending = expected.ending();
        int equal = 0;
        for (int i = 1; i <= Math.min(ending.length, end); i++) {
            equal += content[end - i] == ending[ending.length - i] ? 1 : 0;
        }
        return equal * 2 > ending.length;
    }

    private int lastIndexOfEnding(byte[] content) {
        byte[] ending = expected.ending();
        for (int at = content.length - ending.length; at >= 0; at--) {
            if (Arrays.equals(content, at, at + ending.length, ending, 0, ending.length)) {
                return at;
            }
        }
        return -1;
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(key, (byte) 0);
        Arrays.fill(out, (byte) 0);
        from = to;
        ended = true;
        sealed.close();
    }
}
