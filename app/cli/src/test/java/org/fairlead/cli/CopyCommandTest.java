package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestSsh;

import static org.assertj.core.api.Assertions.assertThat;

/** What a run has kept lies at further places too: a folder, and a machine reached over SFTP. */
class CopyCommandTest {
    @TempDir
    private Path folder;
    private SampleRun sample;
    private TestSsh server;
    private Path there;
    private String run = "";

    @BeforeEach
    void prepare() throws Exception {
        sample = new SampleRun(folder, false, TestPostgres.v2());
        there = Files.createDirectories(folder.resolve("drive/copies"));
        server = new TestSsh(folder.resolve("drive"));
        sample.secret("ssh-password", TestSsh.PASSWORD);
        Files.writeString(folder.resolve("known"), "");
        assertThat(say("assess", sample.plan().toString()).code()).isZero();
        assertThat(say("backup", sample.plan().toString()).code()).isZero();
        run = say("runs").out().substring(0, 13);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SampleRun.Said say(String command, String... more) {
        return sample.fairlead(Stream.concat(Stream.of(command), Stream.concat(Stream.of(more), Stream.of(
                "--home",
                sample.home().toString(), "--passphrase-file", folder.resolve("passphrase").toString())))
                .toArray(
                        String[]::new));
    }

    private SampleRun.Said copy(String place) {
        return sample.fairlead("copy", run, "--home", sample.home().toString(), "--to", place,
                "--ssh-password-file",
                folder.resolve("ssh-password").toString(), "--known-hosts", folder.resolve("known")
                        .toString(),
                "--fingerprint", server.fingerprint());
    }

    private String sftp() {
        return "sftp://" + TestSsh.USER + "@127.0.0.1:" + server.port() + "/copies";
    }

    private List<Path> kept() throws Exception {
        try (Stream<Path> all = Files.walk(sample.home().resolve("runs").resolve(run).resolve("backup"))) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private Path copyOf(Path file) {
        return there.resolve(run).resolve(file.getFileName().toString());
    }

    @Test
    void everyCopyIsComparedAndWhatBrokeOffGoesOn() throws Exception {
        Path large = kept().getFirst();
        byte[] content = Files.readAllBytes(large);
        Files.createDirectories(there.resolve(run));
        Files.write(there.resolve(run).resolve(large.getFileName() + ".part"), Arrays.copyOf(content,
                content.length
                        / 2));

        SampleRun.Said copied = copy(sftp());

        assertThat(copied.err()).isEmpty();
        assertThat(copied.code()).isZero();
        assertThat(copied.out()).contains("went on at", "read back and equal");
        for (Path file : kept()) {
            assertThat(copyOf(file)).hasSameBinaryContentAs(file);
        }
        assertThat(copy(sftp()).code()).as("what is there already is compared and left").isZero();
    }

    @Test
    void whatArrivedWrongIsSentAnewAndNothingElseIsReplaced() throws Exception {
        Path large = kept().getFirst();
        Files.createDirectories(there.resolve(run));
        Files.write(there.resolve(run).resolve(large.getFileName() + ".part"), new byte[100]);

        SampleRun.Said copied = copy(there.toString());
        assertThat(copied.err()).isEmpty();
        assertThat(copied.out()).contains("on the machine that is migrated");
        assertThat(copyOf(large)).hasSameBinaryContentAs(large);

        Files.writeString(copyOf(large), "somebody's own");
        SampleRun.Said refused = copy(there.toString());
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("with another content");
        assertThat(copyOf(large)).hasContent("somebody's own");
    }

    @Test
    void aBundleGoesAlongWithAllItsPieces() throws Exception {
        for (String piece : List.of("site.fairlead.001", "site.fairlead.002")) {
            Files.writeString(folder.resolve(piece), piece);
        }

        SampleRun.Said copied = sample.fairlead("copy", run, "--home", sample.home().toString(), "--to", there
                .toString(), "--bundle", folder.resolve("site.fairlead.001").toString());

        assertThat(copied.err()).isEmpty();
        assertThat(copyOf(folder.resolve("site.fairlead.002"))).hasContent("site.fairlead.002");
        assertThat(copied.out()).contains("SHA-256");
    }

    @Test
    void whatIsLeftIsListedWithItsSizeAndGoesWhenNamed() throws Exception {
        assertThat(copy(there.toString()).code()).isZero();
        Path foreign = Files.writeString(there.resolve(run).resolve("of-somebody-else"), "theirs");

        SampleRun.Said listed = say("clean", run);
        assertThat(listed.err()).isEmpty();
        assertThat(listed.out()).contains("copy/" + there, "Copy at a further place", "MiB", "backup  Backup",
                "can still be taken back");
        SampleRun.Said refused = say("clean", run, "backup", "copy/" + there);
        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(copyOf(kept().getFirst())).as("where one has to stay, none goes").exists();

        SampleRun.Said removed = say("clean", run, "copy/" + there);
        assertThat(removed.code()).isZero();
        assertThat(removed.out()).doesNotContain("copy/" + there);
        assertThat(copyOf(kept().getFirst())).doesNotExist();
        assertThat(foreign).as("only what this run has copied goes").exists();
        assertThat(say("clean").out()).as("every run is listed without a name").contains(run + ": ");
        assertThat(say("clean", run, "nothing").err()).contains("There is no \"nothing\"");
    }

    @Test
    void aPlaceThatIsNotThereIsSaid() {
        SampleRun.Said refused = copy(folder.resolve("nowhere").toString());

        assertThat(refused.code()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("There is no folder");
    }
}
