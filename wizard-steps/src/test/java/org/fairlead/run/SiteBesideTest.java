package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.TestWayBack;
import org.fairlead.model.Problem;
import org.fairlead.record.RunLog;
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellResult;
import org.fairlead.site.SiteException;
import org.fairlead.site.local.LocalFiles;
import org.fairlead.sitecopy.ServedCopy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which configuration a copy is given, and what becomes of a server that ends otherwise than it should. */
class SiteBesideTest {
    @TempDir
    private Path folder;

    @Test
    void onlyTheTrueFolderAboveMayHoldTheConfiguration() throws Exception {
        assertThat(SiteBeside.above("site")).isEmpty();
        assertThat(SiteBeside.above("/site/")).contains("/");
        assertThat(SiteBeside.above("/srv/www/site")).contains("/srv/www");
        Path site = Files.createDirectories(folder.resolve("www/site"));
        Files.writeString(folder.resolve("www/wp-config.php"), "<?php // above");
        var app = new LocalFiles(site);
        Optional<String> above = Optional.of(folder.resolve("www").toString());

        assertThat(SiteBeside.config(app, above)).asString(UTF_8).contains("above");
        assertThatThrownBy(() -> SiteBeside.config(app, Optional.empty())).isInstanceOfSatisfying(
                SiteException.class, refused -> assertThat(refused.problem().key()).isEqualTo(
                        "site-copy.problem.no-config"));
        Files.writeString(folder.resolve("www/wp-settings.php"), "<?php // another WordPress");
        assertThatThrownBy(() -> SiteBeside.config(app, above)).isInstanceOf(SiteException.class);
        Files.writeString(site.resolve("wp-config.php"), "<?php // own");
        assertThat(SiteBeside.config(app, above)).asString(UTF_8).contains("own");
    }

    /** Says one thing to each command, when it may. */
    private record Saying(ShellResult said, CountDownLatch when) implements Shell {
        @Override
        public ShellResult run(ShellCommand command, BooleanSupplier stop) {
            try {
                when.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return said;
        }

        @Override
        public ShellResult run(ShellCommand command, BooleanSupplier stop, Consumer<String> began)
                throws SiteException {
            began.accept("4711 1");
            return run(command, stop);
        }

        @Override
        public String place() {
            return "the machine";
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    private static ShellResult failed(String err) {
        return new ShellResult(ShellResult.Ending.EXITED, 1, "", err, 1);
    }

    @Test
    void aServerThatEndsByItselfSaysWhatItSaidLast() throws Exception {
        RunLog log = new TestWayBack(folder).log();
        var over = new CountDownLatch(1);
        try (ServedCopy served = ServedCopy.start(log, new Saying(failed("first\nlast words\n"), over), "php",
                50_000, () -> true, Duration.ofSeconds(20))) {
            assertThat(served.ended()).isEmpty();
            over.countDown();
            Optional<Problem> ended = served.ended();
            for (int look = 0; ended.isEmpty() && look < 500; look++) {
                Thread.sleep(20);
                ended = served.ended();
            }
            assertThat(ended.orElseThrow().key()).isEqualTo("site-copy.problem.ended-later");
            assertThat(ended.orElseThrow().args()).contains("last words");
        }
    }

    @Test
    void aLeftServerThatCannotBeEndedStaysInTheRecord() throws Exception {
        RunLog log = new TestWayBack(folder).log();
        log.remember("site-served", "process", "4711 1");
        assertThatThrownBy(() -> ServedCopy.endLeft(log, new Saying(failed("not permitted"),
                new CountDownLatch(0)))).isInstanceOfSatisfying(SiteException.class,
                        refused -> assertThat(refused.problem().key()).isEqualTo(
                                "site-copy.problem.left-server"));
        assertThat(ServedCopy.isLeft(log)).isTrue();
    }
}
