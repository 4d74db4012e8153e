package org.fairlead.secret;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SigningTest {
    private static final byte[] CONTENT = "abc  one\n".getBytes(StandardCharsets.US_ASCII);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final long PLENTY = 64L << 20;

    @TempDir
    private Path folder;

    @Test
    void holdsForThisContentThisCommentAndThisKeyOnly() throws Exception {
        SigningKey key = SigningKey.create(RANDOM);
        Signature signature = key.sign(CONTENT, "a comment");
        SignerKey signer = key.publicKey();

        assertThat(signer.verifies(signature, CONTENT)).isTrue();
        assertThat(signer.verifies(signature, "abd".getBytes(StandardCharsets.US_ASCII))).isFalse();
        assertThat(signer.verifies(new Signature(signature.keyId(), signature.signature(), "another",
                signature.global()), CONTENT)).isFalse();
        assertThat(SigningKey.create(RANDOM).publicKey().verifies(signature, CONTENT)).isFalse();
        assertThat(signer.verifies(Signature.read(signature.file("x").getBytes(StandardCharsets.UTF_8), "s"),
                CONTENT))
                .isTrue();
    }

    @Test
    void keepsAKeyUnderAPassphrase() throws Exception {
        SigningKey key = SigningKey.create(RANDOM);
        String file = key.file(Secret.of("secret"), 10, RANDOM);

        assertThat(SigningKey.wantsPassphrase(file)).isTrue();
        assertThat(SigningKey.read(file, Secret.of("secret"), PLENTY).publicKey()).isEqualTo(key.publicKey());
        assertThat(catchThrowableOfType(SecretException.class, () -> SigningKey.read(file, Secret.of(
                "Secret"), PLENTY))
                .problem().key()).isEqualTo("secret.problem.signing-passphrase");
        assertThat(catchThrowableOfType(SecretException.class, () -> SigningKey.read(file, Secret.of(
                "secret"), 1000))
                .problem().key()).isEqualTo("secret.problem.signing-memory");
        assertThat(SignerKey.read(key.publicKey().file())).isEqualTo(key.publicKey());
    }

    @Test
    void isAcceptedByMinisign() throws Exception {
        StockTools.need("minisign");
        SigningKey key = SigningKey.create(RANDOM);
        Files.write(folder.resolve("SUMS"), CONTENT);
        Files.writeString(folder.resolve("SUMS.minisig"), key.sign(CONTENT, "timestamp:1\tfile:SUMS\thashed")
                .file(
                        "signature"));
        Files.writeString(folder.resolve("sender.pub"), key.publicKey().file());

        assertThat(StockTools.shell(folder, "minisign -Vm SUMS -p sender.pub").out()).contains(
                "Signature and comment signature verified", "file:SUMS");
        assertThat(StockTools.shell(folder, "minisign -Vm SUMS -P " + key.publicKey().text()).code())
                .isZero();

        Files.write(folder.resolve("SUMS"), new byte[1]);
        assertThat(StockTools.shell(folder, "minisign -Vm SUMS -p sender.pub").code()).isNotZero();
    }

    @Test
    void readsWhatMinisignMade() throws Exception {
        StockTools.need("minisign");
        Files.write(folder.resolve("SUMS"), CONTENT);
        assertThat(StockTools.shell(folder,
                "minisign -G -W -p m.pub -s m.key && minisign -Sm SUMS -s m.key -t said")
                .code()).isZero();
        SigningKey key = SigningKey.read(Files.readString(folder.resolve("m.key")), Secret.of(""), PLENTY);
        SignerKey signer = SignerKey.read(Files.readString(folder.resolve("m.pub")));

        Signature signature = Signature.read(Files.readAllBytes(folder.resolve("SUMS.minisig")),
                "SUMS.minisig");

        assertThat(key.publicKey()).isEqualTo(signer);
        assertThat(signature.trustedComment()).isEqualTo("said");
        assertThat(signature.keyIdText()).isEqualTo(signer.idText());
        assertThat(signer.verifies(signature, CONTENT)).isTrue();
        assertThat(Long.parseUnsignedLong(numberIn(Files.readString(folder.resolve("m.pub"))), 16)).isEqualTo(
                Long
                        .parseUnsignedLong(signer.idText(), 16));
    }

    /** The number of a key as minisign writes it: some versions leave out zeros at its beginning. */
    private static String numberIn(String publicKey) {
        String comment = publicKey.lines().findFirst().orElseThrow();
        return comment.substring(comment.lastIndexOf(' ') + 1);
    }

    @Test
    void makesKeysUnderAPassphraseThatMinisignSignsWith() throws Exception {
        StockTools.need("minisign", "script");
        SigningKey key = SigningKey.create(RANDOM);
        Files.writeString(folder.resolve("our.key"), key.file(Secret.of("secret"), 14, RANDOM));
        Files.write(folder.resolve("SUMS"), CONTENT);

        StockTools.Ran ran = StockTools.typing(folder, "minisign -Sm SUMS -s our.key", "secret");

        assertThat(ran.code()).as(ran.out()).isZero();
        assertThat(key.publicKey().verifies(Signature.read(Files.readAllBytes(folder.resolve("SUMS.minisig")),
                "s"),
                CONTENT)).isTrue();
    }

    @Test
    void readsAKeyThatMinisignKeptUnderAPassphrase() throws Exception {
        StockTools.need("minisign", "script");
        StockTools.Ran ran = StockTools.typing(folder, "minisign -G -p m.pub -s m.key", "secret", "secret");
        assertThat(ran.code()).as(ran.out()).isZero();
        String file = Files.readString(folder.resolve("m.key"));

        assertThat(catchThrowableOfType(SecretException.class, () -> SigningKey.read(file, Secret.of(
                "secret"), 1L
                        << 29)).problem().args()).containsExactly(1024L);
        assertThat(SigningKey.read(file, Secret.of("secret"), 1L << 30).publicKey())
                .isEqualTo(SignerKey.read(Files.readString(folder.resolve("m.pub"))));
    }

    @Test
    void refusesWhatIsNoKeyAndNoSignature() throws Exception {
        for (String text : new String[]{"", "RW", "untrusted comment: x\nRWQ=", "!", "a\nb\nc"}) {
            assertThat(catchThrowableOfType(SecretException.class, () -> SignerKey.read(text))).isNotNull();
            assertThat(catchThrowableOfType(SecretException.class, () -> SigningKey.read(text, Secret.of(""),
                    PLENTY)))
                    .isNotNull();
            assertThat(catchThrowableOfType(SecretException.class, () -> Signature.read(text.getBytes(
                    StandardCharsets.UTF_8), "s"))).isNotNull();
        }
        String legacy = SigningKey.create(RANDOM).sign(CONTENT, "c").file("x").replaceFirst("\nRUQ", "\nRWQ")
                .replaceFirst("\nRU", "\nRW");
        assertThat(catchThrowableOfType(SecretException.class, () -> Signature.read(legacy.getBytes(
                StandardCharsets.UTF_8), "s"))).isNotNull();
    }
}
