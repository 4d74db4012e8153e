package org.fairlead.desktop.kit;

import java.util.Random;

import org.junit.jupiter.api.Test;

import org.fairlead.desktop.kit.Passphrases.Strength;

import static org.assertj.core.api.Assertions.assertThat;

class PassphrasesTest {
    private final Passphrases passphrases = new Passphrases(new Random(1));

    @Test
    void makesStrongOnesThatCanBeReadOut() {
        String made = passphrases.make();

        assertThat(made).matches("([a-km-np-z2-9]{4}-){5}[a-km-np-z2-9]{4}").doesNotContain("l", "o", "0",
                "1");
        assertThat(passphrases.judge(made)).isEqualTo(Strength.STRONG);
        assertThat(passphrases.make()).isNotEqualTo(made);
    }

    @Test
    void judgesWhatPeopleChoose() {
        assertThat(passphrases.judge("")).isEqualTo(Strength.EMPTY);
        assertThat(passphrases.judge("sunshine")).isEqualTo(Strength.WEAK);
        assertThat(passphrases.judge("aaaaaaaaaaaaaaaaaaaaaaaa")).isEqualTo(Strength.WEAK);
        assertThat(passphrases.judge("sunshine2026x")).isEqualTo(Strength.FAIR);
        assertThat(passphrases.judge("correct horse battery staple")).isEqualTo(Strength.STRONG);
    }
}
