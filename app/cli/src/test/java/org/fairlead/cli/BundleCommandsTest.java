package org.fairlead.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.SmallBundle;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKeyFile;

import static org.assertj.core.api.Assertions.assertThat;

class BundleCommandsTest {
    @TempDir
    private Path folder;

    private SampleRun.Said say(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int code = FairleadCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err))
                .execute(
                        arguments);
        return new SampleRun.Said(code, out.toString(), err.toString());
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path written(String name, Protection protection) throws Exception {
        Path file = folder.resolve(name);
        SmallBundle.write(BundleTarget.oneFile(file), protection, Optional.empty());
        return file;
    }

    @Test
    void makeAKeyAndInspectWhatIsSealedToIt() throws Exception {
        SampleRun.Said made = say("keygen", "--out", path("key.txt"));
        assertThat(made.code()).isZero();
        assertThat(made.out()).matches("Public key: age1[a-z0-9]{58}\\R");
        assertThat(say("keygen", "--out", path("key.txt")).code()).isEqualTo(ExitCode.FAILED);
        Path file = written("site.fairlead", new Protection.ToKeys(List.of(made.out().strip().substring(
                12))));

        SampleRun.Said said = say("inspect", file.toString(), "--identity", path("key.txt"));

        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.out()).contains("all check sums hold", "shop.example", "wordpress 6.6",
                "general: 2, secrets",
                "chats: 3 (csv)", "Files: 2, 6 bytes", "general.site_url: belongs to the environment\n",
                "sessions: not chosen (1,234)", "Not signed.").doesNotContain("canary", "[");
        assertThat(say("inspect", file.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(say("keygen", "--out", path("other.txt")).code()).isZero();
        assertThat(say("inspect", file.toString(), "--identity", path("other.txt")).code()).isEqualTo(
                ExitCode.WRONG_KEY);
    }

    @Test
    void inspectForPrograms() throws Exception {
        Path file = written("clear.tar.zst", new Protection.Unencrypted());

        SampleRun.Said said = say("inspect", file.toString(), "--json");

        JsonNode json = JsonMapper.shared().readTree(said.out());
        assertThat(json.at("/manifest/fairlead-bundle").asInt()).isEqualTo(1);
        assertThat(json.at("/manifest/left-out/1/reason").asString()).isEqualTo("not-chosen");
        assertThat(json.at("/totals/datasets/chats/rows").asInt()).isEqualTo(3);
        assertThat(json.at("/signature/state").asString()).isEqualTo("unsigned");
    }

    @Test
    void tellWrongDamagedAndCutApart() throws Exception {
        Path file = written("p.fairlead", new Protection.ToPassphrase(Secret.of("right")));
        Files.writeString(folder.resolve("right"), "right\n");
        Files.writeString(folder.resolve("wrong"), "wrong\n");

        assertThat(say("inspect", file.toString(), "--passphrase-file", path("right")).code()).isZero();
        SampleRun.Said wrong = say("inspect", file.toString(), "--passphrase-file", path("wrong"));
        assertThat(wrong.code()).isEqualTo(ExitCode.WRONG_KEY);
        assertThat(wrong.err()).contains("Wrong passphrase or key", "or a damaged header");
        byte[] sound = Files.readAllBytes(file);
        byte[] changed = sound.clone();
        changed[1000] ^= 1;
        Files.write(file, changed);
        SampleRun.Said damaged = say("inspect", file.toString(), "--passphrase-file", path("right"));
        assertThat(damaged.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(damaged.err()).contains("damaged or was tampered with");
        Files.write(file, Arrays.copyOf(sound, 1000));
        SampleRun.Said cut = say("inspect", file.toString(), "--passphrase-file", path("right"));
        assertThat(cut.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(cut.err()).contains("cut short").doesNotContain("tampered");
        assertThat(say("inspect", file.toString(), "--identity", path("right")).code()).isEqualTo(
                ExitCode.USAGE);
        assertThat(say("inspect", path("nothing")).code()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void makeASigningKeyAndHoldASenderToIt() throws Exception {
        Files.writeString(folder.resolve("passphrase"), "of the key\n");
        SampleRun.Said made = say("keygen", "--signing", "--out", path("sender.key"), "--passphrase-file",
                path(
                        "passphrase"), "--json");
        String signer = JsonMapper.shared().readTree(made.out()).path("public-key").asString();
        Path file = folder.resolve("signed.fairlead");
        try (var key = SigningKeyFile.read(folder.resolve("sender.key"), Secret.of("of the key"), 1L << 30)) {
            SmallBundle.write(BundleTarget.oneFile(file), new Protection.ToPassphrase(Secret.of(
                    "of the key")), Optional
                            .of(key));
        }

        for (String given : List.of(signer, path("sender.key.pub"))) {
            SampleRun.Said said = say("inspect", file.toString(), "--passphrase-file", path("passphrase"),
                    "--signer",
                    given);
            assertThat(said.err()).isEmpty();
            assertThat(said.out()).contains("as it should be").contains("file:SHA256SUMS");
        }
        SampleRun.Said other = say("keygen", "--signing", "--out", path("other.key"), "--passphrase-file",
                path(
                        "passphrase"));
        SampleRun.Said said = say("inspect", file.toString(), "--passphrase-file", path("passphrase"),
                "--signer", other
                        .out().strip().substring(12));
        assertThat(said.code()).isEqualTo(ExitCode.DAMAGED);
        assertThat(said.err()).contains("is signed by the key");
    }

    @Test
    void writeNothingWhenAskedNotTo() {
        assertThat(say("keygen", "--dry-run", "--out", path("key.txt")).code()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void showNothingThatATerminalObeys() {
        assertThat(Failures.plain("a\u001b[2Jb\u009bc\u202ed\ne")).isEqualTo("a?[2Jb?c?d\ne");
    }
}
