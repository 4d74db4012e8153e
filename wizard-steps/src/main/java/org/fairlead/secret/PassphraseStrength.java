package org.fairlead.secret;

import java.nio.CharBuffer;
import java.util.Arrays;

import com.nulabinc.zxcvbn.Strength;
import com.nulabinc.zxcvbn.Zxcvbn;

/**
 * How long a chosen passphrase holds against somebody who has the file. An estimate (zxcvbn: words,
 * names, dates, keyboard walks and repetitions are what guessers try first), made on this computer.
 *
 * @param bits
 * guesses needed, as a power of two
 */
public record PassphraseStrength(double bits, Level level) {
    /**
     * Steps of strength, weakest first. The bounds are guesses, read at 10,000 a second, which takes a
     * large machine at work factor 18.
     */
    public enum Level {
        /** Under 10^10 guesses: days. */
        WEAK,
        /** Under 10^13: years, for somebody not very determined. */
        FAIR,
        /** Under 10^16: lifetimes. */
        GOOD,
        /** Anything stronger. */
        STRONG
    }

    /**
     * The estimate's work grows with the square of the length; what follows can only make a passphrase
     * stronger.
     */
    private static final int LOOKED_AT = 100;

    /** Estimates the strength of a passphrase; takes some milliseconds. */
    public static PassphraseStrength of(Secret passphrase) {
        if (RecoveryPassphrase.read(passphrase) instanceof RecoveryPassphrase.Typed.Sound(Secret sound)) {
            sound.close();
            return new PassphraseStrength(130, Level.STRONG);
        }
        char[] characters = passphrase.reveal();
        try {
            Strength strength = new Zxcvbn().measure(CharBuffer.wrap(characters, 0, Math.min(
                    characters.length,
                    LOOKED_AT)));
            double guesses = strength.getGuessesLog10();
            strength.wipe();
            return new PassphraseStrength(Math.max(0, guesses / Math.log10(2)), level(guesses));
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static Level level(double powerOfTen) {
        if (powerOfTen < 10) {
            return Level.WEAK;
        }
        if (powerOfTen < 13) {
            return Level.FAIR;
        }
        return powerOfTen < 16 ? Level.GOOD : Level.STRONG;
    }
}
