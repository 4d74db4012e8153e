package org.fairlead.site.ssh;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;

/**
 * Asks once for what a login needs and keeps it for another one, so that nobody is asked in the middle of a
 * night's work; wiped when closed.
 */
final class KeptSecrets implements LoginSecrets, AutoCloseable {
    /** Knows nothing and asks nobody. */
    static final LoginSecrets NOTHING = new LoginSecrets() {
        @Override
        public Optional<Secret> passphrase() {
            return Optional.empty();
        }

        @Override
        public Optional<Secret> password() {
            return Optional.empty();
        }
    };

    private final LoginSecrets source;
    private @Nullable Secret passphrase;
    private @Nullable Secret password;

    KeptSecrets(LoginSecrets source) {
        this.source = source;
    }

    @Override
    public synchronized Optional<Secret> passphrase() throws ProblemException {
        if (passphrase == null) {
            passphrase = source.passphrase().orElse(null);
        }
        return Optional.ofNullable(passphrase).map(Secret::copy);
    }

    @Override
    public synchronized Optional<Secret> password() throws ProblemException {
        if (password == null) {
            password = source.password().orElse(null);
        }
        return Optional.ofNullable(password).map(Secret::copy);
    }

    @Override
    public synchronized void close() {
        if (passphrase != null) {
            passphrase.close();
        }
        if (password != null) {
            password.close();
        }
    }
}
