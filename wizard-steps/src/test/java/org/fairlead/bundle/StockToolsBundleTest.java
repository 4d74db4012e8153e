package org.fairlead.bundle;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SigningKey;
import org.fairlead.secret.StockTools;

import static org.assertj.core.api.Assertions.assertThat;

/** What the format promises: everything in a bundle can be had without Fairlead. */
class StockToolsBundleTest {
    private static final Protection TO_KEY = new Protection.ToKeys(List.of(SmallBundle.KEY.recipient()));

    @TempDir
    private Path folder;

    @Test
    void openABundle() throws Exception {
        StockTools.need("age", "zstd", "tar", "sha256sum", "minisign");
        SigningKey signer = SigningKey.create(SmallBundle.MEANS.random());
        SmallBundle.write(BundleTarget.oneFile(folder.resolve("site.fairlead")), TO_KEY, Optional.of(signer));
        Files.writeString(folder.resolve("sender.pub"), signer.publicKey().file());
        Files.writeString(folder.resolve("key"), SmallBundle.KEY.identity().revealText() + "\n");

        StockTools.Ran ran = StockTools.shell(folder,
                "mkdir out && age -d -i key site.fairlead | zstd -d | tar x -C out "
                        + "&& cd out && sha256sum -c SHA256SUMS && minisign -Vm SHA256SUMS -p ../sender.pub");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(ran.out()).contains("files/media/2026/grüße 你好.txt: OK",
                "Signature and comment signature verified");
        assertThat(Files.readString(folder.resolve("out/data/users/1.jsonl"))).isEqualTo(
                "{\"id\": 1}\n{\"id\": 2, \"name\": \"é\"}\n");
        assertThat(Files.readString(folder.resolve("out/config/general.json"))).contains(SmallBundle.CANARY);
    }

    @Test
    void findTheSecretNowhereInClear() throws Exception {
        StockTools.need("age", "zstd", "tar");
        SmallBundle.write(BundleTarget.oneFile(folder.resolve("site.fairlead")), TO_KEY, Optional.empty());
        Files.writeString(folder.resolve("key"), SmallBundle.KEY.identity().revealText() + "\n");
        StockTools.shell(folder, "mkdir out && age -d -i key site.fairlead | zstd -d | tar x -C out");

        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            for (Path file : files.toList()) {
                assertThat(file.toString()).doesNotContain("canary");
                if (Files.isRegularFile(file) && !file.endsWith("config/general.json")) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).as(file
                            .toString())
                            .doesNotContain("canary");
                }
            }
        }
        assertThat(new String(Files.readAllBytes(folder.resolve("site.fairlead")),
                StandardCharsets.ISO_8859_1))
                .doesNotContain("canary");
    }

    @Test
    void openVolumesJoinedByCat() throws Exception {
        StockTools.need("age", "zstd", "tar", "sha256sum");
        var noise = new byte[150_000];
        new java.util.Random(1).nextBytes(noise);
        try (BundleWriter writer = BundleWriter.begin(new BundleTarget(folder.resolve("site.fairlead"),
                BundleTarget.LEAST), TO_KEY, SmallBundle.manifest(true), SmallBundle.MEANS)) {
            SmallBundle.content(writer, true);
            writer.file("noise", false, noise.length, new java.io.ByteArrayInputStream(noise));
            writer.finish(Optional.empty(), ReadWatch.NONE);
        }
        Files.writeString(folder.resolve("key"), SmallBundle.KEY.identity().revealText() + "\n");

        StockTools.Ran ran = StockTools.shell(folder, "cat site.fairlead.* | age -d -i key | zstd -d | tar x "
                + "&& sha256sum --quiet -c SHA256SUMS");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(Files.readAllBytes(folder.resolve("files/noise"))).isEqualTo(noise);
    }

    @Test
    void openABundleWithAGeneratedPassphraseTyped() throws Exception {
        StockTools.need("age", "zstd", "tar", "sha256sum", "script");
        try (Secret passphrase = RecoveryPassphrase.create(SmallBundle.MEANS.random())) {
            SmallBundle.write(BundleTarget.oneFile(folder.resolve("site.fairlead")),
                    new Protection.ToPassphrase(
                            passphrase), Optional.empty());

            StockTools.Ran ran = StockTools.typing(folder, "age -d -o site.tar.zst site.fairlead", passphrase
                    .revealText());

            assertThat(ran.code()).as(ran.out()).isZero();
        }
        assertThat(StockTools.shell(folder,
                "zstd -dc site.tar.zst | tar x && sha256sum --quiet -c SHA256SUMS").out())
                .isEmpty();
    }

    @Test
    void makeABundleThatIsOpenedHere() throws Exception {
        StockTools.need("age", "zstd", "tar", "sha256sum");
        Path sealed = SmallBundle.sealed(folder);
        Files.writeString(folder.resolve("key"), SmallBundle.KEY.identity().revealText() + "\n");
        StockTools.Ran ran = StockTools.shell(folder,
                "mkdir out && age -d -i key site.fairlead | zstd -d | tar x -C out "
                        + "&& cd out && cut -c67- SHA256SUMS > ../names && echo SHA256SUMS >> ../names "
                        + "&& tar c -T ../names | zstd -9 | age -a -r " + SmallBundle.KEY.recipient()
                        + " > ../again.fairlead");
        assertThat(ran.code()).as(ran.out()).isZero();

        VerifiedBundle again = SmallBundle.open(folder.resolve("again.fairlead"), SmallBundle.key());

        assertThat(again.totals()).isEqualTo(SmallBundle.open(sealed, SmallBundle.key()).totals());
    }
}
