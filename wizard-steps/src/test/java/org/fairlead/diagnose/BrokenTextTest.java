package org.fairlead.diagnose;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

import org.fairlead.diagnose.BrokenText.Fault;

import static org.assertj.core.api.Assertions.assertThat;

class BrokenTextTest {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private static String misread(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), WINDOWS);
    }

    @Test
    void textOfManyLanguagesIsWhole() {
        for (String text : List.of("", "plain", "Grüße aus Köln", "naïve café – “quoted”", "Ελληνικά", "日本語",
                "Здравствуйте", "😀 emoji", "A\u00c3O", "price: 5 €", "São Paulo", "Ångström")) {
            assertThat(BrokenText.fault(text)).as(text).isEmpty();
        }
    }

    @Test
    void whatWasReadInTheWrongEncodingIsSeen() {
        for (String text : List.of("Grüße", "café", "5 € – gut", "Ångström")) {
            assertThat(BrokenText.fault(misread(text))).as(misread(text)).contains(Fault.TWICE_ENCODED);
        }
    }

    @Test
    void replacedCharactersAndLengthsThatDoNotFitAreSeen() {
        assertThat(BrokenText.fault("caf\uFFFD")).contains(Fault.REPLACED);
        assertThat(BrokenText.fault("a:1:{s:4:\"name\";s:3:\"Kestrel\";}")).contains(Fault.LENGTHS);
        assertThat(BrokenText.fault("a:1:{s:4:\"name\";s:7:\"Kestrel\";}")).isEmpty();
        assertThat(BrokenText.fault("s:t and more")).isEmpty();
    }

    @Property(tries = 500)
    void whateverWasMisreadWithWesternLettersIsSeen(
            @ForAll @CharRange(from = '\u00e0', to = '\u00ef') @StringLength(min = 1, max = 20) String text) {
        String broken = misread(text);
        Optional<Fault> fault = BrokenText.fault(broken);
        assertThat(fault).contains(Fault.TWICE_ENCODED);
    }
}
