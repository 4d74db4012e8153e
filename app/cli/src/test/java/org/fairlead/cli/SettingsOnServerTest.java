package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.SampleRun.Said;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestSsh;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The new site lies on a machine of its own: its database, its settings and its uploads are reached over SSH.
 */
class SettingsOnServerTest {
    @TempDir
    private Path folder;
    private SampleRun sample;
    private TestSsh server;
    private Path file;

    @BeforeEach
    void prepare() throws Exception {
        sample = new SampleRun(folder, false, TestPostgres.v2());
        server = new TestSsh(folder).withItsOwnDisk();
        sample.secret("ssh-password", TestSsh.PASSWORD);
        Files.writeString(folder.resolve("known"), "");
        String plan = SampleRun.read(sample.plan());
        Files.writeString(sample.plan(), plan.replaceFirst("\ntarget:\n", "\ntarget:\n" + """
                  ssh:
                    host: 127.0.0.1
                    port: %d
                    user: %s
                    password: {file: "%s"}
                    known-hosts: "%s"
                    fingerprint: "%s"
                """.formatted(server.port(), TestSsh.USER, folder.resolve("ssh-password"), folder.resolve(
                "known"), server.fingerprint())));
        file = folder.resolve("v2/backend/.env");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Said say(String... arguments) {
        var all = new java.util.ArrayList<>(java.util.List.of(arguments));
        all.addAll(java.util.List.of("--home", sample.home().toString(), "--passphrase-file", folder.resolve(
                "passphrase").toString()));
        Said said = sample.fairlead(all.toArray(String[]::new));
        assertThat(said.out() + said.err()).doesNotContain("canary").doesNotContain(TestSsh.PASSWORD);
        return said;
    }

    private String run() {
        return say("runs").out().lines().filter(line -> line.contains("ai-design-tool") || line.matches(
                "\\d{4}-.*")).findFirst().orElseThrow().substring(0, 13);
    }

    @Test
    void settingsAreWrittenThereAndGoWithTheRollback() throws Exception {
        Said done = say("run", sample.plan().toString());

        assertThat(done.code()).as(done.out() + done.err()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        assertThat(file).content().contains("DB_HOST=localhost", "DB_PASSWORD=" + SampleRun.DATABASE_PASSWORD,
                "DEBUG=False");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(folder.resolve("v2/backend/media/assets/one.txt")).hasContent("one");

        Said back = say("rollback", run());
        assertThat(back.code()).as(back.out() + back.err()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("v2/backend/media/assets/one.txt")).doesNotExist();
    }

    @Test
    void whatStandsThereAlreadyIsPutBackToTheByte() throws Exception {
        Path shared = Files.writeString(Files.createDirectories(folder.resolve("v2/shared")).resolve(".env"),
                "# kept by hand\nDEBUG=True\nPORT='8000'\n");
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-r-----"));
        Files.createSymbolicLink(file, Path.of("../shared/.env"));

        assertThat(say("run", sample.plan().toString()).code()).isIn(ExitCode.DONE, ExitCode.OPEN_ITEMS);
        assertThat(shared).content().startsWith("# kept by hand\nDEBUG=False\nPORT='8000'\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(shared))).isEqualTo(
                "rw-r-----");

        say("rollback", run());
        assertThat(shared).hasContent("# kept by hand\nDEBUG=True\nPORT='8000'\n");
        assertThat(file).isSymbolicLink();
    }

    @Test
    void aFolderThatIsNotThereIsSaidBeforeAnythingIsWritten() throws Exception {
        Files.writeString(sample.plan(), SampleRun.read(sample.plan()).replace("v2/backend/.env", "v3/.env"));

        Said refused = say("assess", sample.plan().toString());

        assertThat(refused.code()).isNotZero();
        assertThat(refused.out() + refused.err()).contains("v3");
    }
}
