package org.fairlead.bundle;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.bundle.BundleException.Diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Bundles by somebody who can seal and sum as well as Fairlead can. */
class HostileBundleTest {
    private static final BundleLimits SMALL = new BundleLimits(20, 10_000, 10_000, 10_000, 100_000, 10_000, 1L
            << 20,
            1L << 16, 100);

    @TempDir
    private Path folder;

    private BundleException refused(Path file) {
        return catchThrowableOfType(BundleException.class, () -> new BundleReader(SMALL).verify(BundleFile.at(
                file),
                new BundleKey.None(), ReadWatch.NONE));
    }

    private String refusal(HandMadeBundle bundle) throws Exception {
        BundleException refused = refused(bundle.write(folder));
        return refused == null ? "accepted" : refused.problem().key();
    }

    @Test
    void areReadLikeOthersWhenTheyAreSound() throws Exception {
        assertThat(refusal(HandMadeBundle.sound())).isEqualTo("accepted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "a//b", "./a", "a/.", "a\\..\\b", "C:/x",
            "c:x", "",
            "a/", "a\u0000b", "a\nb", "a\u007fb", ".."})
    void leaveTheirFolder(String path) throws Exception {
        assertThat(EntryName.isInside(path)).isFalse();
        String key = refusal(HandMadeBundle.sound().before("files/f", "files/" + path, TarConstants.LF_NORMAL,
                "x"));
        // tar itself ends a name at a zero, and takes one with a slash at its end for a folder
        assertThat(key).isIn("bundle.problem.entry-path", "bundle.problem.entry-kind",
                "bundle.problem.totals",
                "bundle.problem.sum", "bundle.problem.entry-unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"etc/passwd", "manifest.json.bak", "MANIFEST.JSON", "config/../c.json",
            "config/c.yaml",
            "config/.json", "config/a/b.json", "data/d/0.jsonl", "data/d/01.jsonl", "data/d/1.exe",
            "data/1.jsonl",
            "data/d/99999999.jsonl", "/manifest.json", "SHA256SUMS.sig", "files"})
    void bringWhatHasNoPlace(String name) throws Exception {
        assertThat(refusal(HandMadeBundle.sound().before("totals.json", name, TarConstants.LF_NORMAL, "x")))
                .isEqualTo(
                        "bundle.problem.entry-unknown");
    }

    @Test
    void bringLinksFoldersAndDevices() throws Exception {
        for (byte kind : new byte[]{TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_DIR,
                TarConstants.LF_CHR, TarConstants.LF_BLK, TarConstants.LF_FIFO, TarConstants.LF_CONTIG, 'V',
                'M'}) {
            assertThat(refusal(HandMadeBundle.sound().before("files/f", "files/e", kind, ""))).as("%c", kind)
                    .isEqualTo(
                            "bundle.problem.entry-kind");
        }
    }

    @Test
    void comeInAnotherOrderOrTwice() throws Exception {
        assertThat(refusal(HandMadeBundle.sound().without("manifest.json"))).isEqualTo(
                "bundle.problem.entry-order");
        assertThat(refusal(HandMadeBundle.sound().before("files/f", "files/f", TarConstants.LF_NORMAL, "ff")))
                .isEqualTo("bundle.problem.entry-twice");
        assertThat(refusal(HandMadeBundle.sound().before("totals.json", "data/d/2.jsonl",
                TarConstants.LF_NORMAL,
                HandMadeBundle.ROWS))).isEqualTo("bundle.problem.entry-order");
        assertThat(refusal(HandMadeBundle.sound().without("data/d/1.jsonl").before("files/f",
                "data/d/2.jsonl",
                TarConstants.LF_NORMAL, HandMadeBundle.ROWS))).isEqualTo("bundle.problem.entry-order");
        assertThat(refusal(HandMadeBundle.sound().before("data/d/1.jsonl", "files/a", TarConstants.LF_NORMAL,
                "ff")))
                .isEqualTo("bundle.problem.entry-order");
        assertThat(refusal(HandMadeBundle.sound().without("totals.json"))).isEqualTo(
                "bundle.problem.entry-order");
        assertThat(refused(HandMadeBundle.write(folder, HandMadeBundle.sound().tar(false))).problem().key())
                .isEqualTo(
                        "bundle.problem.incomplete");
    }

