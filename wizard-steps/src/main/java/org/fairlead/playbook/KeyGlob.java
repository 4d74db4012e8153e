package org.fairlead.playbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern of keys as Redis has them: {@code *} any bytes, {@code ?} one, {@code [a-f]} one of them,
 * {@code [^a]} none of them, a backslash before what is meant as it stands. Takes time in proportion to name
 * and pattern. Immutable.
 */
public final class KeyGlob {
    private static final int BYTES = 256;

    private final List<Token> tokens;

    /** One byte of a set, or any number of bytes. */
    private record Token(BitSet one, boolean any) {}

    private KeyGlob(List<Token> tokens) {
        this.tokens = tokens;
    }

    public static KeyGlob of(String pattern) {
        byte[] bytes = pattern.getBytes(StandardCharsets.UTF_8);
        var tokens = new ArrayList<Token>();
        for (int i = 0; i < bytes.length; i++) {
            switch (bytes[i]) {
                case '*' -> tokens.add(new Token(new BitSet(), true));
                case '?' -> tokens.add(new Token(every(), false));
                case '[' -> {
                    int end = endOf(bytes, i + 1);
                    tokens.add(new Token(set(bytes, i + 1, end), false));
                    i = end;
                }
                default -> {
                    i += bytes[i] == '\\' && i + 1 < bytes.length ? 1 : 0;
                    tokens.add(new Token(just(bytes[i]), false));
                }
            }
        }
        return new KeyGlob(tokens);
    }

    private static BitSet every() {
        var all = new BitSet();
        all.set(0, BYTES);
        return all;
    }

    private static BitSet just(byte one) {
        var set = new BitSet();
        set.set(one & 0xff);
        return set;
    }

    /** Where a set ends: at its bracket, or with the pattern. */
    private static int endOf(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\\') {
                i++;
            } else if (bytes[i] == ']') {
                return i;
            }
        }
        return bytes.length;
    }

    private static BitSet set(byte[] bytes, int from, int end) {
        boolean negated = from < end && bytes[from] == '^';
        var set = new BitSet();
        for (int i = negated ? from + 1 : from; i < end; i++) {
            if (bytes[i] == '\\' && i + 1 < end) {
                i++;
            }
            int first = bytes[i] & 0xff;
            if (i + 2 < end && bytes[i + 1] == '-') {
                int last = bytes[i + 2] & 0xff;
                set.set(Math.min(first, last), Math.max(first, last) + 1);
                i += 2;
            } else {
                set.set(first);
            }
        }
        if (negated) {
            set.flip(0, BYTES);
        }
        return set;
    }

    /**
     * Whether a name is of this kind.
     *
     * @param latin1
     * the bytes of the name, each as the character of the same number
     */
    public boolean matches(String latin1) {
        int token = 0;
        int at = 0;
        int star = -1;
        int retry = 0;
        while (at < latin1.length()) {
            if (token < tokens.size() && tokens.get(token).any()) {
                star = token++;
                retry = at;
            } else if (token < tokens.size() && tokens.get(token).one().get(latin1.charAt(at))) {
                token++;
                at++;
            } else if (star >= 0) {
                token = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        while (token < tokens.size() && tokens.get(token).any()) {
            token++;
        }
        return token == tokens.size();
    }
}
