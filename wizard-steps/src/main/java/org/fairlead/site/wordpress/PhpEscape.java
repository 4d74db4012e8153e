package org.fairlead.site.wordpress;

import java.nio.charset.StandardCharsets;

/** What a backslash in double quotes means, as the PHP manual says ("Strings", double quoted). */
final class PhpEscape {
    private static final String LETTERS = "nrtvef\\$\"";
    private static final byte[] MEANINGS = {'\n', '\r', '\t', 0x0b, 0x1b, '\f', '\\', '$', '"'};

    private final int end;
    private final byte[] meaning;

    private PhpEscape(int end, byte... meaning) {
        this.end = end;
        this.meaning = meaning;
    }

    /** Where the text goes on. */
    int end() {
        return end;
    }

    byte[] meaning() {
        return meaning;
    }

    /** The escape whose backslash stands at a place; one more byte stands behind it. */
    static PhpEscape at(byte[] text, int backslash) {
        int letter = text[backslash + 1];
        int known = LETTERS.indexOf(letter);
        if (known >= 0) {
            return new PhpEscape(backslash + 2, MEANINGS[known]);
        }
        if (letter == 'x' || letter == 'X') {
            return number(text, backslash, backslash + 2, 16, 2);
        }
        if (letter == 'u' && backslash + 2 < text.length && text[backslash + 2] == '{') {
            return character(text, backslash);
        }
        return number(text, backslash, backslash + 1, 8, 3);
    }

    private static PhpEscape number(byte[] text, int backslash, int from, int base, int most) {
        int end = from;
        int value = 0;
        while (end < text.length && end - from < most && Character.digit(text[end], base) >= 0) {
            value = value * base + Character.digit(text[end++], base);
        }
        return end == from ? itself(text, backslash) : new PhpEscape(end, (byte) value);
    }

    private static PhpEscape character(byte[] text, int backslash) {
        int end = backslash + 3;
        int value = 0;
        while (end < text.length && Character.digit(text[end], 16) >= 0 && value
                <= Character.MAX_CODE_POINT) {
            value = value * 16 + Character.digit(text[end++], 16);
        }
        boolean whole = end > backslash + 3 && end < text.length && text[end] == '}' && Character
                .isValidCodePoint(value);
        return whole ? new PhpEscape(end + 1, Character.toString(value).getBytes(StandardCharsets.UTF_8))
                : itself(text, backslash);
    }

    private static PhpEscape itself(byte[] text, int backslash) {
        return new PhpEscape(backslash + 2, text[backslash], text[backslash + 1]);
    }
}
