package org.fairlead.bundle;

import java.util.List;

import org.fairlead.secret.Secret;

/** What a bundle is opened with. The caller closes the secrets. */
public sealed interface BundleKey {
    /**
     * A passphrase; a generated one may be typed in capitals or without dashes.
     *
     * @param heap
     * bytes of heap there are; the passphrase's key may take a little more than half of them
     */
    record Passphrase(Secret passphrase, long heap) implements BundleKey {}

    /** Private keys, of which one has to fit. */
    record Identities(List<Secret> identities) implements BundleKey {
        public Identities {
            identities = List.copyOf(identities);
        }
    }

    /** For a bundle that is not encrypted. */
    record None() implements BundleKey {}
}
