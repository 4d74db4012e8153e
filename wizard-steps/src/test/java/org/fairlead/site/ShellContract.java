package org.fairlead.site;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.ShellResult.Ending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every shell keeps to, tried with a real {@code sh}. */
public abstract class ShellContract {
    protected static final Duration LONG = Duration.ofSeconds(60);
    private static final String CANARY = "canary-of-a-command-8151";

    @TempDir
    protected Path dir;

    private static boolean never() {
        return false;
    }

    /** A shell in a folder of this machine. */
    protected abstract Shell shell(Path folder) throws Exception;

    private ShellResult run(String text) throws Exception {
        try (Shell shell = shell(dir)) {
            return shell.run(ShellCommand.of(text, LONG), ShellContract::never);
        }
    }

    @Test
    void tellsWhatACommandSaysAndHowItEnds() throws Exception {
        ShellResult result = run("echo 'naïve ☂'; echo two >&2; exit 3");

        assertThat(result.out()).isEqualTo("naïve ☂\n");
        assertThat(result.err()).isEqualTo("two\n");
        assertThat(result.exit()).isEqualTo(3);
        assertThat(result.ending()).isEqualTo(Ending.EXITED);
        assertThat(result.isGood()).isFalse();
        assertThat(run("true").isGood()).isTrue();
    }

    @Test
    void runsInItsFolderWithAnEmptyInput() throws Exception {
        Path folder = Files.createDirectories(dir.resolve("it's a \"folder\" $HOME"));
        try (Shell shell = shell(folder)) {
            assertThat(shell.run(ShellCommand.of("cat; pwd; touch made", LONG), ShellContract::never).out())
                    .isEqualTo(folder
                            .toRealPath() + "\n");
        }
        assertThat(folder.resolve("made")).exists();
        assertThatThrownBy(() -> {
            try (Shell shell = shell(dir.resolve("nowhere"))) {
                shell.run(ShellCommand.of("true", LONG), ShellContract::never);
            }
        }).hasMessageContaining("shell.problem.no-folder");
    }

    @Test
    void severalLinesAndEveryCharacterArrive() throws Exception {
        assertThat(run("for x in 'a b' \"c\nd\" '*' '\\' '!'; do\nprintf '<%s>' \"$x\"\ndone # end").out())
                .isEqualTo("<a b><c\nd><*><\\><!>");
    }

    @Test
    void variablesArriveAndAreOnNoCommandLine() throws Exception {
        var command = new ShellCommand("""
                printf '%s' "$KEY" | od -c | head -1 >/dev/null
                [ "$KEY" = "$EXPECTED" ] && echo same
                if [ -d /proc/self ]; then
                  for p in /proc/[0-9]*/cmdline; do tr '\\0' ' ' <"$p" 2>/dev/null; echo; done
                else ps -A -o args; fi
                """, Map.of("KEY", CANARY + " 'q' $x \\ \"", "EXPECTED", CANARY + " 'q' $x \\ \""), LONG);
        try (Shell shell = shell(dir)) {
            ShellResult result = shell.run(command, ShellContract::never);

            assertThat(result.out()).startsWith("same\n").doesNotContain(CANARY);
            assertThat(command.toString()).contains("KEY").doesNotContain(CANARY);
        }
    }

    @Test
    void muchOutputKeepsItsBeginningAndItsEnd() throws Exception {
        ShellResult result = run(
                "echo first; i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done; "
                        + "echo last");

        assertThat(result.out()).startsWith("first\nline 0\n").endsWith("line 19999\nlast\n").contains("[… ");
        assertThat(result.out().getBytes(StandardCharsets.UTF_8).length).isLessThan(40_000);
    }

    @Test
    void controlCharactersDoNotReachTheReader() throws Exception {
        assertThat(run("printf 'a\\033[31mb\\000c\\377d\\n'").out()).isEqualTo(
                "a\ufffd[31mb\ufffdc\ufffdd\n");
    }

    @Test
    void aSlowCommandIsEndedWithWhatItStarted() throws Exception {
        try (Shell shell = shell(dir)) {
            ShellResult result = shell.run(ShellCommand.of("echo begun; (sleep 4; touch late) & sleep 30; "
                    + "touch late", Duration.ofSeconds(1)), ShellContract::never);

            assertThat(result.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(result.out()).isEqualTo("begun\n");
            assertThat(result.millis()).isBetween(900L, 12_000L);
        }
        TimeUnit.MILLISECONDS.sleep(4_500);
        assertThat(dir.resolve("late")).doesNotExist();
    }

    @Test
    void aCommandThatIgnoresTheGentleSignalIsEndedToo() throws Exception {
        var stop = new AtomicBoolean();
        Thread.ofVirtual().start(() -> {
            while (!Files.exists(dir.resolve("begun"))) {
                Thread.onSpinWait();
            }
            stop.set(true);
        });
        try (Shell shell = shell(dir)) {
            ShellResult result = shell.run(ShellCommand.of("trap '' TERM; touch begun; while :; do sleep 1; "
                    + "done", LONG), stop::get);

            assertThat(result.ending()).isEqualTo(Ending.STOPPED);
            assertThat(result.millis()).isLessThan(20_000);
        }
    }

    @Test
    void aCommandThatWasKilledIsToldFromOneThatFailed() throws Exception {
        ShellResult result = run("kill -9 $$");

        assertThat(result.ending()).isEqualTo(Ending.KILLED);
        assertThat(result.isGood()).isFalse();
    }

    @Test
    void whatIsLeftRunningHoldsNobodyUp() throws Exception {
        ShellResult result = run("(sleep 20) & echo $! >left; echo done");

        assertThat(result.isGood()).isTrue();
        assertThat(result.millis()).isLessThan(10_000);
        run("kill $(cat left)");
    }
}
