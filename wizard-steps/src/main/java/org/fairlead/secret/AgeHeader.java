package org.fairlead.secret;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

import org.fairlead.secret.BrokenSealException.Kind;

/**
 * The header of an age v1 file, held strictly to its grammar (C2SP age, section "header"): jagged is more
 * lenient than the format with blanks at line ends, and would open a passphrase file that names a key as
 * well.
 *
 * @param bytes
 * the header as it stands in the file, nonce of the payload included
 * @param types
 * the kinds of its stanzas, in order
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, lives for one call
record AgeHeader(byte[] bytes, List<String> types) {
    static final String VERSION = "age-encryption.org/v1";
    static final String SCRYPT = "scrypt";
    private static final int NONCE = 16;
    private static final int MOST = (1 << 16) - NONCE;
    private static final int LINE = 64;
    private static final Pattern STANZA = Pattern.compile("-> [!-~]+(?: [!-~]+)*");
    private static final Pattern MAC = Pattern.compile("--- [A-Za-z0-9+/]{43}");

    AgeHeader {
        types = List.copyOf(types);
    }

    /** Whether a passphrase opens it. */
    boolean isForPassphrase() {
        return types.contains(SCRYPT);
    }

    /** Reads up to the payload; at most 64 KiB. */
    static AgeHeader read(InputStream in) throws IOException {
        var read = new ByteArrayOutputStream();
        if (!version(in, read)) {
            throw new BrokenSealException(Kind.FOREIGN, 0, "no age file");
        }
        var types = new ArrayList<String>();
        String line = line(in, read);
        while (STANZA.matcher(line).matches()) {
            types.add(line.split(" ", 3)[1]);
            body(in, read);
            line = line(in, read);
        }
        if (!MAC.matcher(line).matches() || !isCanonical(line.substring(4)) || types.isEmpty()
                || (types.contains(SCRYPT) && types.size() > 1)) {
            throw damaged(read);
        }
        byte[] nonce = in.readNBytes(NONCE);
        if (nonce.length < NONCE) {
            throw new BrokenSealException(Kind.CUT, read.size() + (long) nonce.length, "nonce");
        }
        read.writeBytes(nonce);
        return new AgeHeader(read.toByteArray(), types);
    }

    private static boolean version(InputStream in, ByteArrayOutputStream read) throws IOException {
        byte[] wanted = (VERSION + "\n").getBytes(StandardCharsets.US_ASCII);
        byte[] first = in.readNBytes(wanted.length);
        read.writeBytes(first);
        if (first.length < wanted.length
                && Arrays.equals(first, Arrays.copyOf(wanted, first.length))) {
            throw new BrokenSealException(Kind.CUT, first.length, "header");
        }
        return Arrays.equals(first, wanted);
    }

    private static void body(InputStream in, ByteArrayOutputStream read) throws IOException {
        String line;
        do {
            line = line(in, read);
            if (line.length() > LINE || !isCanonical(line)) {
                throw damaged(read);
            }
        } while (line.length() == LINE);
    }

    private static String line(InputStream in, ByteArrayOutputStream read) throws IOException {
        var line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new BrokenSealException(Kind.CUT, read.size(), "header");
            }
            read.write(b);
            if (read.size() > MOST) {
                throw damaged(read);
            }
            line.append((char) b);
        }
        read.write('\n');
        return line.toString();
    }

    /** Whether text is base64 without padding, in the one way that its bytes are written. */
    static boolean isCanonical(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return Base64.getEncoder().withoutPadding().encodeToString(bytes).equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static BrokenSealException damaged(ByteArrayOutputStream read) {
        return new BrokenSealException(Kind.DAMAGED, read.size(), "header");
    }
}
