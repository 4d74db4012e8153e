package org.fairlead.secret;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Locale;

import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.fairlead.secret.RecoveryPassphrase.Typed;

import static org.assertj.core.api.Assertions.assertThat;

class RecoveryPassphraseTest {
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static String made() {
        return RecoveryPassphrase.create(RANDOM).revealText();
    }

    private static Typed typed(String text) {
        return RecoveryPassphrase.read(Secret.of(text));
    }

    private static String sound(String text) {
        return typed(text) instanceof Typed.Sound(Secret written) ? written.revealText() : "";
    }

    @RepeatedTest(50)
    void isReadBackHoweverItIsTyped() {
        String made = made();

        assertThat(made).matches("([0-9a-hjkmnp-tv-z]{4}-){6}[0-9a-hjkmnp-tv-z]{4}");
        assertThat(sound(made)).isEqualTo(made);
        assertThat(sound(made.toUpperCase(Locale.ROOT).replace("-", ""))).isEqualTo(made);
        assertThat(sound(" " + made.replace('-', ' ').replace('0', 'O').replace('1', 'l'))).isEqualTo(made);
        assertThat(RecoveryPassphrase.canonical(Secret.of(made.replace("-", " "))).revealText()).isEqualTo(
                made);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void showsTheGroupOfAWrongCharacter(@ForAll @IntRange(max = 27) int at, @ForAll @IntRange(min = 1,
            max = 31) int by) {
        var made = new StringBuilder(made());
        int place = at + at / 4;
        int symbol = ALPHABET.indexOf(made.charAt(place));
        made.setCharAt(place, ALPHABET.charAt(symbol ^ by));

        assertThat(typed(made.toString())).isEqualTo(new Typed.Typo(at / 4 + 1));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void noticesTwoWrongCharacters(@ForAll @IntRange(max = 27) int one, @ForAll @IntRange(max = 27) int two,
            @ForAll @IntRange(min = 1, max = 31) int by, @ForAll @IntRange(min = 1, max = 31) int and) {
        var made = new StringBuilder(made());
        made.setCharAt(one + one / 4, ALPHABET.charAt(ALPHABET.indexOf(made.charAt(one + one / 4)) ^ by));
        made.setCharAt(two + two / 4, ALPHABET.charAt(ALPHABET.indexOf(made.charAt(two + two / 4)) ^ and));

        assertThat(typed(made.toString()) instanceof Typed.Sound).isEqualTo(one == two && by == and);
    }

    @Test
    void noticesSwappedNeighbours() {
        String made = made();
        for (int i = 0; i + 1 < made.length(); i++) {
            char a = made.charAt(i);
            char b = made.charAt(i + 1);
            if (a != b && a != '-' && b != '-') {
                String swapped = made.substring(0, i) + b + a + made.substring(i + 2);
                assertThat(typed(swapped)).as(swapped).isInstanceOf(Typed.Typo.class);
            }
        }
    }

    @Test
    void tellsWhatIsMissing() {
        assertThat(typed(made().substring(0, 30))).isEqualTo(new Typed.WrongLength(24));
        assertThat(typed("correct horse battery staple")).isEqualTo(new Typed.WrongLength(25));
        assertThat(typed("quite another thing")).isEqualTo(new Typed.Other());
        String made = made();
        assertThat(typed(made.substring(0, 12) + made.substring(13))).isEqualTo(new Typed.Typo(3));
        assertThat(typed(made.substring(0, 12) + "0" + made.substring(12))).isEqualTo(new Typed.Typo(3));
        assertThat(typed("")).isEqualTo(new Typed.WrongLength(0));
        assertThat(typed("0".repeat(100))).isEqualTo(new Typed.Other());
        assertThat(RecoveryPassphrase.canonical(Secret.of("my own")).revealText()).isEqualTo("my own");
    }

    @Test
    void isAnotherEachTime() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            seen.add(made());
        }
        assertThat(seen).hasSize(1000);
    }

    @Test
    void isStrongAndOthersAreJudgedByWhatGuessersTry() {
        assertThat(strength(made())).isEqualTo(PassphraseStrength.Level.STRONG);
        assertThat(strength("password1")).isEqualTo(PassphraseStrength.Level.WEAK);
        assertThat(strength("")).isEqualTo(PassphraseStrength.Level.WEAK);
        assertThat(strength("qwertyuiop[]")).isEqualTo(PassphraseStrength.Level.WEAK);
        assertThat(strength("a".repeat(5000))).isEqualTo(PassphraseStrength.Level.WEAK);
        assertThat(strength("zebra cactus undertow limerick")).isEqualTo(PassphraseStrength.Level.STRONG);
        assertThat(PassphraseStrength.of(Secret.of("tr0ub4dor&3")).bits()).isBetween(25.0, 45.0);
    }

    private static PassphraseStrength.Level strength(String passphrase) {
        return PassphraseStrength.of(Secret.of(passphrase)).level();
    }
}
