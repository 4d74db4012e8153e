package org.fairlead.site.env;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;

/**
 * Settings in a {@code .env} file. A change touches the lines it must and no other byte; the file is replaced
 * in one move
 * and keeps its rights and its owner; a new one is readable by its owner only. A link is followed to the file
 * it means.
 * Not thread-safe.
 */
public final class EnvFile implements Settings {
    /** The most bytes a settings file may have. */
    public static final long BYTES = 1 << 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final Path file;

    public EnvFile(Path file) {
        this.file = file;
    }

    @Override
    public List<String> names() throws SiteException {
        return text().names();
    }

    @Override
    public Optional<String> value(String name) throws SiteException {
        return Optional.ofNullable(text().values().get(name));
    }

    /** All settings at once, in file order. */
    public Map<String, String> values() throws SiteException {
        return text().values();
    }

    /** The settings in the content of a file that lies elsewhere. */
    public static Map<String, String> values(byte[] content) {
        return EnvText.of(content).values();
    }

    @Override
    public void apply(Map<String, Optional<String>> changes) throws SiteException {
        EnvText before = exists() ? text() : EnvText.of(new byte[0]);
        EnvText text = before;
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            String name = change.getKey();
            Optional<String> value = change.getValue();
            if (!NAME.matcher(name).matches()) {
                throw new SiteException(Problem.blocker("env.problem.name", name, place()));
            }
            if (value.isEmpty()) {
                text = text.without(name);
            } else if (!value.equals(Optional.ofNullable(text.values().get(name)))) {
                text = text.set(name, EnvValue.written(value.get()).orElseThrow(
                        () -> new SiteException(Problem.blocker("env.problem.value", name, place()))));
            }
        }
        if (text != before || !exists()) {
            verify(text, changes);
            replace(text.bytes());
        }
    }

    /** A line left open above, such as a quote that never closes, could swallow what was written. */
    private void verify(EnvText text, Map<String, Optional<String>> changes) throws SiteException {
        Map<String, String> values = text.values();
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            if (!change.getValue().equals(Optional.ofNullable(values.get(change.getKey())))) {
                throw new SiteException(Problem.blocker("env.problem.unclear", change.getKey(), place()));
            }
        }
    }

    @Override
    public byte[] content() throws SiteException {
        try {
            if (Files.size(file) > BYTES) {
                throw new SiteException(Problem.blocker("env.problem.too-large", place(), BYTES));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new SiteException(Problem.blocker("env.problem.missing", place()), e);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("env.problem.unreadable", place(), EnvReplace.reason(e)),
                    e);
        }
    }

    @Override
    public void restore(byte[] content) throws SiteException {
        replace(content);
    }

    @Override
    public void takeBack(byte[] earlier, Collection<String> names) throws SiteException {
        Map<String, String> before = EnvText.of(earlier).values();
        EnvText text = text();
        for (String name : names) {
            Optional<String> raw = EnvText.of(earlier).written(name);
            text = raw.isPresent() ? text.setRaw(name, raw.get()) : text.without(name);
        }
        for (String name : names) {
            if (!Optional.ofNullable(before.get(name)).equals(Optional.ofNullable(text.values().get(name)))) {
                throw new SiteException(Problem.blocker("env.problem.unclear", name, place()));
            }
        }
        replace(text.bytes());
    }

    @Override
    public void remove() throws SiteException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("env.problem.cannot-write", place(), EnvReplace.reason(
                    e)), e);
        }
    }

    private EnvText text() throws SiteException {
        return EnvText.of(content());
    }

    private void replace(byte[] content) throws SiteException {
        try {
            EnvReplace.with(Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(), content);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("env.problem.cannot-write", place(), EnvReplace.reason(
                    e)), e);
        }
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public boolean exists() {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }
}
