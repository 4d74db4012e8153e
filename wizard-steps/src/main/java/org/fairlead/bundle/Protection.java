package org.fairlead.bundle;

import java.util.List;

import org.fairlead.secret.Secret;

/** How a bundle is kept from others. A passphrase and public keys exclude each other in age, and so here. */
public sealed interface Protection {
    /** Encrypted to a passphrase; the caller closes it. */
    record ToPassphrase(Secret passphrase) implements Protection {}

    /** Encrypted to public keys "age1…"; each of their owners can open it, and nobody else. */
    record ToKeys(List<String> recipients) implements Protection {
        public ToKeys {
            recipients = List.copyOf(recipients);
        }
    }

    /** Not encrypted. Such a bundle takes no setting, row or file that is marked secret. */
    record Unencrypted() implements Protection {}

    /** Whether secrets may travel. */
    default boolean takesSecrets() {
        return !(this instanceof Unencrypted);
    }
}
