package org.fairlead.desktop.page;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleFile.OpenedBy;
import org.fairlead.bundle.BundleKey;
import org.fairlead.desktop.kit.EnteredSecrets;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.IdentityFile;
import org.fairlead.secret.Secret;

/**
 * What opens a bundle: asked for once and remembered in memory until the run is let go of. Methods that read
 * block.
 */
public final class BundleAccess {
    /** Names under which it is remembered. */
    public static final String PASSPHRASE = "bundle.passphrase";
    public static final String IDENTITY = "bundle.identity";

    private final EnteredSecrets secrets;

    /** What is done with an open bundle. */
    @FunctionalInterface
    public interface Use<T> {
        T with(BundleKey key) throws ProblemException;
    }

    public BundleAccess(EnteredSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * The file of a bundle.
     *
     * @throws ProblemException
     * when there is no such file, or a volume is missing
     */
    public static BundleFile file(String path) throws ProblemException {
        try {
            return BundleFile.at(Path.of(path));
        } catch (InvalidPathException e) {
            throw new ProblemException(Problem.blocker("bundle.problem.no-file", path), e);
        }
    }

    /** Whether it can be opened without asking. */
    public boolean knows(OpenedBy by) {
        return switch (by) {
            case ANYBODY -> true;
            case PASSPHRASE -> secrets.knows(PASSPHRASE);
            case KEY -> secrets.knows(IDENTITY);
        };
    }

    /**
     * Remembers what was typed or chosen.
     *
     * @param entered
     * a passphrase, or the path of a file of private keys
     */
    public void remember(OpenedBy by, String entered) {
        if (by != OpenedBy.ANYBODY) {
            secrets.enter(by == OpenedBy.KEY ? IDENTITY : PASSPHRASE, entered);
        }
    }

    /** What is remembered, as if it had been typed, by the name of its question. */
    public Map<String, String> typed() {
        Map<String, String> typed = new HashMap<>();
        for (String name : List.of(PASSPHRASE, IDENTITY)) {
            secrets.typed(name).ifPresent(text -> typed.put(name, text));
        }
        return typed;
    }

    /** Forgets what did not open it. */
    public void forget() {
        secrets.forget(PASSPHRASE);
        secrets.forget(IDENTITY);
    }

    /** Uses the key; what is secret of it is wiped afterwards. */
    public <T> T use(OpenedBy by, Use<T> use) throws ProblemException {
        return switch (by) {
            case ANYBODY -> use.with(new BundleKey.None());
            case PASSPHRASE -> {
                try (Secret passphrase = secrets.get("ask", PASSPHRASE)) {
                    yield use.with(new BundleKey.Passphrase(passphrase, Workspaces.bundleMeans().heap()));
                }
            }
            case KEY -> {
                List<Secret> identities = identities();
                try {
                    yield use.with(new BundleKey.Identities(identities));
                } finally {
                    identities.forEach(Secret::close);
                }
            }
        };
    }

    private List<Secret> identities() throws ProblemException {
        try (Secret path = secrets.get("ask", IDENTITY)) {
            return IdentityFile.read(Path.of(path.revealText()));
        }
    }
}
