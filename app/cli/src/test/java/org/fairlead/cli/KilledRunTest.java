package org.fairlead.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.record.RunSummary;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills the process at moments nobody chose, and compares what a resumed run leaves with what an undisturbed
 * one does.
 */
class KilledRunTest {
    private static final int KILLS = 25;
    private static final String MOMENT = "2026-05-06T07:08:09.101112Z";

    @TempDir
    private Path folder;

    @Test
    void resumesToTheSameTargetWhereverItWasKilled() throws Exception {
        var sample = new SampleRun(folder, true, TestPostgres.v2());
        String run = prepare(sample);
        Path prepared = folder.resolve("prepared");
        copy(sample.home(), prepared);

        assertThat(resume(sample, run).code()).isEqualTo(ExitCode.OPEN_ITEMS);
        Map<String, String> undisturbed = SampleRun.dump(sample.database);
        String settings = SampleRun.read(folder.resolve("v2/backend/.env"));

        var random = new Random(20261121);
        int killedAtWork = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            anew(sample, prepared);
            Process process = sample.start("resume", run, "--home", sample.home().toString());
            boolean ended = process.waitFor(300 + random.nextInt(2700), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            killedAtWork += ended ? 0 : 1;

            assertThat(resume(sample, run).code()).as("kill %d", kill).isEqualTo(ExitCode.OPEN_ITEMS);
            assertThat(SampleRun.dump(sample.database)).as("kill %d", kill).isEqualTo(undisturbed);
            assertThat(SampleRun.read(folder.resolve("v2/backend/.env"))).isEqualTo(settings);
        }
        assertThat(killedAtWork).as("kills that met a run at work").isGreaterThan(KILLS / 2);
    }

    /** Assessed, backed up, and with its moment fixed, so that all attempts write the same times. */
    private static String prepare(SampleRun sample) throws Exception {
        assertThat(sample.fairlead("assess", sample.plan().toString(), "--home", sample.home().toString())
                .code())
                .isZero();
        assertThat(sample.fairlead("backup", sample.plan().toString(), "--home", sample.home().toString(),
                "--passphrase-file", sample.folder.resolve("passphrase").toString()).code()).isZero();
        try (var record = SqliteRunRecord.open(sample.home(), Clock.systemUTC())) {
            RunSummary run = record.runs().getFirst();
            record.log(run.id()).remember("journey", "moment", MOMENT);
            return run.id();
        }
    }

    private static SampleRun.Said resume(SampleRun sample, String run) {
        return sample.fairlead("resume", run, "--home", sample.home().toString());
    }

    private void anew(SampleRun sample, Path prepared) throws Exception {
        TestPostgres.recreate(sample.database);
        delete(sample.home());
        copy(prepared, sample.home());
        delete(folder.resolve("v2"));
        Files.createDirectories(folder.resolve("v2/backend/media"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> walk = Files.walk(from)) {
            for (Path path : walk.toList()) {
                Path there = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(path, there);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
