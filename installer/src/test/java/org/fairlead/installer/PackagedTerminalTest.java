package org.fairlead.installer;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts what was packaged the way a user does, with the Java that runs this test. */
class PackagedTerminalTest {
    private static final Path FOLDER = Path.of("target", "fairlead");

    @Test
    void tellsItsVersionAndNothingElse() throws Exception {
        var launcher = FOLDER.resolve("bin").resolve(isWindows() ? "fairlead.cmd" : "fairlead")
                .toAbsolutePath();
        var builder = new ProcessBuilder(launcher.toString(), "--version").redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).matches("fairlead \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void carriesTheWindowsModulesApartFromTheRest() throws IOException {
        assertThat(names("lib")).anyMatch(name -> name.startsWith("fairlead-desktop-"))
                .noneMatch(name -> name.startsWith("javafx-"));
        assertThat(names("lib/javafx")).hasSize(3).allMatch(name -> name.startsWith("javafx-"));
    }

    private static List<String> names(String folder) throws IOException {
        try (var files = Files.list(FOLDER.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
