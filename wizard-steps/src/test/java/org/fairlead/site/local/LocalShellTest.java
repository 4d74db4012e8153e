package org.fairlead.site.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellContract;
import org.fairlead.site.ShellResult.Ending;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;

class LocalShellTest extends ShellContract {
    private static final String SECRET = "canary-of-the-process-8152";

    @Override
    protected Shell shell(Path folder) {
        var environment = new HashMap<>(System.getenv());
        environment.put("SHOP_PASSWORD", SECRET);
        return new LocalShell(folder, environment);
    }

    @Test
    void ctrlCInATerminalReachesOnlyUsAndWeEndTheCommand() throws Exception {
        for (String signal : List.of("INT", "KILL")) {
            var stop = new AtomicBoolean();
            Path mark = dir.resolve("mark-" + signal);
            var running = CompletableFuture.supplyAsync(() -> {
                try {
                    return shell(dir).run(ShellCommand.of("echo $$ >new; mv new " + mark + "; sleep 50; true",
                            LONG),
                            stop::get);
                } catch (SiteException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (!Files.exists(mark)) {
                Thread.sleep(10);
            }
            ProcessHandle command = ProcessHandle.of(Long.parseLong(Files.readString(mark).strip()))
                    .orElseThrow();
            ProcessHandle around = command.parent().orElseThrow();
            stop.set(signal.equals("KILL"));
            new ProcessBuilder("sh", "-c", "kill -s " + signal + " " + around.pid()).start().waitFor();
            Thread.sleep(200);
            assertThat(around.isAlive()).as(signal).isEqualTo(signal.equals("INT"));
            stop.set(true);

            assertThat(running.get(30, TimeUnit.SECONDS).ending()).isEqualTo(Ending.STOPPED);
            assertThat(command.isAlive()).isFalse();
        }
    }

    @Test
    void aStatusThatNoSignalHasIsAnExit() throws Exception {
        assertThat(shell(dir).run(ShellCommand.of("exit 255", LONG), () -> false).ending()).isEqualTo(
                Ending.EXITED);
        assertThat(shell(dir).run(ShellCommand.of("kill -s KILL $$", LONG), () -> false).ending()).isEqualTo(
                Ending.KILLED);
    }

    @Test
    void commandsGetNoneOfTheSecretsInOurOwnVariables() throws Exception {
        try (Shell shell = shell(dir)) {
            assertThat(shell.run(ShellCommand.of("env; echo \"$PATH\"", LONG), () -> false).out()).contains(
                    "PATH=").doesNotContain(SECRET, "SHOP_PASSWORD");
        }
    }
}
