package org.fairlead.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TextFaultTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static String misread(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS);
    }

    @Test
    void textOfManyLanguagesIsWhole() {
        for (String text : List.of("", "plain", "Grüße aus Köln", "naïve café – “quoted”", "Ελληνικά", "日本語",
                "Здравствуйте", "😀 emoji", "A\u00c3O", "price: 5 €", "São Paulo", "Ångström")) {
            assertThat(TextFault.of(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatWasReadInTheWrongEncodingIsSeen() {
        for (String text : List.of("Grüße", "café", "5 € – gut", "Ångström")) {
            assertThat(TextFault.of(misread(text))).as(misread(text)).contains(TextFault.TWICE_ENCODED);
        }
    }

    @Test
    void replacedCharactersAndLengthsThatDoNotFitAreSeen() {
        assertThat(TextFault.of("caf\uFFFD")).contains(TextFault.REPLACED);
        assertThat(TextFault.of("a:1:{s:4:\"name\";s:3:\"Kestrel\";}")).contains(TextFault.LENGTHS);
        assertThat(TextFault.of("a:1:{s:4:\"name\";s:7:\"Kestrel\";}")).isEmpty();
        assertThat(TextFault.of("s:t and more")).isEmpty();
    }

    @Property(tries = 500)
    void whateverWasMisreadWithWesternLettersIsSeen(
            @ForAll @CharRange(from = '\u00e0', to = '\u00ef') @StringLength(min = 1, max = 20) String text) {
        String broken = misread(text);
        Optional<TextFault> fault = TextFault.of(broken);
        assertThat(fault).contains(TextFault.TWICE_ENCODED);
    }

    @Test
    void whatWasMisreadIsReadAgain() {
        for (String text : List.of("Grüße", "café", "5 € – gut", "Ångström")) {
            assertThat(TextFault.repaired(misread(text))).contains(text);
            assertThat(TextFault.repaired(text)).as("nothing is wrong with it").isEmpty();
        }
        assertThat(TextFault.repaired("caf\uFFFD")).as("nobody knows what it was").isEmpty();
        String stored = PhpWriter.text(PhpValue.list(List.of(PhpValue.Str.of("Grüße"))));
        assertThat(TextFault.repaired(misread(stored))).contains(stored);
    }

    @Test
    void lengthsAreCountedAnewEvenWhereATextHoldsTheEndOfOne() {
        assertThat(TextFault.repaired("a:1:{s:4:\"name\";s:3:\"Kestrel\";}")).contains(
                "a:1:{s:4:\"name\";s:7:\"Kestrel\";}");
        assertThat(TextFault.repaired("a:2:{i:0;s:2:\"a \";b\";i:1;a:1:{s:1:\"k\";b:1;}}")).contains(
                "a:2:{i:0;s:6:\"a \";b\";i:1;a:1:{s:1:\"k\";b:1;}}".replace("s:6:", "s:5:"));
        assertThat(TextFault.repaired("a:2:{i:0;s:2:\"cut off")).isEmpty();
        assertThat(TextFault.repaired("a:900:{" + "i:1;s:9:\"x\";".repeat(900) + "}")).as(
                "more than the stack bears")
                .isEmpty();
        assertThat(TextFault.repaired("a:1000:{" + "i:1;i:1;".repeat(1000) + "]")).isEmpty();
        assertThat(TextFault.repaired("a:3:{" + "s:1:\"\";".repeat(40_000))).as("given up").isEmpty();
    }

    @Property(tries = 300)
    void whateverLengthsWereLostComeBack(@ForAll @Size(max = 200) List<@StringLength(
            max = 12) String> texts) {
        String whole = PhpWriter.text(PhpValue.list(texts.stream().map(text -> PhpValue.Str.of(text
                .replaceAll(
                        "[\"\\uFFFD\\p{Cs}]", "x"))).toList()));
        String broken = whole.replaceAll("s:[0-9]+:", "s:77777:");
        assertThat(texts.isEmpty() ? Optional.of(whole) : TextFault.repaired(broken)).contains(whole);
    }
}
