package org.fairlead.desktop.kit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;

/**
 * What was typed into this window, kept in memory until it closes. Asks nobody: what is missing is a problem.
 */
public final class EnteredSecrets implements SecretSource, AutoCloseable {
    private final Map<String, Secret> entered = new ConcurrentHashMap<>();
    private final Function<String, @Nullable String> environment;

    /**
     * @param environment
     * variable to its value, null where it is not set
     */
    public EnteredSecrets(Function<String, @Nullable String> environment) {
        this.environment = environment;
    }

    /** Keeps what was typed under the name of its question, such as "target.password". */
    public void enter(String name, CharSequence typed) {
        Secret old = entered.put(name, Secret.of(typed));
        if (old != null) {
            old.close();
        }
    }

    public boolean knows(String name) {
        return entered.containsKey(name);
    }

    @Override
    public Secret get(String kind, String name) throws ProblemException {
        return switch (kind) {
            case "env" -> Optional.ofNullable(environment.apply(name)).map(Secret::of).orElseThrow(
                    () -> new ProblemException(Problem.blocker("window.problem.no-variable", name)));
            case "file" -> firstLine(name);
            default -> Optional.ofNullable(entered.get(name)).map(kept -> Secret.copyOf(kept.reveal()))
                    .orElseThrow(() -> new ProblemException(Problem.blocker("window.problem.not-entered",
                            name)));
        };
    }

    private static Secret firstLine(String path) throws ProblemException {
        try (var lines = Files.lines(Path.of(path), StandardCharsets.UTF_8)) {
            return Secret.of(lines.findFirst().orElse(""));
        } catch (IOException e) {
            throw new ProblemException(Problem.blocker("window.problem.no-secret-file", path), e);
        }
    }

    @Override
    public void close() {
        entered.values().forEach(Secret::close);
        entered.clear();
    }
}
