package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PhpFormatTest {
    @Provide
    Arbitrary<PhpValue> values() {
        return PhpValues.any();
    }

    @Property(tries = 500)
    void givesBackWhatItWrote(@ForAll("values") PhpValue value) throws Exception {
        assertThat(PhpParser.parse(PhpWriter.write(value))).isEqualTo(value);
    }

    @Property(tries = 300)
    void neverTakesAValueThatWasCut(@ForAll("values") PhpValue value) {
        byte[] whole = PhpWriter.write(value);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(whole, length);
            assertThatExceptionOfType(PhpSyntaxException.class).isThrownBy(() -> PhpParser.parse(cut));
        }
    }

    @Property(tries = 2000)
    void survivesAnyBytes(@ForAll byte[] bytes) {
        try {
            assertThat(PhpWriter.write(PhpParser.parse(bytes))).isEqualTo(bytes);
        } catch (PhpSyntaxException e) {
            assertThat(e.offset()).isBetween(0, bytes.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"N;", "b:0;", "i:-9223372036854775808;", "d:0.7;", "d:-INF;", "d:1.0E+25;",
            "s:0:\"\";", "s:5:\"a\"b;c\";", "s:5:\"ä✓\";", "a:0:{}",
            "a:2:{i:0;s:12:\"wp user list\";i:1;s:30:\"wp post list --format=\\'json\\'\";}",
            "O:8:\"stdClass\":2:{s:1:\"a\";i:1;s:1:\"b\";R:2;}", "C:3:\"Foo\":7:{a;b{}\"x}",
            "E:11:\"Suit:Hearts\";", "a:2:{i:0;O:1:\"A\":0:{}i:1;r:2;}",
            "O:11:\"ArrayObject\":4:{i:0;i:0;i:1;a:0:{}i:2;a:0:{}i:3;N;}"})
    void readsAndWritesAlike(String serialized) throws Exception {
        assertThat(PhpWriter.text(PhpParser.parse(serialized))).isEqualTo(serialized);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "i:1", "i:01;", "i:+1;", "i:-0;", "i:9223372036854775808;", "i:1;i:2;",
            "b:2;",
            "s:3:\"ab\";", "s:2:\"abc\";", "s:99999999999:\"a\";", "s:-1:\"\";", "a:1:{i:0;}", "a:2:{i:0;N;}",
            "a:1:{d:1;N;}", "a:1:{N;N;}", "a:2147483647:{", "R:5;", "r:0;", "d:x;",
            "d:0x1;", "x:1;", "C:1:\"A\":9:{a}"})
    void refusesWhatPhpWouldNotWrite(String damaged) {
        assertThatExceptionOfType(PhpSyntaxException.class).isThrownBy(() -> PhpParser.parse(damaged));
    }

    @Test
    void refusesABombOfBrackets() {
        String bomb = "a:1:{i:0;".repeat(100_000);

        assertThatExceptionOfType(PhpSyntaxException.class).isThrownBy(() -> PhpParser.parse(bomb));
    }

    @Test
    void changesOneKeyAndLeavesTheOthersInPlace() throws Exception {
        var settings = (PhpValue.Array) PhpParser.parse(
                "a:3:{s:1:\"a\";b:1;s:1:\"b\";s:4:\"info\";s:1:\"c\";a:1:{i:0;s:2:\"ad\";}}");

        assertThat(PhpWriter.text(settings.with("b", PhpValue.Str.of("größer")).without("a").with("d",
                PhpValue.Dbl.of(0.7)))).isEqualTo(
                        "a:3:{s:1:\"b\";s:8:\"größer\";s:1:\"c\";a:1:{i:0;s:2:\"ad\";}s:1:\"d\";d:0.7;}");
        assertThat(settings.get("b")).contains(PhpValue.Str.of("info"));
    }

    @Property(tries = 1000)
    void writesNumbersThatReadBackTheSame(@ForAll double number) {
        assertThat(PhpValue.Dbl.of(number).value()).isEqualTo(number);
    }

    @Test
    void writesNumbersAsPhpDoes() {
        assertThat(List.of(0.1, 1e15, 1e17, 1e16, 1e-4, 1e-5, 1.25e-7, -0.0, 1e22, Double.MIN_VALUE, 1e5,
                0.30000000000000004).stream().map(number -> PhpValue.Dbl.of(number).text()))
                .containsExactly(
                        "0.1", "1000000000000000", "1.0E+17", "10000000000000000", "0.0001", "1.0E-5",
                        "1.25E-7", "-0", "1.0E+22", "5.0E-324", "100000", "0.30000000000000004");
    }

    @Provide
    Arbitrary<PhpValue> lists() {
        return PhpValues.any().list().ofSize(50).map(PhpValue::list);
    }

    /** Where there is a PHP, it has the last word. */
    @Property(tries = 20)
    void agreesWithPhp(@ForAll("lists") PhpValue list) throws Exception {
        if (!StockPhp.IS_THERE) {
            return; // said once, where it is looked for
        }
        byte[] ours = PhpWriter.write(list);

        assertThat(new String(StockPhp.writtenAgain(ours), StandardCharsets.ISO_8859_1)).isEqualTo(new String(
                ours, StandardCharsets.ISO_8859_1));
    }
}
