package org.fairlead.bundle;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.github.luben.zstd.ZstdInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.bundle.BundleException.Diagnosis;
import org.fairlead.model.Problem;
import org.fairlead.secret.Secret;
import org.fairlead.secret.SecretException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BundleDamageTest {
    @TempDir
    private Path folder;

    private Throwable opening(byte[] content, BundleKey key) throws Exception {
        Path file = Files.write(folder.resolve("changed.fairlead"), content);
        return catchThrowable(() -> SmallBundle.open(file, key));
    }

    @Test
    void isNeverAcceptedWithAChangedByte() throws Exception {
        byte[] sound = Files.readAllBytes(SmallBundle.sealed(folder));
        int payload = new String(sound, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 49;
        for (int at = 0; at < sound.length; at += at < payload + 20 || at > sound.length - 60 ? 1 : 13) {
            for (int bit : new int[]{1, 0x20, 0x80}) {
                byte[] changed = sound.clone();
                changed[at] ^= (byte) bit;

                Throwable refused = opening(changed, SmallBundle.key());

                if (at < payload) {
                    assertThat(refused).as("byte %d", at).isInstanceOfAny(SecretException.class,
                            BundleException.class);
                } else {
                    assertThat(refused).as("byte %d", at).isInstanceOf(BundleException.class);
                    assertThat(((BundleException) refused).diagnosis()).as("byte %d", at).isEqualTo(
                            Diagnosis.DAMAGED);
                }
            }
        }
    }

    @Test
    void isCutShortWhereverItWasCut() throws Exception {
        byte[] sound = Files.readAllBytes(SmallBundle.sealed(folder));
        for (int length = 0; length < sound.length; length += length < 250 || length > sound.length - 60 ? 1
                : 7) {
            Throwable refused = opening(Arrays.copyOf(sound, length), SmallBundle.key());

            assertThat(refused).as("cut at %d", length).isInstanceOf(BundleException.class);
            assertThat(((BundleException) refused).diagnosis()).as("cut at %d", length).isEqualTo(
                    Diagnosis.CUT);
        }
    }

    @Test
    void isDamagedWithSomethingBehindIt() throws Exception {
        byte[] sound = Files.readAllBytes(SmallBundle.sealed(folder));
        for (int more : new int[]{1, 16, 100, 70_000}) {
            Throwable refused = opening(Arrays.copyOf(sound, sound.length + more), SmallBundle.key());

            assertThat(((BundleException) refused).diagnosis()).as("%d more", more).isEqualTo(
                    Diagnosis.DAMAGED);
        }
    }

    @Test
    void saysWhereItIsDamaged() throws Exception {
        Path file = folder.resolve("large.fairlead");
        try (BundleWriter writer = BundleWriter.begin(BundleTarget.oneFile(file), new Protection.ToKeys(List
                .of(
                        SmallBundle.KEY.recipient())), SmallBundle.manifest(true), SmallBundle.MEANS)) {
            SmallBundle.content(writer, true);
            var noise = new byte[1_000_000];
            new java.util.Random(1).nextBytes(noise);
            writer.file("noise.bin", false, noise.length, new ByteArrayInputStream(noise));
            writer.finish(Optional.empty(), ReadWatch.NONE);
        }
        byte[] changed = Files.readAllBytes(file);
        changed[500_000] ^= 1;

        var refused = (BundleException) opening(changed, SmallBundle.key());

        assertThat(refused.problem().key()).isEqualTo("bundle.problem.damaged-in");
        assertThat((Long) refused.problem().args().get(1)).isBetween(500_000L - 65_552, 500_000L);
        assertThat(refused.problem().args().get(2)).isEqualTo("files/noise.bin");
        byte[] cut = Arrays.copyOf(changed, 400_000);
        assertThat(((BundleException) opening(cut, SmallBundle.key())).problem()).isEqualTo(Problem.blocker(
                "bundle.problem.cut", folder.resolve("changed.fairlead").toString(), 400_000L));
    }

    @Test
    void isToldFromAWrongPassphrase() throws Exception {
        Path file = folder.resolve("p.fairlead");
        SmallBundle.write(BundleTarget.oneFile(file), new Protection.ToPassphrase(Secret.of("right")),
                Optional.empty());

        var wrong = catchThrowableOfType(SecretException.class, () -> SmallBundle.open(file, SmallBundle
                .passphrase(
                        "wrong")));

        assertThat(wrong.problem()).isEqualTo(Problem.blocker("secret.problem.wrong-key", file.toString()));
        byte[] changed = Files.readAllBytes(file);
        changed[changed.length / 2] ^= 1;
        assertThat(opening(changed, SmallBundle.passphrase("right"))).isInstanceOf(BundleException.class);
        byte[] mac = Files.readAllBytes(file);
        int at = new String(mac, StandardCharsets.ISO_8859_1).indexOf("\n--- ") + 10;
        mac[at] = (byte) (mac[at] == 'A' ? 'B' : 'A');
        assertThat(((BundleException) opening(mac, SmallBundle.passphrase("right"))).diagnosis()).isEqualTo(
                Diagnosis.DAMAGED);
    }

    @Test
    void isToldApartWithoutEncryptionToo() throws Exception {
        Path file = folder.resolve("clear.tar.zst");
        SmallBundle.write(BundleTarget.oneFile(file), new Protection.Unencrypted(), Optional.empty());
        byte[] sound = Files.readAllBytes(file);
        Map<Diagnosis, Integer> cut = new EnumMap<>(Diagnosis.class);
        for (int length = 4; length < sound.length - 24; length += 3) {
            var refused = (BundleException) opening(Arrays.copyOf(sound, length), new BundleKey.None());
            cut.merge(refused.diagnosis(), 1, Integer::sum);
        }
        assertThat(cut).containsOnlyKeys(Diagnosis.CUT);
        // a byte may change and the content be the same: what is copied from one run of zeros or from another
        for (int at = 0; at < sound.length - 24; at++) {
            byte[] changed = sound.clone();
            changed[at] ^= 0x10;
            if (opening(changed, new BundleKey.None()) == null) {
                assertThat(unpacked(changed)).as("byte %d", at).isEqualTo(unpacked(sound));
            }
        }
    }

    private static byte[] unpacked(byte[] content) throws Exception {
        try (var in = new ZstdInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        }
    }

    @Test
    void isNoBundleAtAll() throws Exception {
        for (String content : List.of("hello, this is a text and no bundle", "PK\u0003\u0004", "{}")) {
            var refused = (BundleException) opening(content.getBytes(StandardCharsets.ISO_8859_1), SmallBundle
                    .key());

            assertThat(refused.problem().key()).isEqualTo("bundle.problem.not-a-bundle");
        }
        assertThat(((BundleException) opening(new byte[0], SmallBundle.key())).diagnosis()).isEqualTo(
                Diagnosis.CUT);
        assertThat(catchThrowableOfType(BundleException.class, () -> BundleFile.at(folder.resolve("none")))
                .problem()
                .key()).isEqualTo("bundle.problem.no-file");
    }
}
