package org.fairlead.secret;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.secret.BrokenSealException.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The age format held to its words, case by case, and to what the stock tool makes of the same file. */
class AgeFormatTest {
    private static final long PLENTY = 64L << 20;
    private static final TransientKey KEY = TransientKey.create();
    private static final byte[] WORDS = "some words".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FULL = new byte[1 << 16];
    private static final String BODY43 = "A".repeat(43);

    /** A file to be opened by the identity, and whether the format allows it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Case(String name, boolean sound, byte[] file) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() throws Exception {
        String v = HandMadeAge.VERSION;
        String ours = HandMadeAge.x25519(KEY.recipient());
        String other = HandMadeAge.x25519(TransientKey.create().recipient());
        String scrypt = HandMadeAge.scrypt("x", 4, "4");
        var cases = new ArrayList<Case>();
        add(cases, "one stanza", true, v, ours);
        add(cases, "another one's stanza first", true, v, other + ours);
        add(cases, "an unknown stanza", true, v, "-> grease a b c\n" + BODY43 + "\n" + ours);
        add(cases, "an unknown stanza without arguments", true, v, "-> grease\n\n" + ours);
        add(cases, "an unknown stanza with a full line", true, v, "-> grease\n" + "A".repeat(64) + "\n\n"
                + ours);
        add(cases, "a full last line that nothing ends", false, v, "-> grease\n" + "A".repeat(64) + "\n"
                + ours);
        add(cases, "an empty argument", false, v, "-> grease  a\n\n" + ours);
        add(cases, "a blank at the end of a line", false, v, "-> grease a \n\n" + ours);
        add(cases, "no type", false, v, "-> \n\n" + ours);
        add(cases, "a line too long", false, v, "-> grease\n" + "A".repeat(68) + "\n" + ours);
        add(cases, "padding in a body", false, v, "-> grease\n" + "A".repeat(42) + "==\n" + ours);
        add(cases, "a body that is not canonical", false, v, "-> grease\n" + "A".repeat(42) + "B\n" + ours);
        add(cases, "a character outside ASCII", false, v, "-> gr\u00e9ase\n\n" + ours);
        add(cases, "a carriage return", false, v, ours.replace("\n", "\r\n"));
        add(cases, "another version", false, "age-encryption.org/v2\n", ours);
        add(cases, "no stanza", false, v, "");
        add(cases, "a stanza of the key with one more argument", false, v, ours.replaceFirst("\n", " x\n"));
        add(cases, "a passphrase beside a key", false, v, ours + scrypt);
        add(cases, "a passphrase before a key", false, v, scrypt + ours);
        cases.add(new Case("a wrong MAC", false, HandMadeAge.file(v, ours, HandMadeAge.mac("x"), WORDS)));
        cases.add(new Case("a MAC that is cut", false, HandMadeAge.file(v, ours, "AAAA", WORDS)));
        cases.add(new Case("an empty payload", true, HandMadeAge.file(v, ours, new byte[0])));
        cases.add(new Case("no payload", false, HandMadeAge.file(v, ours)));
        cases.add(new Case("two chunks", true, HandMadeAge.file(v, ours, FULL, WORDS)));
        cases.add(new Case("a full last chunk", true, HandMadeAge.file(v, ours, FULL)));
        cases.add(new Case("an empty last chunk", false, HandMadeAge.file(v, ours, FULL, new byte[0])));
        cases.add(new Case("a short chunk in the middle", false, HandMadeAge.file(v, ours, WORDS, WORDS)));
        byte[] whole = HandMadeAge.file(v, ours, WORDS);
        cases.add(new Case("something behind the end", false, Arrays.copyOf(whole, whole.length
                + 1)));
        armored(cases, whole);
        return cases;
    }

    private static void armored(List<Case> cases, byte[] whole) {
        String armor = HandMadeAge.armored(whole);
        add(cases, "armor", true, armor);
        add(cases, "armor of another system", true, armor.replace("\n", "\r\n"));
        add(cases, "armor with blank lines behind it", true, armor + "\n \n");
        add(cases, "armor without a last line feed", true, armor.strip());
        add(cases, "armor with something behind it", false, armor + "x");
        add(cases, "armor with an empty line", false, armor.replaceFirst("-----\n", "-----\n\n"));
        add(cases, "armor with a header", false, armor.replaceFirst("-----\n", "-----\nA: b\n\n"));
        add(cases, "armor without an end", false, armor.substring(0, armor.indexOf("-----END")));
        add(cases, "armor with another end", false, armor.replace("-----END AGE", "-----END PGP"));
        add(cases, "armor with a short line first", false, armor.replaceFirst("-----\n(.{32})",
                "-----\n$1\n"));
        add(cases, "armor with a blank in a line", false, armor.replaceFirst("-----\n(.{32})", "-----\n$1 "));
    }

    private static void add(List<Case> cases, String name, boolean sound, String armor) {
        cases.add(new Case(name, sound, armor.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void add(List<Case> cases, String name, boolean sound, String version, String stanzas)
            throws Exception {
        cases.add(new Case(name, sound, HandMadeAge.file(version, stanzas, WORDS)));
    }

    private static byte[] opened(AgeOpener opener, byte[] file) throws IOException, SecretException {
        try (InputStream in = opener.open(new ByteArrayInputStream(file), "a file")) {
            return in.readAllBytes();
        }
    }

    private static AgeOpener identity() throws SecretException {
        return AgeOpener.withIdentity(KEY.identity());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isReadAsItIsSpecified(Case given) {
        Throwable refused = catchThrowable(() -> opened(identity(), given.file));

        assertThat(refused == null).isEqualTo(given.sound);
        if (refused != null) {
            assertThat(refused).isInstanceOfAny(IOException.class, SecretException.class);
        }
    }

    @Test
    void isReadAsTheStockToolReadsIt(@TempDir Path folder) throws Exception {
        StockTools.need("age");
        Files.writeString(folder.resolve("identity"), KEY.identity().revealText() + "\n");
        var different = new ArrayList<String>();
        for (Case given : cases()) {
            Files.write(folder.resolve("file"), given.file);
            boolean opened = StockTools.shell(folder, "age -d -i identity file > content").code() == 0;
            if (opened != given.sound) {
                different.add(given.name);
            }
        }
        // the specification forbids both; age 1.1 lets them pass
        different.removeAll(List.of("a passphrase beside a key", "a passphrase before a key"));
        assertThat(different).isEmpty();
    }

    @Test
    void takesAWorkFactorOnlyAsItIsWritten() throws Exception {
        String v = HandMadeAge.VERSION;
        var opener = AgeOpener.withPassphrase(Secret.of("x"), PLENTY);
        assertThat(opened(opener, HandMadeAge.file(v, HandMadeAge.scrypt("x", 4, "4"), WORDS))).isEqualTo(
                WORDS);
        for (String written : List.of("04", "+4", "4.0", "0x4", "", "4 ", "-4", "444", "4 4")) {
            byte[] file = HandMadeAge.file(v, HandMadeAge.scrypt("x", 4, written), WORDS);
            assertThatThrownBy(() -> opened(opener, file)).as(written).isInstanceOf(SecretException.class);
        }
        String doubled = HandMadeAge.scrypt("x", 4, "4") + HandMadeAge.scrypt("x", 4, "4");
        assertThatThrownBy(() -> opened(opener, HandMadeAge.file(v, doubled, WORDS))).isInstanceOf(
                SecretException.class);
    }

    @Test
    void isOpenedByAnyOfSeveralIdentities() throws Exception {
        TransientKey second = TransientKey.create();
        var opener = AgeOpener.withIdentities(List.of(TransientKey.create().identity(), second.identity(),
                TransientKey.create().identity()));

        assertThat(opened(opener, HandMadeAge.file(HandMadeAge.VERSION, HandMadeAge.x25519(second
                .recipient()), FULL,
                WORDS))).hasSize(FULL.length + WORDS.length);
    }

    @Test
    void tellsACutFromAChange() throws Exception {
        byte[] content = "0123456789 the end".getBytes(StandardCharsets.US_ASCII);
        byte[] file = HandMadeAge.file(HandMadeAge.VERSION, HandMadeAge.x25519(KEY.recipient()), FULL, FULL,
                content);
        AgeOpener opener = identity().expecting(new byte[1], "the end".getBytes(StandardCharsets.US_ASCII));

        int thirdChunk = file.length - content.length - 16;
        for (int length = thirdChunk - 20; length < file.length; length++) {
            assertThat(kind(opener, Arrays.copyOf(file, length))).as("cut at %d", length).isEqualTo(Kind.CUT);
        }
        for (int length = 0; length < file.length; length += length < 300 || length > file.length - 50 ? 1
                : 997) {
            assertThat(kind(opener, Arrays.copyOf(file, length))).as("cut at %d", length).isEqualTo(
                    Kind.CUT);
        }
        int payload = file.length - 2 * (FULL.length + 16) - content.length - 16;
        for (int at = payload; at < file.length; at += at > file.length - 50 ? 1 : 997) {
            byte[] changed = file.clone();
            changed[at] ^= 0x20;
            assertThat(kind(opener, changed)).as("changed at %d", at).isEqualTo(Kind.DAMAGED);
        }
        assertThat(kind(opener, Arrays.copyOf(file, file.length + 3))).isEqualTo(Kind.DAMAGED);
    }

    private static Kind kind(AgeOpener opener, byte[] file) {
        Throwable refused = catchThrowable(() -> opened(opener, file));
        Throwable broken = refused instanceof SecretException ? refused.getCause() : refused;
        return ((BrokenSealException) broken).kind();
    }

    @Test
    void staysWithTheStockToolWherePassphrasesAreTyped(@TempDir Path folder) throws Exception {
        StockTools.need("age", "script");
        Files.write(folder.resolve("plain"), WORDS);
        assertThat(StockTools.typing(folder, "age -p -o sealed plain", "pass word 1", "pass word 1").code())
                .isZero();

        byte[] sealed = Files.readAllBytes(folder.resolve("sealed"));

        assertThat(opened(AgeOpener.withPassphrase(Secret.of("pass word 1"), 1L << 30), sealed)).isEqualTo(
                WORDS);
        assertThat(AgeOpener.sealedTo(new ByteArrayInputStream(sealed), "x")).isEqualTo(
                AgeOpener.SealedTo.PASSPHRASE);
    }
}
