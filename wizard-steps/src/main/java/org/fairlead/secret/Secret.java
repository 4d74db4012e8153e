package org.fairlead.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Characters that must not be shown or kept: a password, a passphrase. Prints as dots, is equal to
 * nothing but itself, and is wiped when closed.
 */
public final class Secret implements AutoCloseable {
    private final char[] characters;

    private Secret(char[] characters) {
        this.characters = characters;
    }

    /** Takes a copy; the caller wipes its own. */
    public static Secret copyOf(char[] characters) {
        return new Secret(characters.clone());
    }

    /** For a secret that already is a string, such as an environment variable. */
    public static Secret of(CharSequence text) {
        var characters = new char[text.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = text.charAt(i);
        }
        return new Secret(characters);
    }

    /** Another one of the same content, which closing this one leaves alone. */
    public Secret copy() {
        return new Secret(characters.clone());
    }

    public int length() {
        return characters.length;
    }

    /** A copy that the caller wipes. */
    public char[] reveal() {
        return characters.clone();
    }

    /** A copy in UTF-8 that the caller wipes; what is no text becomes a question mark. */
    byte[] utf8() {
        char[] copy = reveal();
        var room = ByteBuffer.allocate(copy.length * 4);
        StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                .encode(CharBuffer.wrap(copy), room, true);
        byte[] bytes = Arrays.copyOf(room.array(), room.position());
        Arrays.fill(copy, '\0');
        Arrays.fill(room.array(), (byte) 0);
        return bytes;
    }

    /** For interfaces that take nothing but a string, such as a JDBC driver's properties. */
    public String revealText() {
        return new String(characters);
    }

    @Override
    public void close() {
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "•••";
    }
}
