package org.fairlead.site.wordpress;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** A piece of PHP text. What a literal says may be a secret: it is kept as bytes, and wiped. */
final class PhpToken {
    /** What a piece is. */
    enum Kind {
        WORD, VARIABLE, NUMBER, TEXT,
        /** Text that depends on something that only PHP knows. */
        MIXED, SIGN
    }

    private final Kind kind;
    private final byte[] bytes;

    PhpToken(Kind kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    static PhpToken sign(String sign) {
        return new PhpToken(Kind.SIGN, sign.getBytes(StandardCharsets.ISO_8859_1));
    }

    Kind kind() {
        return kind;
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && string().equals(sign);
    }

    /** The word in small letters, without the sign of the global namespace; empty for anything else. */
    String word() {
        String word = kind == Kind.WORD ? string().toLowerCase(Locale.ROOT) : "";
        return word.startsWith("\\") ? word.substring(1) : word;
    }

    boolean isVariable(String name) {
        return kind == Kind.VARIABLE && string().equals(name);
    }

    /** One character per byte; never asked of a literal that may be a secret. */
    String string() {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** What a literal says; the caller does not change it. */
    byte[] bytes() {
        return bytes;
    }

    void wipe() {
        Arrays.fill(bytes, (byte) 0);
    }
}
