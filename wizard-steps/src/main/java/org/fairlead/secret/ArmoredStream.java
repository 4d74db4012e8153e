package org.fairlead.secret;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

import org.fairlead.secret.BrokenSealException.Kind;

/**
 * An age file in its armor of text, as the bytes inside (C2SP age, section "ASCII armor": strict PEM, RFC
 * 7468). jagged keeps its own reader of armor to itself.
 */
final class ArmoredStream extends InputStream {
    private static final byte[] BEGIN = "-----BEGIN AGE ENCRYPTED FILE-----".getBytes(
            StandardCharsets.US_ASCII);
    private static final String END = "-----END AGE ENCRYPTED FILE-----";
    private static final int LINE = 64;

    private final BufferedInputStream text;
    private byte[] decoded = new byte[0];
    private int from;
    private long read;
    private boolean shortLine;
    private boolean ended;

    private ArmoredStream(BufferedInputStream text) {
        this.text = text;
    }

    /** Whether the armor begins here; reads nothing away. */
    static boolean isArmored(BufferedInputStream in) throws IOException {
        in.mark(BEGIN.length);
        byte[] first = in.readNBytes(BEGIN.length);
        in.reset();
        return Arrays.equals(first, BEGIN);
    }

    /** Begins behind the first line of the armor. */
    static ArmoredStream of(BufferedInputStream text) throws IOException {
        var stream = new ArmoredStream(text);
        if (stream.line().length() != BEGIN.length) {
            throw stream.broken(Kind.DAMAGED);
        }
        return stream;
    }

    @Override
    public int read() throws IOException {
        return fill() ? decoded[from++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int done = 0;
        while (done < length && fill()) {
            int count = Math.min(length - done, decoded.length - from);
            System.arraycopy(decoded, from, target, offset + done, count);
            from += count;
            done += count;
        }
        return done == 0 ? -1 : done;
    }

    private boolean fill() throws IOException {
        if (from < decoded.length) {
            return true;
        }
        if (ended) {
            return false;
        }
        String line = line();
        if (line.equals(END)) {
            ended = true;
            end();
            return false;
        }
        if (shortLine || line.isEmpty() || line.length() > LINE || line.length() % 4 != 0) {
            throw broken(Kind.DAMAGED);
        }
        shortLine = line.length() < LINE;
        decoded = decode(line);
        from = 0;
        return true;
    }

    private byte[] decode(String line) throws BrokenSealException {
        try {
            byte[] bytes = Base64.getDecoder().decode(line);
            if (Base64.getEncoder().encodeToString(bytes).equals(line)) {
                shortLine |= line.endsWith("=");
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            throw new BrokenSealException(Kind.DAMAGED, read, "armor", e);
        }
        throw broken(Kind.DAMAGED);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int b = text.read(); b != '\n'; b = text.read()) {
            if (b < 0 && !line.toString().equals(END)) {
                throw broken(Kind.CUT);
            }
            if (b < 0) {
                break;
            }
            read++;
            line.append((char) b);
            if (line.length() > LINE + 1) {
                throw broken(Kind.DAMAGED);
            }
        }
        read++;
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line
                .toString();
    }

    private void end() throws IOException {
        for (int b = text.read(); b >= 0; b = text.read()) {
            read++;
            if (b != '\n' && b != '\r' && b != ' ' && b != '\t') {
                throw broken(Kind.DAMAGED);
            }
        }
    }

    private BrokenSealException broken(Kind kind) {
        return new BrokenSealException(kind, read, "armor");
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