    @Test
    void countOrSumWrongly() throws Exception {
        assertThat(refusal(HandMadeBundle.sound().changed("totals.json", HandMadeBundle.TOTALS.replace(
                "\"rows\": 2",
                "\"rows\": 3")))).isEqualTo("bundle.problem.totals");
        assertThat(refusal(HandMadeBundle.sound().changed("totals.json", "{}"))).startsWith(
                "yaml.problem.missing");
        assertThat(refusal(HandMadeBundle.sound().changed("data/d/1.jsonl", "{\"id\": 1}"))).isEqualTo(
                "bundle.problem.form");
        assertThat(refusal(HandMadeBundle.sound().before("data/d/1.jsonl", "config/x.json",
                TarConstants.LF_NORMAL,
                HandMadeBundle.CONFIG))).isEqualTo("bundle.problem.not-in-manifest");
        assertThat(refusal(HandMadeBundle.sound().without("config/c.json"))).isEqualTo(
                "bundle.problem.not-in-bundle");
        String sums = "0".repeat(64) + "  manifest.json\n";
        Path file = HandMadeBundle.write(folder, HandMadeBundle.sound().with("SHA256SUMS", sums).tar(false));
        assertThat(refused(file).problem().args()).containsExactly(file.toString(), "manifest.json");
        Path unsigned = HandMadeBundle.write(folder, HandMadeBundle.sound().with("SHA256SUMS", sums).tar(
                true));
        assertThat(refused(unsigned)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{}{}", "{\"component\": \"c\", \"settings\": {}} x",
            "{\"component\": \"x\", \"settings\": {\"a\": {\"value\": 1}}}",
            "{\"component\": \"c\", \"settings\": {\"a\": {\"value\": 1}, \"a\": {\"value\": 2}}}",
            "{\"component\": \"c\", \"settings\": {\"a\": {\"value\": 1, \"secret\": false}}}",
            "{\"component\": \"c\", \"settings\": {\"a\": {\"value\": 1, \"more\": 2}}}",
            "{\"component\": \"c\", \"settings\": {\"a\": {}}}",
            "{\"component\": \"c\", \"settings\": {\"a\": 1}}",
            "{\"component\": \"c\", \"settings\": {\"a\": {\"value\": NaN}}}",
            "{\"component\": \"c\", \"component\": \"c\", \"settings\": {}}"})
    void bringSettingsOfAnotherForm(String config) throws Exception {
        BundleException refused = refused(HandMadeBundle.sound().changed("config/c.json", config).write(
                folder));

        assertThat(refused).as(config).isNotNull();
        assertThat(refused.diagnosis()).isEqualTo(Diagnosis.DAMAGED);
    }

    @Test
    void nestDeeply() throws Exception {
        String deep = "[".repeat(4000) + "]".repeat(4000);
        assertThat(refusal(HandMadeBundle.sound().changed("config/c.json", HandMadeBundle.CONFIG.replace("1",
                deep))))
                .isEqualTo("bundle.problem.json");
        assertThat(refusal(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST.replace(
                "\"s\"",
                deep)))).isEqualTo("bundle.problem.json");
    }

    @Test
    void tellEverythingThatIsWrongInTheirManifest() throws Exception {
        var refused = refused(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST.replace(
                "layout",
                "layuot").replace("\"id\": \"c\"", "\"id\": \"../c\"").replace("jsonl", "json")).write(
                        folder));

