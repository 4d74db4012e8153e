package org.fairlead.desktop.kit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.fairlead.model.ProblemException;
import org.fairlead.run.Workspaces;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;

/**
 * What was typed into this window, kept in memory until it closes. Asks nobody: what is missing is a problem.
 */
public final class EnteredSecrets implements SecretSource, AutoCloseable {
    private final Map<String, Secret> entered = new ConcurrentHashMap<>();
    private final SecretSource source;

    public EnteredSecrets(Map<String, String> environment) {
        source = Workspaces.secrets(environment, this::copy, warning -> {});
    }

    private Optional<Secret> copy(String name) {
        return Optional.ofNullable(entered.get(name)).map(kept -> Secret.copyOf(kept.reveal()));
    }

    /** Keeps what was typed under the name of its question, such as "target.password". */
    public void enter(String name, CharSequence typed) {
        Secret old = entered.put(name, Secret.of(typed));
        if (old != null) {
            old.close();
        }
    }

    /** What was typed, to hand it on to another run. */
    public Optional<String> typed(String name) {
        return Optional.ofNullable(entered.get(name)).map(Secret::revealText);
    }

    /** Forgets what was typed. */
    public void forget(String name) {
        Secret old = entered.remove(name);
        if (old != null) {
            old.close();
        }
    }

    public boolean knows(String name) {
        return entered.containsKey(name);
    }

    @Override
    public Secret get(String kind, String name) throws ProblemException {
        return source.get(kind, name);
    }

    @Override
    public void close() {
        entered.values().forEach(Secret::close);
        entered.clear();
    }
}
