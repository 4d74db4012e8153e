package org.fairlead.site.wordpress;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.site.wordpress.PhpToken.Kind;

/** What a constant or variable is given: a literal, or something that only PHP could work out. */
final class PhpValue {
    private static final PhpValue UNKNOWN = new PhpValue(null, false);

    private final byte @Nullable [] literal;
    private final boolean on;

    private PhpValue(byte @Nullable [] literal, boolean on) {
        this.literal = literal;
        this.on = on;
    }

    /** Texts and numbers, joined with dots or not, and the words true, false and null. */
    static PhpValue of(List<PhpToken> written) {
        List<PhpToken> tokens = written;
        while (tokens.size() > 2 && tokens.getFirst().is("(") && tokens.getLast().is(")")) {
            tokens = tokens.subList(1, tokens.size() - 1);
        }
        if (tokens.size() == 1 && tokens.getFirst().kind() == Kind.WORD) {
            return switch (tokens.getFirst().word()) {
                case "true" -> new PhpValue(new byte[]{'1'}, true);
                case "false", "null" -> new PhpValue(new byte[0], false);
                default -> UNKNOWN;
            };
        }
        return joined(tokens);
    }

    private static PhpValue joined(List<PhpToken> tokens) {
        int length = 0;
        for (int i = 0; i < tokens.size(); i++) {
            PhpToken token = tokens.get(i);
            boolean fits = i % 2 == 0 ? token.kind() == Kind.TEXT || isWhole(token) : token.is(".");
            if (!fits) {
                return UNKNOWN;
            }
            length += i % 2 == 0 ? token.bytes().length : 0;
        }
        if (tokens.size() % 2 == 0) {
            return UNKNOWN;
        }
        var room = ByteBuffer.allocate(length);
        for (int i = 0; i < tokens.size(); i += 2) {
            room.put(tokens.get(i).bytes());
        }
        byte[] said = room.array();
        return new PhpValue(said, said.length > 0 && !(said.length == 1 && said[0] == '0'));
    }

    private static boolean isWhole(PhpToken token) {
        return token.kind() == Kind.NUMBER && token.string().matches("0|[1-9][0-9]{0,17}");
    }

    /** Whether PHP takes it for true; false where that is not known. */
    boolean isOn() {
        return on;
    }

    /** The characters, which the caller wipes; empty where it is no literal, or no text in UTF-8. */
    Optional<char[]> characters() {
        if (literal == null) {
            return Optional.empty();
        }
        try {
            CharBuffer decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(literal));
            var characters = new char[decoded.remaining()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            return Optional.of(characters);
        } catch (CharacterCodingException e) {
            // a text in another encoding: which one, nobody says
            return Optional.empty();
        }
    }

    /** Whether both are literals and say the same. */
    boolean says(PhpValue other) {
        return literal != null && other.literal != null && Arrays.equals(literal, other.literal);
    }

    /** Feeds the length and the bytes of a literal to a digest; false, and nothing fed, where it is none. */
    boolean feed(MessageDigest digest) {
        if (literal != null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(literal.length).flip());
            digest.update(literal);
        }
        return literal != null;
    }

    void wipe() {
        if (literal != null) {
            Arrays.fill(literal, (byte) 0);
        }
    }
}
