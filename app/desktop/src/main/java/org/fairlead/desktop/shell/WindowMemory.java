package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the window looked last, in a small file. A look that cannot be kept is no reason to stop anyone. */
public final class WindowMemory {
    private static final Logger LOG = LoggerFactory.getLogger(WindowMemory.class);

    private final Path file;

    /** What is remembered. */
    public record Look(boolean dark, int percent, double width, double height) {}

    public WindowMemory(Path file) {
        this.file = file;
    }

    /** The look of last time, or the given one. */
    public Look read(Look otherwise) {
        if (!Files.isRegularFile(file)) {
            return otherwise;
        }
        Properties kept = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(reader);
            return new Look(Boolean.parseBoolean(kept.getProperty("dark")), Integer.parseInt(kept.getProperty(
                    "text-percent", "100")), Double.parseDouble(kept.getProperty("width", "1200")), Double
                            .parseDouble(kept.getProperty("height", "800")));
        } catch (IOException | NumberFormatException e) {
            LOG.info("The look of the window could not be read from {}", file, e);
            return otherwise;
        }
    }

    public void keep(Look look) {
        Properties kept = new Properties();
        kept.setProperty("dark", Boolean.toString(look.dark()));
        kept.setProperty("text-percent", Integer.toString(look.percent()));
        kept.setProperty("width", Double.toString(look.width()));
        kept.setProperty("height", Double.toString(look.height()));
        Path fresh = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                kept.store(writer, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.info("The look of the window could not be kept in {}", file, e);
        }
    }
}
