package org.fairlead.desktop.kit;

import java.util.random.RandomGenerator;

/** Makes passphrases that can be read out and typed back, and judges those that people choose. */
public final class Passphrases {
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 6;
    private static final int GROUP = 4;

    private final RandomGenerator random;

    /** What a passphrase would cost to guess. */
    public enum Strength {
        EMPTY, WEAK, FAIR, STRONG
    }

    /**
     * @param random
     * must be unpredictable
     */
    public Passphrases(RandomGenerator random) {
        this.random = random;
    }

    /** Six groups of four letters and digits that are not mistaken for one another: about 118 bits. */
    public String make() {
        StringBuilder made = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                made.append('-');
            }
            made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return made.toString();
    }

    /** By length and variety; a dictionary is not asked. */
    public Strength judge(String passphrase) {
        if (passphrase.isEmpty()) {
            return Strength.EMPTY;
        }
        long different = passphrase.chars().distinct().count();
        boolean words = passphrase.chars().filter(c -> c == ' ' || c == '-').count() >= 3;
        int length = passphrase.length();
        if (length < 12 || different < 6) {
            return Strength.WEAK;
        }
        return length >= 20 || (length >= 16 && (different >= 10 || words)) ? Strength.STRONG : Strength.FAIR;
    }
}
