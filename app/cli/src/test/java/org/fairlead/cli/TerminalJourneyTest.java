package org.fairlead.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

class TerminalJourneyTest {
    @TempDir
    private Path folder;

    private SampleRun.Said say(SampleRun sample, String command, String... more) {
        return sample.fairlead(Stream.concat(Stream.of(command), Stream.concat(Stream.of(more),
                Stream.of("--home", sample.home().toString(), "--passphrase-file",
                        sample.folder.resolve("passphrase").toString())))
                .toArray(String[]::new));
    }

    @Test
    void goesTheWholeWayAndBack() throws Exception {
        var sample = new SampleRun(folder, true, TestPostgres.v2());
        Map<String, String> before = SampleRun.dump(sample.database);

        SampleRun.Said whole = say(sample, "run", sample.plan().toString());

        assertThat(whole.err()).isEmpty();
        assertThat(whole.code()).isEqualTo(ExitCode.OPEN_ITEMS);
        assertThat(whole.out()).contains("3,516 rows compared and equal").doesNotContainPattern(
                "\\[[a-z]+[.-]");
        assertThat(SampleRun.read(folder.resolve("v2/backend/.env"))).contains("DB_HOST=localhost")
                .contains("SECRET_KEY=");
        assertThat(folder.resolve("v2/backend/media/assets/one.txt")).exists();

        String run = say(sample, "runs").out().substring(0, 13);
        assertThat(say(sample, "report", run, "--out", folder.resolve("r.html").toString()).code()).isZero();
        assertThat(SampleRun.read(folder.resolve("r.html"))).contains("Done with");

        Map<String, String> after = SampleRun.dump(sample.database);
        SampleRun.Said preview = say(sample, "rollback", run, "--dry-run");
        assertThat(preview.code()).isZero();
        assertThat(preview.out()).contains("rows of ours removed",
                "/.env is removed: it was not there before",
                "media: our file is removed", "Needs your decision: nothing", "Nothing was written")
                .doesNotContainPattern(
                        "\\[[a-z]+[.-]");
        assertThat(say(sample, "rollback", run, "--dry-run", "--json").out()).contains(
                "\"outcome\":\"preview\"", "\"questions\":0");
        assertThat(SampleRun.dump(sample.database)).isEqualTo(after);
        assertThat(folder.resolve("v2/backend/.env")).exists();

        assertThat(say(sample, "rollback", run).code()).isZero();
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
        assertThat(folder.resolve("v2/backend/.env")).doesNotExist();
        assertThat(folder.resolve("v2/backend/media/assets/one.txt")).doesNotExist();
    }

    @Test
    void sendsACorrectedRowAfterTheOthersAndTakesItBackToo() throws Exception {
        var sample = new SampleRun(folder, true, TestPostgres.v2());
        Map<String, String> before = SampleRun.dump(sample.database);
        for (String step : new String[]{"assess", "backup", "transfer"}) {
            assertThat(say(sample, step, sample.plan().toString()).code()).isZero();
        }
        String run = say(sample, "runs").out().substring(0, 13);

        assertThat(say(sample, "retry", run, "projects_project", "[9003]").code()).isEqualTo(
                ExitCode.OPEN_ITEMS);
        assertThat(say(sample, "retry", run, "projects_project", "[9003]", "--set", "name=A shorter name")
                .code())
                .isZero();

        assertThat(SampleRun.dump(sample.database).get("projects_project")).contains("A shorter name");
        assertThat(say(sample, "upgrade", sample.plan().toString()).code()).isZero();
        assertThat(say(sample, "verify", sample.plan().toString()).code()).isZero();
        assertThat(say(sample, "retry", run, "projects_project", "[9001]").code()).isEqualTo(ExitCode.FAILED);
        assertThat(say(sample, "rollback", run).code()).isZero();
        assertThat(SampleRun.dump(sample.database)).isEqualTo(before);
    }

