package org.fairlead.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.StepRunner.PassphraseSource;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.IdentityFile;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;

/** What opens a bundle: looked up by what the bundle itself wants, and wiped when closed. */
record BundleKeys(BundleKey key, List<Secret> secrets) implements AutoCloseable {
    BundleKeys {
        secrets = List.copyOf(secrets);
    }

    /**
     * The key for a bundle.
     *
     * @param identity
     * file of private keys, where one was given
     */
    static BundleKeys of(BundleFile file, Optional<Path> identity, PassphraseSource passphrase)
            throws ProblemException {
        return switch (file.openedBy()) {
            case ANYBODY -> new BundleKeys(new BundleKey.None(), List.of());
            case KEY -> {
                List<Secret> identities = IdentityFile.read(identity.orElseThrow(() -> new SiteException(
                        Problem
                                .blocker("bundle.problem.key-needed", file.name()))));
                yield new BundleKeys(new BundleKey.Identities(identities), identities);
            }
            case PASSPHRASE -> {
                if (identity.isPresent()) {
                    throw new SiteException(Problem.blocker("bundle.problem.passphrase-needed", file.name()));
                }
                Secret secret = passphrase.get();
                yield new BundleKeys(new BundleKey.Passphrase(secret, Workspaces.bundleMeans().heap()), List
                        .of(
                                secret));
            }
        };
    }

    @Override
    public void close() {
        secrets.forEach(Secret::close);
    }
}
