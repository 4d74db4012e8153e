package org.fairlead.site;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The name of a key: any bytes.
 *
 * @param latin1
 * the bytes, each as the character of the same number
 */
public record KeyName(String latin1) {
    private static final int SHOWN = 120;
    private static final int FIRST = 3;

    public static KeyName of(byte[] bytes) {
        return new KeyName(new String(bytes, StandardCharsets.ISO_8859_1));
    }

    /** A name that is text, in UTF-8. */
    public static KeyName of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public byte[] bytes() {
        return latin1.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** For people: text where it is text on one line, else what is none as "\x0a"; cut where it is long. */
    public String text() {
        String text = decoded();
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /**
     * For people and for what is kept: without its last part, which may be what lets somebody in (the name of
     * a session) or tell of a person.
     */
    public String family() {
        String text = text();
        int end = text.lastIndexOf(':');
        return text.substring(0, end < 0 ? Math.min(FIRST, text.length()) : end + 1) + "…";
    }

    private String decoded() {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes()))
                    .toString();
            if (text.codePoints().noneMatch(KeyName::isOdd)) {
                return text;
            }
        } catch (CharacterCodingException e) {
            return escaped();
        }
        return escaped();
    }

    private static boolean isOdd(int code) {
        return Character.isISOControl(code) || Character.getType(code) == Character.FORMAT
                || Character.getType(code) == Character.LINE_SEPARATOR
                || Character.getType(code) == Character.PARAGRAPH_SEPARATOR;
    }

    private String escaped() {
        var out = new StringBuilder();
        latin1.chars().limit(SHOWN).forEach(code -> {
            if (code < 0x20 || code > 0x7e) {
                out.append(String.format(java.util.Locale.ROOT, "\\x%02x", code));
            } else {
                out.append((char) code);
            }
        });
        return out.toString();
    }
}
