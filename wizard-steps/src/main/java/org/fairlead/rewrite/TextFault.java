package org.fairlead.rewrite;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What an earlier move can have done to a text, and how that is undone where it can be. */
public enum TextFault {
    /** UTF-8 that was taken for windows-1252. */
    TWICE_ENCODED,
    /** Holds U+FFFD, which stands where a character could not be read; what it was, nobody knows. */
    REPLACED,
    /** Begins like a serialized value of PHP and is none. */
    LENGTHS;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final char UNREADABLE = '\uFFFD';

    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is wrong with a text, empty where nothing is seen. */
    public static Optional<TextFault> of(String text) {
        if (text.indexOf(UNREADABLE) >= 0) {
            return Optional.of(REPLACED);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (PhpParser.looksSerialized(bytes) && !parses(text)) {
            return Optional.of(LENGTHS);
        }
        return bytes.length > text.length() && readOnce(text).isPresent() ? Optional.of(TWICE_ENCODED)
                : Optional.empty();
    }

    /** The text as it probably was; empty where nothing is wrong, or nobody can tell. */
    public static Optional<String> repaired(String text) {
        Optional<TextFault> fault = of(text);
        if (fault.isEmpty() || fault.get() == REPLACED) {
            return Optional.empty();
        }
        if (fault.get() == LENGTHS) {
            Optional<String> once = readOnce(text).filter(TextFault::parses); // it had been whole before that
            return once.isPresent() ? once : PhpLengths.repaired(text);
        }
        return readOnce(text).flatMap(once -> of(once).filter(LENGTHS::equals).isPresent() ? PhpLengths
                .repaired(
                        once) : Optional.of(once));
    }

    private static boolean parses(String text) {
        try {
            PhpParser.parse(text);
            return true;
        } catch (PhpSyntaxException e) {
            return false;
        }
    }

    /** Where the text, written as windows-1252, is UTF-8 again with characters beyond ASCII: that. */
    private static Optional<String> readOnce(String text) {
        try {
            ByteBuffer written = WINDOWS.newEncoder().encode(CharBuffer.wrap(text));
            String once = StandardCharsets.UTF_8.newDecoder().decode(written).toString();
            return once.length() < text.length() ? Optional.of(once) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
