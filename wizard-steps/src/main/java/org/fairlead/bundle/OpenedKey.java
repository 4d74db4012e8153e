package org.fairlead.bundle;

import java.util.List;

import org.fairlead.bundle.BundleKey.Identities;
import org.fairlead.bundle.BundleKey.None;
import org.fairlead.bundle.BundleKey.Passphrase;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;

/** An opener, and what has to be wiped when it is not needed any more. */
record OpenedKey(AgeOpener opener, Secret secret) implements AutoCloseable {
    static OpenedKey of(BundleKey key) throws SecretException {
        return switch (key) {
            case Passphrase(Secret passphrase, long heap) -> {
                Secret written = RecoveryPassphrase.canonical(passphrase);
                yield new OpenedKey(AgeOpener.withPassphrase(written, AgeSealer.memoryFor(heap))
                        .remembering(), written);
            }
            case Identities(List<Secret> identities) -> of(AgeOpener.withIdentities(identities));
            case None none -> of(AgeOpener.withIdentities(List.of()));
        };
    }

    /** With nothing to wipe. */
    static OpenedKey of(AgeOpener opener) {
        return new OpenedKey(opener, Secret.of(""));
    }

    @Override
    public void close() {
        secret.close();
    }
}
