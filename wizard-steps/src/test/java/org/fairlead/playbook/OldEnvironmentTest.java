package org.fairlead.playbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The way back of the design tool's code: its old environment is taken as it is, and made anew only if it is
 * gone.
 */
class OldEnvironmentTest {
    @TempDir
    private Path site;

    /** The text as it would run, in a folder where python3 only notes how it was called. */
    private int back(String place) throws Exception {
        Action.Command command = (Action.Command) PlaybookCatalog.builtIn().find("ai-design-tool")
                .orElseThrow()
                .playbook().actions().stream().filter(action -> action.id().equals("old-environment"))
                .findFirst()
                .orElseThrow();
        Path tools = Files.createDirectories(site.resolve("tools"));
        program(tools.resolve("python3"),
                "echo \"$@\" >>calls; mkdir -p \"$3/bin\"; cp tools/pip \"$3/bin/pip\"");
        program(tools.resolve("pip"), "echo pip \"$@\" >>calls");
        Process process = new ProcessBuilder("sh", "-c", "PATH=\"$PWD/tools:$PATH\"\n" + command.undo()
                .replace(
                        "${captured.place}", place)).directory(site.toFile()).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static void program(Path file, String text) throws Exception {
        Files.writeString(file, "#!/bin/sh\n" + text + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void theOldEnvironmentIsTakenAsItIs() throws Exception {
        program(Files.createDirectories(site.resolve("backend/.venv/bin")).resolve("python"), "exit 0");

        assertThat(back(".venv")).isZero();

        assertThat(site.resolve("calls")).doesNotExist();
    }

    @Test
    void itIsMadeAnewFromTheOldRequirementsOnlyWhereItIsGone() throws Exception {
        Files.createDirectories(site.resolve("backend"));

        assertThat(back("venv")).isZero();

        assertThat(site.resolve("calls")).content().isEqualTo(
                "-m venv backend/venv\npip install --no-input -r backend/requirements.txt\n");
    }

    @Test
    void whereThereWasNoneNothingIsMade() throws Exception {
        assertThat(back("none")).isZero();

        assertThat(site.resolve("calls")).doesNotExist();
    }
}
