package org.fairlead.secret;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The programs that others use on what Fairlead writes, where this computer has them. */
public final class StockTools {
    private StockTools() {}

    /** What a program said and how it ended. */
    public record Ran(int code, String out) {}

    /** Skips the test, and says so, where a program is missing. */
    public static void need(String... programs) {
        for (String program : programs) {
            boolean there = Arrays.stream(System.getenv("PATH").split(":")).anyMatch(folder -> Files
                    .isExecutable(
                            Path.of(folder, program)));
            if (!there) {
                System.err.println("SKIPPED: " + program
                        + " is not installed, the cross-check with it did not run");
            }
            assumeTrue(there, program + " is not installed");
        }
    }

    /** Runs a line of the shell in a folder; standard error is part of what it says. */
    public static Ran shell(Path folder, String line) throws Exception {
        return run(folder, List.of("sh", "-c", line));
    }

    /** Runs a line with a terminal of its own, at which a passphrase is typed. */
    public static Ran typing(Path folder, String line, String... typed) throws Exception {
        String keys = String.join("", Arrays.stream(typed).map(t -> "sleep 1; echo '" + t + "'; ").toList());
        return run(folder, List.of("sh", "-c", "(" + keys + "sleep 4) | script -qec \"" + line
                + "\" /dev/null"));
    }

    private static Ran run(Path folder, List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        Files.delete(out);
        return new Ran(process.exitValue(), said);
    }
}
