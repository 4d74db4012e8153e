package org.fairlead.desktop.kit;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

import org.fairlead.desktop.kit.NewPassphrase.Strength;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

class NewPassphraseTest {
    private final NewPassphrase passphrase = new NewPassphrase(new SecureRandom(), new Background(
            Runnable::run,
            Runnable::run, thrown -> {
                throw new AssertionError(thrown);
            }));

    @Test
    void isReadyOnceTheMadeOneIsTypedBackHoweverItIsWritten() {
        assertThat(passphrase.made()).matches("([0-9a-z]{4}-){6}[0-9a-z]{4}");
        assertThat(passphrase.missing()).isEqualTo("window.passphrase.hint.type");

        passphrase.repeated().set(passphrase.made().toUpperCase(java.util.Locale.ROOT).replace('-', ' '));

        assertThat(passphrase.ready().get()).isTrue();
        try (Secret secret = passphrase.secret()) {
            assertThat(secret.revealText()).isEqualTo(passphrase.made());
        }
    }

    @Test
    void namesTheGroupThatIsWrong() {
        char last = passphrase.made().charAt(8) == 'a' ? 'b' : 'a';
        passphrase.repeated().set(passphrase.made().substring(0, 8) + last + passphrase.made().substring(9));

        assertThat(passphrase.wrongGroup()).isEqualTo(2);
        assertThat(passphrase.ready().get()).isFalse();
    }

    @Test
    void judgesWhatPeopleChoose() {
        passphrase.own().set(true);
        passphrase.chosen().set("sunshine");
        passphrase.repeated().set("sunshine");
        assertThat(passphrase.strength().get()).isEqualTo(Strength.WEAK);
        assertThat(passphrase.ready().get()).isFalse();

        passphrase.chosen().set("a violin under seven grey clouds");
        assertThat(passphrase.missing()).isEqualTo("window.passphrase.hint.different");
        passphrase.repeated().set("a violin under seven grey clouds");
        assertThat(passphrase.strength().get()).isEqualTo(Strength.STRONG);
        assertThat(passphrase.ready().get()).isTrue();
    }
}
