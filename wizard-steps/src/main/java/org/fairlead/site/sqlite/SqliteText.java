package org.fairlead.site.sqlite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** Texts and bytes as they stand in a statement of SQLite; never with an end of a line in them. */
final class SqliteText {
    private SqliteText() {}

    /**
     * A text by its bytes. One that does not stand well on a line is given as bytes that are turned to a
     * text.
     *
     * @param utf8
     * whether the file keeps its texts so; in any other the bytes say nothing here
     */
    static byte[] literal(byte[] text, boolean utf8) {
        if (!utf8 || !isPlain(text)) {
            return ascii("CAST(x'" + HexFormat.of().formatHex(text) + "' AS TEXT)");
        }
        var out = new ByteArrayOutputStream(text.length + 2);
        out.write('\'');
        for (byte b : text) {
            if (b == '\'') {
                out.write('\'');
            }
            out.write(b);
        }
        out.write('\'');
        return out.toByteArray();
    }

    /** Whether it is UTF-8 without characters that steer. */
    private static boolean isPlain(byte[] text) {
        for (byte b : text) {
            if ((b >= 0 && b < ' ') || b == 0x7f) {
                return false;
            }
        }
        return Arrays.equals(text, new String(text, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hex(byte[] bytes) {
        return ascii("x'" + HexFormat.of().formatHex(bytes) + "'");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
