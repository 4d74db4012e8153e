package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.desktop.shell.WindowMemory.Look;

import static org.assertj.core.api.Assertions.assertThat;

class WindowMemoryTest {
    private static final Look FIRST = new Look(false, 100, 1200, 800);

    @Test
    void remembersTheLook(@TempDir Path folder) {
        var memory = new WindowMemory(folder.resolve("home/window.properties"));
        assertThat(memory.read(FIRST)).isEqualTo(FIRST);

        Look dark = new Look(true, 125, 1000, 700);
        memory.keep(dark);
        assertThat(memory.read(FIRST)).isEqualTo(dark);
    }

    @Test
    void forgetsWhatCannotBeRead(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("window.properties"), "width=wide");

        assertThat(new WindowMemory(file).read(FIRST)).isEqualTo(FIRST);
    }
}
