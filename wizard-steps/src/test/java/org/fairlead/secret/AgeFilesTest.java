package org.fairlead.secret;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class AgeFilesTest {
    private static final long PLENTY = 64L << 20;
    private static final int QUICK = 10;

    private static byte[] sealed(AgeSealer sealer, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = sealer.seal(out)) {
            in.write(content);
        }
        return out.toByteArray();
    }

    private static byte[] opened(AgeOpener opener, byte[] sealed) throws IOException, SecretException {
        try (var in = opener.open(new ByteArrayInputStream(sealed), "a file")) {
            return in.readAllBytes();
        }
    }

    private static AgeSealer toPassphrase(String passphrase) {
        return AgeSealer.toPassphrase(Secret.of(passphrase), QUICK, new SecureRandom());
    }

    private static AgeOpener withPassphrase(String passphrase) {
        return AgeOpener.withPassphrase(Secret.of(passphrase), PLENTY);
    }

    @Property(tries = 50)
    void openWithTheKeyTheyWereSealedTo(@ForAll @Size(max = 2000) byte[] content) throws Exception {
        var key = TransientKey.create();

        assertThat(opened(AgeOpener.withIdentity(key.identity()), sealed(AgeSealer.toKey(key.recipient()),
                content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 300_000, 524_288, 524_289, 1_048_576,
            5_000_000})
    void holdContentsOfAnyLength(int length) throws Exception {
        var key = TransientKey.create();
        var content = new byte[length];
        Arrays.fill(content, (byte) 'x');

        assertThat(opened(AgeOpener.withIdentity(key.identity()), sealed(AgeSealer.toKey(key.recipient()),
                content))).isEqualTo(content);
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "Schlüssel 🔑", " ", "\u0000x"})
    void openWithTheirPassphrase(String passphrase) throws Exception {
        byte[] file = sealed(toPassphrase(passphrase), new byte[]{1, 2, 3});

        assertThat(opened(withPassphrase(passphrase), file)).containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Correct horse", "correct horse ", ""})
    void doNotOpenWithAnotherPassphrase(String passphrase) throws Exception {
        byte[] file = sealed(toPassphrase("correct horse"), new byte[3]);

        var refused = catchThrowableOfType(SecretException.class, () -> opened(withPassphrase(passphrase),
                file));

        assertThat(refused.problem()).isEqualTo(Problem.blocker("secret.problem.wrong-key", "a file"));
    }

    @Test
    void takeEveryCharacterOfAPassphraseForWhatItIs() throws Exception {
        byte[] file = sealed(toPassphrase("a\ud800secret"), new byte[3]);

        assertThatThrownBy(() -> opened(withPassphrase("a\ud800other"), file)).isInstanceOf(
                SecretException.class);
    }

    @Test
    void doNotOpenWithAnotherKey() throws Exception {
        byte[] file = sealed(AgeSealer.toKey(TransientKey.create().recipient()), new byte[3]);

        var refused = catchThrowableOfType(SecretException.class,
                () -> opened(AgeOpener.withIdentity(TransientKey.create().identity()), file));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.wrong-key");
    }

    @Test
    void failWhereTheyWereChanged() throws Exception {
        var key = TransientKey.create();
        byte[] file = sealed(AgeSealer.toKey(key.recipient()), new byte[1000]);
        for (int i = 0; i < file.length; i++) {
            byte[] changed = file.clone();
            changed[i] ^= 1;

            assertThatThrownBy(() -> opened(AgeOpener.withIdentity(key.identity()), changed)).isInstanceOfAny(
                    IOException.class, SecretException.class);
        }
    }

    @Test
    void failWhereTheyWereCut() throws Exception {
        var key = TransientKey.create();
        byte[] file = sealed(AgeSealer.toKey(key.recipient()), new byte[70_000]);
        for (int length : List.of(0, 10, 100, 200, file.length / 2, 200 + 65_552, file.length - 1)) {
            assertThatThrownBy(() -> opened(AgeOpener.withIdentity(key.identity()), Arrays.copyOf(file,
                    length))).isInstanceOfAny(IOException.class, SecretException.class);
        }
    }

    @Test
    void nameTheMemoryThatTheirWorkFactorNeeds() throws Exception {
        byte[] file = sealed(toPassphrase("x"), new byte[3]);

        var refused = catchThrowableOfType(SecretException.class,
                () -> opened(AgeOpener.withPassphrase(Secret.of("x"), (1L << 20) - 1), file));

        assertThat(refused.problem()).isEqualTo(Problem.blocker("secret.problem.work-factor", "a file", 10,
                1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31", "64", "99"})
    void refuseAWorkFactorThatNobodyHasTheMemoryFor(String factor) throws Exception {
        String file = new String(sealed(toPassphrase("x"), new byte[3]), StandardCharsets.ISO_8859_1)
                .replaceFirst(" 10\n", " " + factor + "\n");

        var refused = catchThrowableOfType(SecretException.class,
                () -> opened(AgeOpener.withPassphrase(Secret.of("x"), Long.MAX_VALUE),
                        file.getBytes(StandardCharsets.ISO_8859_1)));

        assertThat(refused.problem().key()).isEqualTo("secret.problem.work-factor");
    }

    @Test
    void areOpenedByTheToolOfTheFormat(@TempDir Path folder) throws Exception {
        StockTools.need("age");
        var key = TransientKey.create();
        Path identity = Files.writeString(folder.resolve("identity"), key.identity().revealText() + "\n");
        Path file = Files.write(folder.resolve("file.age"), sealed(AgeSealer.toKey(key.recipient()),
                new byte[3_000_000]));

        assertThat(run("age", "-d", "-i", identity.toString(), file.toString())).hasSize(3_000_000);
    }

    @Test
    void openWhatTheToolOfTheFormatSealed(@TempDir Path folder) throws Exception {
        StockTools.need("age");
        var key = TransientKey.create();
        Path plain = Files.writeString(folder.resolve("plain"), "words");
        byte[] file = run("age", "-r", key.recipient(), plain.toString());

        assertThat(opened(AgeOpener.withIdentity(key.identity()), file)).asString().isEqualTo("words");
    }

    private static byte[] run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return out;
    }
}
