package org.fairlead.bundle;

import java.util.List;

import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;

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

    /** The opener, or for {@link None} one that opens nothing. */
    default AgeOpener opener() throws SecretException {
        return switch (this) {
            case Passphrase(Secret passphrase, long heap) -> AgeOpener.withPassphrase(RecoveryPassphrase
                    .canonical(
                            passphrase), AgeSealer.memoryFor(heap));
            case Identities(List<Secret> identities) -> AgeOpener.withIdentities(identities);
            case None none -> AgeOpener.withIdentities(List.of());
        };
    }
}