        assertThat(refused.problems()).extracting(p -> p.key() + " " + p.args().getFirst())
                .containsExactlyInAnyOrder(
                        "yaml.problem.missing manifest.json", "yaml.problem.unknown.near layuot",
                        "yaml.problem.form components[0].id", "yaml.problem.word.near datasets[0].format");
        assertThat(refusal(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST.replace(
                "bundle\": 1", "bundle\": 2")))).isEqualTo("bundle.problem.newer");
        assertThat(refusal(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST.replace(
                "2026-01-02",
                "2026-19-32")))).isIn("bundle.problem.json", "yaml.problem.form");
        assertThat(refusal(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST.replace(
                "\"layout\"",
                "\"playbook\"")))).isEqualTo("bundle.problem.json");
    }

    @Test
    void areTooLarge() throws Exception {
        assertThat(refusal(HandMadeBundle.sound().changed("manifest.json", HandMadeBundle.MANIFEST + " "
                .repeat(
                        10_000)))).isEqualTo("bundle.problem.entry-size");
        var many = HandMadeBundle.sound();
        for (int i = 0; i < 20; i++) {
            many.before("totals.json", "files/g" + i, TarConstants.LF_NORMAL, "x");
        }
        assertThat(refusal(many)).isEqualTo("bundle.problem.entry-count");
        String noise = new Random(1).ints(90_000, 33, 126).collect(StringBuilder::new,
                StringBuilder::appendCodePoint,
                StringBuilder::append).toString();
        var large = HandMadeBundle.sound();
        for (int i = 0; i < 12; i++) {
            large.before("totals.json", "files/g" + i, TarConstants.LF_NORMAL, noise);
        }
        assertThat(refusal(large)).isEqualTo("bundle.problem.total-size");
        assertThat(refusal(HandMadeBundle.sound().before("files/f", "files/" + "x/".repeat(70) + "x",
                TarConstants.LF_NORMAL, ""))).isEqualTo("bundle.problem.entry-path");
    }

    @Test
    void unpackToMuchMoreThanTheyAre() throws Exception {
        assertThat(refusal(HandMadeBundle.sound().before("totals.json", "files/zeros", TarConstants.LF_NORMAL,
                "0"
                        .repeat(90_000)))).isEqualTo("bundle.problem.ratio");
        Path bomb = folder.resolve("bomb.tar.zst");
        try (OutputStream out = new ZstdOutputStream(Files.newOutputStream(bomb))) {
            byte[] sound = HandMadeBundle.sound().tar(true);
            out.write(sound, 0, sound.length - 1024);
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 3000; i++) {
                out.write(zeros);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);
        assertThat(refused(bomb).problem().key()).isIn("bundle.problem.ratio", "bundle.problem.total-size",
                "bundle.problem.header-size");
    }

    @Test
    void haveNamesWithoutEnd() throws Exception {
        for (byte kind : new byte[]{TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_GNUTYPE_LONGLINK,
                TarConstants.LF_PAX_EXTENDED_HEADER_LC, TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER}) {
            String content = kind == 'x' || kind == 'g' ? "90000 path=" + "x".repeat(89_988) + "\n" : "x"
                    .repeat(90_000);
            assertThat(refusal(HandMadeBundle.sound().before("files/f", "x", kind, content))).as("%c", kind)
                    .isEqualTo(
                            "bundle.problem.header-size");
        }
    }

    @Test
    void hideSomethingBehindTheirEnd() throws Exception {
        byte[] tar = HandMadeBundle.sound().tar(true);
        byte[] longer = Arrays.copyOf(tar, tar.length + 1024);
        assertThat(refused(HandMadeBundle.write(folder, longer))).isNull();
        longer[longer.length - 1] = 1;
        assertThat(refused(HandMadeBundle.write(folder, longer)).problem().key()).isEqualTo(
                "bundle.problem.trailing");
        var two = new ByteArrayOutputStream();
        two.writeBytes(Zstd.compress(tar));
        two.writeBytes(Zstd.compress("more".getBytes(StandardCharsets.UTF_8)));
        assertThat(refused(Files.write(folder.resolve("two.tar.zst"), two.toByteArray())).problem().key())
                .isEqualTo(
                        "bundle.problem.trailing");
    }

    @Test
    void neverEndInAnythingButARefusal() throws Exception {
        byte[] sound = HandMadeBundle.sound().tar(true);
        var random = new Random(4711);
        for (int round = 0; round < 3000; round++) {
            byte[] changed = sound.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(sound.length)] = (byte) (random.nextBoolean() ? random.nextInt()
                        : "0x\0L/gS7"
                                .charAt(random.nextInt(8)));
            }
            if (random.nextInt(10) == 0) {
                changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            Path file = HandMadeBundle.write(folder, changed);
            Throwable refused = catchThrowable(() -> new BundleReader(SMALL).verify(BundleFile.at(file),
                    new BundleKey.None(), ReadWatch.NONE));
            assertThat(refused == null || refused instanceof BundleException).as("round %d: %s", round,
                    refused).isTrue();
        }
    }
}
