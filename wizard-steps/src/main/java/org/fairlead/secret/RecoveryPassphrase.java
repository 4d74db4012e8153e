package org.fairlead.secret;

import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A passphrase that nobody has to invent: seven groups of four letters and digits, such as {@code
 * k7mq-2vxd-…}. 26 of the 28 characters are random (130 bits), two are check symbols of a Reed-Solomon
 * code over 32 elements, so that one wrong character is found, with its group, and so are two swapped
 * neighbours. The alphabet is Crockford's base 32, in small letters; typed back, capitals, blanks and
 * missing dashes do not matter, and {@code o}, {@code i} and {@code l} are read as the digits they look
 * like. Stock tools want it exactly as shown.
 */
public final class RecoveryPassphrase {
    /** Characters of a group, and groups. */
    public static final int GROUP = 4;
    public static final int GROUPS = 7;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final int SYMBOLS = GROUP * GROUPS;
    private static final int LONGEST = 2 * SYMBOLS;

    private RecoveryPassphrase() {}

    /** What was typed, held against what such a passphrase looks like. */
    public sealed interface Typed {
        /** It is one; as it is written. The caller closes it. */
        record Sound(Secret passphrase) implements Typed {}

        /**
         * A character is wrong, missing or too many, most likely in this group, counted from 1; 0 where that
         * cannot be told.
         */
        record Typo(int group) implements Typed {}

        /** There are too few or too many characters. */
        record WrongLength(int characters) implements Typed {}

        /** It is something else. */
        record Other() implements Typed {}
    }

    /** Makes a new one. */
    public static Secret create(SecureRandom random) {
        var symbols = new int[SYMBOLS];
        for (int i = 2; i < SYMBOLS; i++) {
            symbols[i] = random.nextInt(32);
        }
        // symbols 0 and 1 make both sums zero: x0 + x1 = s and x0 + 2 * x1 = t
        int s = sum(symbols);
        int t = weighted(symbols);
        symbols[1] = multiply(s ^ t, inverse(1 ^ 2));
        symbols[0] = s ^ symbols[1];
        Secret made = written(symbols);
        Arrays.fill(symbols, 0);
        return made;
    }

    /** Reads what a person typed. */
    public static Typed read(Secret typed) {
        char[] characters = typed.reveal();
        var symbols = new int[LONGEST];
        var groups = new Groups();
        int count = 0;
        try {
            for (char c : characters) {
                if (c == '-' || c == ' ') {
                    groups.end();
                    continue;
                }
                int symbol = symbol(c);
                if (symbol < 0 || count == LONGEST) {
                    return new Typed.Other();
                }
                symbols[count++] = symbol;
                groups.inGroup++;
            }
            groups.end();
            if (groups.count > 1 && groups.firstOdd > 0) {
                return groups.count == GROUPS ? new Typed.Typo(groups.firstOdd) : new Typed.WrongLength(
                        count);
            }
            return count == SYMBOLS ? checked(symbols) : new Typed.WrongLength(count);
        } finally {
            Arrays.fill(characters, '\0');
            Arrays.fill(symbols, 0);
        }
    }

    /** How what was typed is divided. */
    private static final class Groups {
        private int count;
        private int inGroup;
        /** The first group of another length, counted from 1. */
        private int firstOdd;

        private void end() {
            if (inGroup > 0) {
                count++;
                firstOdd = firstOdd == 0 && inGroup != GROUP ? count : firstOdd;
                inGroup = 0;
            }
        }
    }

    /**
     * A passphrase as it was given, or as it is written where it is a recovery passphrase typed in another
     * way.
     */
    public static Secret canonical(Secret typed) {
        return read(typed) instanceof Typed.Sound(Secret written) ? written : typed.copy();
    }

    private static Typed checked(int[] symbols) {
        int s = sum(symbols);
        int t = weighted(symbols);
        if (s == 0 && t == 0) {
            return new Typed.Sound(written(symbols));
        }
        if (s == 0 || t == 0) {
            return new Typed.Typo(0);
        }
        int place = multiply(t, inverse(s));
        int weight = 1;
        for (int i = 0; i < SYMBOLS; i++) {
            if (weight == place) {
                return new Typed.Typo(i / GROUP + 1);
            }
            weight = multiply(weight, 2);
        }
        return new Typed.Typo(0);
    }

    private static int sum(int[] symbols) {
        int sum = 0;
        for (int i = 0; i < SYMBOLS; i++) {
            sum ^= symbols[i];
        }
        return sum;
    }

    private static int weighted(int[] symbols) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < SYMBOLS; i++) {
            sum ^= multiply(symbols[i], weight);
            weight = multiply(weight, 2);
        }
        return sum;
    }

    /** Product in the field of 32 elements, polynomial x^5 + x^2 + 1, in which 2 has the order 31. */
    private static int multiply(int a, int b) {
        int product = 0;
        for (int bit = 4; bit >= 0; bit--) {
            product <<= 1;
            product ^= (product & 32) == 0 ? 0 : 0b100101;
            product ^= (b >> bit & 1) == 0 ? 0 : a;
        }
        return product;
    }

    /** What gives 1 when multiplied: the 30th power. */
    private static int inverse(int a) {
        int power = 1;
        for (int i = 0; i < 30; i++) {
            power = multiply(power, a);
        }
        return power;
    }

    private static int symbol(char c) {
        char small = c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        return switch (small) {
            case 'o' -> 0;
            case 'i', 'l' -> 1;
            default -> ALPHABET.indexOf(small);
        };
    }

    private static Secret written(int[] symbols) {
        var characters = new char[SYMBOLS + GROUPS - 1];
        for (int i = 0, at = 0; i < SYMBOLS; i++) {
            if (i > 0 && i % GROUP == 0) {
                characters[at++] = '-';
            }
            characters[at++] = ALPHABET.charAt(symbols[i]);
        }
        try {
            return Secret.copyOf(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
