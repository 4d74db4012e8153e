package org.fairlead.bundle;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleTotals.ComponentTotal;
import org.fairlead.bundle.BundleTotals.DatasetTotal;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.RecoveryPassphrase;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;
import org.fairlead.secret.SigningKey;
import org.fairlead.secret.TransientKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BundleRoundTripTest {
    @TempDir
    private Path folder;

    /** What a visitor sees, as lines. */
    private static List<String> content(VerifiedBundle bundle) throws ProblemException {
        var seen = new ArrayList<String>();
        bundle.visit(new BundleVisitor() {
            @Override
            public void component(ComponentConfig config) {
                config.settings().forEach(s -> seen.add(config.id() + "." + s.name() + "=" + s.value() + (s
                        .secret()
                                ? " secret"
                                : "")));
            }

            @Override
            public void part(DataPart part) {
                seen.add(part.dataset().id() + part.number() + ":" + new String(part.content(),
                        StandardCharsets.UTF_8));
            }

            @Override
            public void file(String path, long size, InputStream in) throws IOException {
                seen.add(path + ":" + new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }

            @Override
            public void fileDone(String path) {
                seen.add("done " + path);
            }
        });
        return seen;
    }

    @Test
    void bringsBackWhatWentIn() throws Exception {
        VerifiedBundle bundle = SmallBundle.open(SmallBundle.sealed(folder), SmallBundle.key());

        assertThat(bundle.manifest()).isEqualTo(SmallBundle.manifest(true));
        assertThat(bundle.totals().components()).containsEntry("general", new ComponentTotal(2));
        assertThat(bundle.totals().datasets()).containsEntry("chats", new DatasetTotal(3, 1, 66))
                .containsEntry(
                        "empty", DatasetTotal.NONE);
        assertThat(bundle.totals().rows()).isEqualTo(7);
        assertThat(content(bundle)).containsExactly(
                "general.title=\"Ünïcode & \\\"quotes\\\"\"",
                "general.api_key=\"" + SmallBundle.CANARY + "\" secret",
                "limits.tree={\"a\":[1,2.50,null,true,{\"b\":12345678901234567890123}]}",
                "users1:{\"id\": 1}\n{\"id\": 2, \"name\": \"é\"}\n",
                "chats1:\"id\",\"text\"\r\n1,plain\n2,\"with, comma\"\n3,\"two\nlines and \"\"quotes\"\"\"\n",
                """
                        logs1:SET NAMES utf8mb4; SET time_zone = '+00:00'; SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';
                        INSERT INTO logs VALUES (1, 'it''s')
                        ;
                        """,
                "notes1:<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rows>\n<row id=\"1\">a&#10;b</row>\n</rows>\n",
                "media/2026/grüße 你好.txt:hello\n", "done media/2026/grüße 你好.txt",
                "media/long/" + "x".repeat(200) + ".bin:", "done media/long/" + "x".repeat(200) + ".bin");
        assertThat(bundle.components()).hasSize(2);
        assertThat(SmallBundle.files(folder)).hasSize(1);
    }

    @Test
    void opensWithItsPassphraseHoweverAGeneratedOneIsTyped() throws Exception {
        Path file = folder.resolve("p.fairlead");
        Secret made = RecoveryPassphrase.create(SmallBundle.MEANS.random());

        BundleReport report = SmallBundle.write(BundleTarget.oneFile(file), new Protection.ToPassphrase(made),
                Optional
                        .empty());

        assertThat(report.workFactor()).isEqualTo(14);
        assertThat(report.notes()).extracting(p -> p.key()).containsExactly("bundle.warning.work-factor");
        assertThat(BundleFile.at(file).openedBy()).isEqualTo(BundleFile.OpenedBy.PASSPHRASE);
        String typed = made.revealText().toUpperCase(java.util.Locale.ROOT).replace('-', ' ');
        assertThat(SmallBundle.open(file, SmallBundle.passphrase(typed)).totals()).isEqualTo(report.totals());
        assertThat(catchThrowableOfType(SecretException.class, () -> SmallBundle.open(file, SmallBundle
                .passphrase(
                        "another"))).problem().key()).isEqualTo("secret.problem.wrong-key");
        assertThat(catchThrowableOfType(SecretException.class, () -> SmallBundle.open(file,
                new BundleKey.Passphrase(
                        made, 8L << 20))).problem().args()).containsExactly(file.toString(), 14, 16L);
    }

    @Test
    void opensWithEachOfItsKeysAndNoOther() throws Exception {
        Path file = folder.resolve("k.fairlead");
        TransientKey one = TransientKey.create();
        TransientKey two = TransientKey.create();
        SmallBundle.write(BundleTarget.oneFile(file), new Protection.ToKeys(List.of(one.recipient(), two
                .recipient())),
                Optional.empty());

        for (TransientKey key : List.of(one, two)) {
            assertThat(SmallBundle.open(file, new BundleKey.Identities(List.of(SmallBundle.KEY.identity(), key
                    .identity()))).totals().settings()).isEqualTo(3);
        }
        assertThatThrownBy(() -> SmallBundle.open(file, SmallBundle.key())).isInstanceOf(
                SecretException.class);
        assertThatThrownBy(() -> SmallBundle.open(file, SmallBundle.passphrase("x"))).isInstanceOf(
                SecretException.class);
    }

    @Test
    void comesInVolumesOfWhichNoneMayBeMissing() throws Exception {
        Path file = folder.resolve("v.fairlead");
        var noise = new byte[200_000];
        new Random(1).nextBytes(noise);
        for (int round = 0; round < 2; round++) {
            try (BundleWriter writer = BundleWriter.begin(new BundleTarget(file, BundleTarget.LEAST),
                    new Protection.ToKeys(List.of(SmallBundle.KEY.recipient())), SmallBundle.manifest(true),
                    SmallBundle.MEANS)) {
                SmallBundle.content(writer, true);
                int size = round == 0 ? noise.length : 140_000;
                writer.file("noise", false, size, new ByteArrayInputStream(noise, 0, size));
                assertThat(writer.finish(Optional.empty(), ReadWatch.NONE).files()).hasSize(round == 0 ? 4
                        : 3);
            }
        }
        assertThat(SmallBundle.files(folder)).extracting(f -> f.getFileName().toString()).containsExactly(
                "v.fairlead.001", "v.fairlead.002", "v.fairlead.003");
        for (String name : List.of("v.fairlead", "v.fairlead.001", "v.fairlead.003")) {
            assertThat(SmallBundle.open(folder.resolve(name), SmallBundle.key()).totals().files().count())
                    .isEqualTo(3);
        }
        Path second = folder.resolve("v.fairlead.002");
        byte[] kept = Files.readAllBytes(second);
        Files.write(second, java.util.Arrays.copyOf(kept, 1000));
        assertThat(refused(file).problem().args()).containsExactly(file.toString(), "v.fairlead.002");
        Files.delete(second);
        assertThat(refused(file).problem().args()).containsExactly(file.toString(), "v.fairlead.002");
        Files.write(second, kept);
        Files.delete(folder.resolve("v.fairlead.003"));
        assertThat(refused(file).problem().key()).isEqualTo("bundle.problem.volume-missing");
        assertThat(refused(file).problem().args()).containsExactly(file.toString(), "v.fairlead.003");
        assertThat(refused(file).diagnosis()).isEqualTo(BundleException.Diagnosis.CUT);
    }

    private static BundleException refused(Path file) {
        return catchThrowableOfType(BundleException.class, () -> SmallBundle.open(file, SmallBundle.key()));
    }

    @Test
    void saysWhoSignedIt() throws Exception {
        SigningKey signer = SigningKey.create(SmallBundle.MEANS.random());
        SigningKey other = SigningKey.create(SmallBundle.MEANS.random());
        Path file = folder.resolve("s.fairlead");
        SmallBundle.write(BundleTarget.oneFile(file), new Protection.ToKeys(List.of(SmallBundle.KEY
                .recipient())),
                Optional.of(signer));

        VerifiedBundle bundle = SmallBundle.open(file, SmallBundle.key());

        String id = signer.publicKey().idText();
        assertThat(bundle.signature(Optional.empty())).isEqualTo(new SignatureState.Unchecked(id));
        assertThat(bundle.signature(Optional.of(signer.publicKey()))).isEqualTo(new SignatureState.Valid(id,
                "timestamp:1778051289\tfile:SHA256SUMS\thashed"));
        assertThat(bundle.signature(Optional.of(other.publicKey()))).isInstanceOf(
                SignatureState.OtherKey.class);
        var forger = new org.fairlead.secret.SignerKey(signer.publicKey().id(), other.publicKey().key());
        assertThat(bundle.signature(Optional.of(forger))).isEqualTo(new SignatureState.Forged(id));
        bundle.requireSignedBy(signer.publicKey());
        assertThatThrownBy(() -> bundle.requireSignedBy(other.publicKey())).isInstanceOf(
                BundleException.class);
        assertThatThrownBy(() -> SmallBundle.open(SmallBundle.sealed(folder), SmallBundle.key())
                .requireSignedBy(signer
                        .publicKey())).isInstanceOf(BundleException.class).hasMessageContaining("unsigned");
    }

    @Test
    void takesNoSecretInClear() throws Exception {
        Path file = folder.resolve("clear.tar.zst");
        SmallBundle.write(BundleTarget.oneFile(file), new Protection.Unencrypted(), Optional.empty());
        VerifiedBundle bundle = SmallBundle.open(file, new BundleKey.None());
        assertThat(bundle.totals().settings()).isEqualTo(2);
        assertThat(BundleFile.at(file).openedBy()).isEqualTo(BundleFile.OpenedBy.ANYBODY);

        assertThatThrownBy(() -> BundleWriter.begin(BundleTarget.oneFile(file), new Protection.Unencrypted(),
                SmallBundle
                        .manifest(true), SmallBundle.MEANS)).hasMessageContaining("secret-in-clear");
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file),
                new Protection.Unencrypted(),
                SmallBundle.manifest(false), SmallBundle.MEANS)) {
            var secret = new Setting("api_key", SmallBundle.JSON.stringNode(SmallBundle.CANARY), true);
            var refused = catchThrowableOfType(BundleException.class, () -> writer.component(
                    new ComponentConfig(
                            "general", List.of(secret))));
            assertThat(refused.problem().key()).isEqualTo("bundle.problem.secret-in-clear");
            assertThat(refused.problem().args()).containsExactly(file.toString(), "general.api_key");
            assertThat(secret.toString()).doesNotContain("canary");
            assertThatThrownBy(() -> writer.file(".env", true, 1, new ByteArrayInputStream(new byte[1])))
                    .hasMessageContaining("secret-in-clear");
        }
        assertThat(SmallBundle.open(file, new BundleKey.None()).totals()).isEqualTo(bundle.totals());
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(
                "canary");
    }

    @Test
    void announcesItsSecrets() throws Exception {
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(folder.resolve("x")),
                new Protection.ToKeys(
                        List.of(SmallBundle.KEY.recipient())), SmallBundle.manifest(false),
                SmallBundle.MEANS)) {
            assertThatThrownBy(() -> writer.component(new ComponentConfig("general", List.of(new Setting("k",
                    SmallBundle.JSON.stringNode("v"), true))))).hasMessageContaining("secret-undeclared");
        }
    }

    @Test
    void keepsWhatWasThereWhenItIsNotFinished() throws Exception {
        Path file = SmallBundle.sealed(folder);
        byte[] before = Files.readAllBytes(file);
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file), new Protection.ToKeys(List
                .of(
                        SmallBundle.KEY.recipient())), SmallBundle.manifest(true), SmallBundle.MEANS)) {
            var changing = new ByteArrayInputStream(new byte[10]);
            SmallBundle.content(writer, true);
            assertThatThrownBy(() -> writer.file("short", false, 11, changing)).isInstanceOf(
                    BundleException.class)
                    .hasMessageContaining("file-changed");
            assertThat(SmallBundle.files(folder)).hasSize(2);
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
        assertThat(SmallBundle.files(folder)).hasSize(1);
    }

    @Test
    void saysWhereItCannotBeWritten() {
        var refused = catchThrowableOfType(BundleException.class, () -> SmallBundle.write(BundleTarget
                .oneFile(folder
                        .resolve("missing/x.fairlead")), new Protection.ToKeys(List.of(SmallBundle.KEY
                                .recipient())), Optional
                                        .empty()));

        assertThat(refused.problem().key()).isEqualTo("bundle.problem.cannot-write");
        assertThatThrownBy(() -> SmallBundle.write(BundleTarget.oneFile(folder.resolve("x")),
                new Protection.ToKeys(
                        List.of("age1nonsense")), Optional.empty())).isInstanceOf(SecretException.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void noticesThatItWasExchangedAfterItWasChecked() throws Exception {
        Path file = SmallBundle.sealed(folder);
        VerifiedBundle bundle = SmallBundle.open(file, SmallBundle.key());
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file), new Protection.ToKeys(List
                .of(
                        SmallBundle.KEY.recipient())), SmallBundle.manifest(true), SmallBundle.MEANS)) {
            SmallBundle.content(writer, true);
            writer.file("more", false, 1, new ByteArrayInputStream(new byte[1]));
            writer.finish(Optional.empty(), ReadWatch.NONE);
        }

        assertThatThrownBy(() -> content(bundle)).isInstanceOf(BundleException.class).hasMessageContaining(
                "changed-since");
    }

    @Test
    void dividesRowsIntoPartsThatAreFilesOfTheirFormat() throws Exception {
        Path file = folder.resolve("parts.fairlead");
        byte[] row = ("1,\"" + "x".repeat(1 << 20) + "\"").getBytes(StandardCharsets.UTF_8);
        var large = new ByteArrayOutputStream();
        for (int i = 0; i < 10; i++) {
            large.writeBytes(row);
        }
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file), new Protection.ToKeys(List
                .of(
                        SmallBundle.KEY.recipient())), SmallBundle.manifest(true), SmallBundle.MEANS)) {
            writer.component(new ComponentConfig("general", List.of()));
            writer.component(new ComponentConfig("limits", List.of()));
            try (DatasetWriter chats = writer.dataset("chats")) {
                for (int i = 0; i < 20; i++) {
                    chats.row(row);
                }
                chats.row(large.toByteArray());
                chats.row(row);
                assertThatThrownBy(() -> chats.row("1,\"".getBytes(StandardCharsets.UTF_8))).isInstanceOf(
                        IllegalArgumentException.class);
            }
            writer.finish(Optional.empty(), ReadWatch.NONE);
        }

        VerifiedBundle bundle = SmallBundle.open(file, SmallBundle.key());

        assertThat(bundle.totals().datasets().get("chats").rows()).isEqualTo(22);
        var sizes = new ArrayList<Integer>();
        bundle.visit(new BundleVisitor() {
            @Override
            public void part(DataPart part) {
                assertThat(new String(part.content(), 0, 13, StandardCharsets.UTF_8)).isEqualTo(
                        "\"id\",\"text\"\r\n");
                sizes.add(part.content().length >> 20);
            }
        });
        assertThat(sizes).containsExactly(7, 7, 6, 10, 1);
    }
}
