package org.fairlead.site.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretSource;
import org.fairlead.site.SiteException;

/**
 * Secrets from an environment variable, from the first line of a file, or from a person. May block while a
 * person is
 * asked.
 *
 * @param environment
 * variables of this process
 * @param ask
 * asks a person, given the key of the question; empty when nobody answers
 * @param warnings
 * takes what should be said, such as a file that others may read
 */
public record LocalSecrets(Map<String, String> environment, Function<String, Optional<Secret>> ask,
        Consumer<Problem> warnings) implements SecretSource {

    private static final int LONGEST = 4096;

    @Override
    public Secret get(String kind, String name) throws ProblemException {
        return switch (kind) {
            case "env" -> {
                String value = environment.get(name);
                if (value == null || value.isEmpty()) {
                    throw new SiteException(Problem.blocker("secrets.problem.no-variable", name));
                }
                yield Secret.of(value);
            }
            case "file" -> firstLine(Path.of(name));
            case "ask" -> ask.apply(name)
                    .orElseThrow(() -> new SiteException(Problem.blocker("secrets.problem.no-answer", name)));
            default -> throw new IllegalArgumentException("secret from " + kind);
        };
    }

    private Secret firstLine(Path file) throws SiteException {
        var bytes = new byte[LONGEST];
        int length = 0;
        try (InputStream in = Files.newInputStream(file)) {
            length = in.readNBytes(bytes, 0, LONGEST);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("secrets.problem.no-file", file.toString()), e);
        }
        warnWhenOthersMayRead(file);
        int end = 0;
        while (end < length && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
        char[] characters = new char[decoded.remaining()];
        try {
            decoded.get(characters);
            if (characters.length == 0 || end == LONGEST) {
                throw new SiteException(Problem.blocker("secrets.problem.empty-file", file.toString()));
            }
            return Secret.copyOf(characters);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(characters, '\0');
        }
    }

    private void warnWhenOthersMayRead(Path file) throws SiteException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        try {
            if (view != null && view.readAttributes().permissions().stream()
                    .anyMatch(p -> p == PosixFilePermission.OTHERS_READ || p
                            == PosixFilePermission.GROUP_READ)) {
                warnings.accept(Problem.warning("secrets.problem.readable", file.toString()));
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("secrets.problem.no-file", file.toString()), e);
        }
    }
}