    @Test
    void keepsSecretsOutOfEverythingItWrites() throws Exception {
        var sample = new SampleRun(folder, true, TestPostgres.v2());
        var said = new StringBuilder();
        for (String[] command : new String[][]{{"assess", sample.plan().toString(), "--json"}, {"run",
                sample.plan().toString()}, {"runs", "--json"}}) {
            SampleRun.Said answer = say(sample, command[0], Arrays.copyOfRange(command, 1, command.length));
            said.append(answer.out()).append(answer.err());
        }
        String run = say(sample, "runs").out().substring(0, 13);
        say(sample, "report", run, "--out", sample.home().resolve("r.html").toString());

        assertThat(secretsIn(said.toString())).isEmpty();
        var found = new java.util.ArrayList<String>();
        try (Stream<Path> walk = Files.walk(sample.home())) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                secretsIn(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).forEach(
                        secret -> found.add(file + ": " + secret));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void showsNoSecretInTheListOfProcesses() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        Process process = sample.start("run", sample.plan().toString(), "--home", sample.home().toString(),
                "--passphrase-file", sample.folder.resolve("passphrase").toString());
        var lines = new java.util.HashSet<String>();
        while (process.isAlive()) {
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .forEach(handle -> handle.info().commandLine().ifPresent(lines::add));
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(20);
        }

        assertThat(lines).isNotEmpty();
        assertThat(secretsIn(String.join("\n", lines))).isEmpty();
        assertThat(secretsIn(SampleRun.read(folder.resolve("output.txt")))).isEmpty();
        assertThat(process.exitValue()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
    }

    private static List<String> secretsIn(String text) {
        return Stream.of(SampleRun.PASSPHRASE, SampleRun.DATABASE_PASSWORD, "sample-not-a-secret",
                "AGE-SECRET-KEY").filter(text::contains).toList();
    }

    @Test
    void refusesWhatItCannotDoWithAnExitCodeOfItsOwn() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        assertThat(say(sample, "transfer", sample.plan().toString()).code()).isEqualTo(ExitCode.GATE);
        assertThat(say(sample, "run", sample.plan().toString()).code()).isIn(ExitCode.DONE,
                ExitCode.OPEN_ITEMS);
        String run = say(sample, "runs").out().substring(0, 13);
        Files.writeString(folder.resolve("passphrase"), "another one\n");
        SampleRun.Said wrong = say(sample, "rollback", run);
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_KEY);
        assertThat(wrong.err()).contains("Wrong passphrase");
        Files.writeString(sample.plan(), "fairlead-plan: 1\nplaybok: x\n");
        SampleRun.Said bad = say(sample, "assess", sample.plan().toString());
        assertThat(bad.code()).isEqualTo(ExitCode.USAGE);
        assertThat(bad.err()).contains("playbook");
        assertThat(say(sample, "rollback", "2020-01-01-01").code()).isEqualTo(ExitCode.FAILED);
        assertThat(say(sample, "nonsense").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void putsTheEnvironmentsSideBySideWithoutASecret() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        Files.writeString(folder.resolve("v2/backend/.env"), "SECRET_KEY=another-hidden-one\nDEBUG=False\n");

        String said = say(sample, "assess", sample.plan().toString()).out();
        assertThat(said).contains("Source and target side by side").containsPattern(
                "~ Program +SQLite +PostgreSQL ")
                .containsPattern("= Character set +UTF-8 +UTF8").containsPattern(
                        "! SECRET_KEY +set \\(not shown\\) +set \\(not shown\\) +It must be the same")
                .containsPattern("~ DB_HOST +not set +not set").containsPattern("= DEBUG +False +False")
                .doesNotContain("another-hidden-one", "sample-not-a-secret", "sk-sample", "by daylight")
                .doesNotContainPattern("\\[[a-z]+[.-]");
        String json = say(sample, "assess", sample.plan().toString(), "--json").out();
        assertThat(json).contains("\"environment\":[", "\"name\":\"SECRET_KEY\"").doesNotContain(
                "another-hidden-one");
        String run = say(sample, "runs").out().substring(0, 13);
        say(sample, "report", run, "--out", folder.resolve("r.html").toString());
        assertThat(SampleRun.read(folder.resolve("r.html"))).contains("side by side", "SECRET_KEY")
                .doesNotContain("another-hidden-one", "sample-not-a-secret");
    }
}
