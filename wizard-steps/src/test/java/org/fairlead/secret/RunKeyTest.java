package org.fairlead.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class RunKeyTest {
    private static final long PLENTY = 64L << 20;

    private static RunKey key() throws SecretException {
        return RunKey.create(Secret.of("passphrase"), 10, new SecureRandom());
    }

    @Test
    void sealsWithoutAPassphraseAndOpensWithIt() throws Exception {
        RunKey key = key();
        var sealed = new ByteArrayOutputStream();
        try (var out = AgeSealer.toKey(key.recipient()).seal(sealed)) {
            out.write(7);
        }

        var opener = key.open(Secret.of("passphrase"), PLENTY);

        assertThat(opener.open(new ByteArrayInputStream(sealed.toByteArray()), "x").readAllBytes())
                .containsExactly(7);
    }

    @Test
    void refusesAnotherPassphrase() throws Exception {
        RunKey key = key();

        var refused = catchThrowableOfType(SecretException.class, () -> key.open(Secret.of("Passphrase"),
                PLENTY));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.wrong-key");
    }

    @Test
    void saysThatADamagedKeyIsDamaged() throws Exception {
        RunKey key = key();
        byte[] damaged = key.sealedIdentity();
        damaged[damaged.length - 1] ^= 1;

        var refused = catchThrowableOfType(SecretException.class,
                () -> new RunKey(key.recipient(), damaged).open(Secret.of("passphrase"), PLENTY));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.damaged");
    }
}
