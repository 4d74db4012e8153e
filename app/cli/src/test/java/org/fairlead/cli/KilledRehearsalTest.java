package org.fairlead.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** A rehearsal whose process is killed leaves a copy that is named, removed, and never mistaken for a run. */
class KilledRehearsalTest {
    @TempDir
    private Path folder;

    private static List<String> copies(String database) throws Exception {
        var found = new ArrayList<String>();
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE"
                        + " 'fairlead\\_copy%'")) {
            while (results.next()) {
                found.add(results.getString(1));
            }
        }
        return found;
    }

    @Test
    void whatItLeftIsListedAndRemoved() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        Map<String, String> before = SampleRun.dump(sample.database);
        String home = sample.home().toString();
        Process process = sample.start("rehearse", sample.plan().toString(), "--home", home);
        for (int waited = 0; waited < 1200 && copies(sample.database).isEmpty() && process.isAlive();
                waited++) {
            Thread.sleep(50);
        }
        assertThat(copies(sample.database)).as("it was killed while its copy was there").hasSize(1);
        process.destroyForcibly().waitFor();
        String copy = copies(sample.database).getFirst();
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);

        String run = sample.fairlead("runs", "--home", home).out().lines().filter(line -> line.contains(
                "rehearsal of")).findFirst().orElseThrow().substring(0, 13);
        assertThat(sample.fairlead("resume", run, "--home", home).code()).isNotZero();
        SampleRun.Said finished = sample.fairlead("finish", run, "--home", home);
        assertThat(finished.code()).as(finished.toString()).isZero();
        assertThat(finished.out()).contains(copy);
        assertThat(copies(sample.database)).isEmpty();
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
    }
}
