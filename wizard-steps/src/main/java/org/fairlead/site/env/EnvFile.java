package org.fairlead.site.env;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/**
 * Settings in a {@code .env} file. A change touches the lines it must and no other byte; the file is replaced
 * in one move
 * and keeps its rights and its owner; a new one is readable by its owner only. A link is followed to the file
 * it means.
 * Not thread-safe.
 */
public final class EnvFile extends EnvSettings {
    /** The most bytes a settings file may have. */
    public static final long BYTES = 1 << 20;

    private final Path file;

    public EnvFile(Path file) {
        this.file = file;
    }

    /** The settings in the content of a file that lies elsewhere. */
    public static Map<String, String> values(byte[] content) {
        return EnvText.of(content).values();
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
    public void remove() throws SiteException {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("env.problem.cannot-write", place(), EnvReplace.reason(
                    e)), e);
        }
    }

    @Override
    void replace(byte[] content) throws SiteException {
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
