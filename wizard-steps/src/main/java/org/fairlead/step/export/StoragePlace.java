package org.fairlead.step.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/** The folder that a bundle is to be written to, looked at before the first byte. */
final class StoragePlace {
    private final Path file;

    StoragePlace(Path file) {
        this.file = file;
    }

    /**
     * Refuses a folder that is not there, cannot be written to, is given out by the site to everybody, or has
     * too little room.
     *
     * @param expected
     * bytes of what is written; a fifth more has to be free
     */
    void require(long expected, Optional<Path> webRoot) throws SiteException {
        Path folder = Optional.ofNullable(file.toAbsolutePath().normalize().getParent()).orElse(file);
        if (!Files.isDirectory(folder)) {
            throw refused("export.problem.no-folder", folder);
        }
        try {
            Path real = folder.toRealPath();
            if (!Files.isWritable(real)) {
                throw refused("export.problem.folder-closed", folder);
            }
            if (webRoot.isPresent() && Files.exists(webRoot.get()) && real.startsWith(webRoot.get()
                    .toRealPath())) {
                throw refused("export.problem.web-root", folder, webRoot.get());
            }
            long needed = expected + expected / 5;
            long free = Files.getFileStore(real).getUsableSpace();
            if (free < needed) {
                throw refused("export.problem.no-room", folder, needed, free);
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", folder.toString(), String
                    .valueOf(e.getMessage())), e);
        }
    }

    private static SiteException refused(String key, Path folder, Object... more) {
        var args = new Object[more.length + 1];
        args[0] = folder.toString();
        for (int i = 0; i < more.length; i++) {
            args[i + 1] = more[i] instanceof Path path ? path.toString() : more[i];
        }
        return new SiteException(Problem.blocker(key, args));
    }
}
