package org.fairlead.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.rewrite.Replacements.Pair;

import static org.assertj.core.api.Assertions.assertThat;

class RewriterTest {
    private static final Rewriter REWRITER = new Rewriter(new Replacements(List.of(new Pair(
            "https://old.example", "https://new.example.org"), new Pair("https://old.example/blog",
                    "https://blog.example"), new Pair("/srv/old", "/srv/newer"))));

    private static String rewritten(String text) {
        Rewriter.Rewritten result = REWRITER.rewrite(text);
        assertThat(result.open()).isEmpty();
        return result.text();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"https://old.example/a | https://new.example.org/a",
            "see https://old.example/blog/x and /srv/old/y | see https://blog.example/x and /srv/newer/y",
            "https:\\/\\/old.example\\/a | https:\\/\\/new.example.org\\/a",
            "u=https%3A%2F%2Fold.example%2Fa | u=https%3A%2F%2Fnew.example.org%2Fa",
            "u=https%3a%2f%2fold.example%2fa | u=https%3a%2f%2fnew.example.org%2fa",
            "https%253A%252F%252Fold.example | https%253A%252F%252Fnew.example.org"})
    void replacesInEverySpelling(String before, String after) {
        assertThat(rewritten(before)).isEqualTo(after);
    }

    @Test
    void keepsTheLengthsOfSerializedValuesRight() {
        assertThat(rewritten(
                "a:2:{s:3:\"url\";s:22:\"https://old.example/ä\";s:4:\"list\";a:1:{i:0;s:10:\"/srv/old/x\";}}"))
                .isEqualTo(
                        "a:2:{s:3:\"url\";s:26:\"https://new.example.org/ä\";s:4:\"list\";a:1:{i:0;s:12:\"/srv/newer/x\";}}");
    }

    @Test
    void goesThroughValuesWithinValues() {
        String inner = PhpWriter.text(new PhpValue.Array(List.of(new PhpValue.Entry(PhpValue.Str.of("u"),
                PhpValue.Str.of("https://old.example/a")))));
        String json = "{ \"n\": 1.50, \"php\": \"" + inner.replace("\"", "\\\"").replace("/", "\\/")
                + "\", \"b\": [\"" + base64("{\"deep\":\"https://old.example/blog\"}") + "\"] }";
        String outer = PhpWriter.text(PhpValue.list(List.of(PhpValue.Str.of(json))));

        String result = rewritten(outer);

        assertThat(result).contains("{ \"n\": 1.50, \"php\": \"").contains(
                "s:25:\\\"https:\\/\\/new.example.org\\/a\\\"").contains(base64(
                        "{\"deep\":\"https://blog.example\"}"));
        assertThat(REWRITER.residue(result.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }

    @Test
    void leavesADamagedValueAloneAndSaysSo() {
        String damaged = "a:1:{s:3:\"url\";s:99:\"https://old.example/a\";}";
        Rewriter.Rewritten result = REWRITER.rewrite(damaged);

        assertThat(result.text()).isEqualTo(damaged);
        assertThat(result.open()).containsExactly(new Rewriter.Left("", "damaged"));
        assertThat(REWRITER.residue(result.value())).hasSize(1);
    }

    @Test
    void saysWhereAnOpaqueObjectHoldsSomething() {
        String value = "a:1:{s:1:\"x\";C:3:\"Foo\":19:{https://old.example}}";
        Rewriter.Rewritten result = REWRITER.rewrite(value);

        assertThat(result.text()).isEqualTo(value);
        assertThat(result.open()).containsExactly(new Rewriter.Left(".x", "opaque"));
    }

    @Test
    void takesTheLongestAndLooksAtNothingTwice() {
        var rewriter = new Rewriter(new Replacements(List.of(new Pair("a.example", "b.example"), new Pair(
                "b.example", "a.example.b.example"), new Pair("a.example/x", "c"))));

        assertThat(rewriter.rewrite("a.example b.example a.example/x").text()).isEqualTo(
                "b.example a.example.b.example c");
    }

    @Test
    void leavesWhatItDoesNotLookForByteForByte() {
        byte[] bytes = {0, -1, 'a', ':', '1', ':', '{', -61};

        assertThat(REWRITER.rewrite(bytes).value()).isSameAs(bytes);
        String odd = "{\"a\" :\t1e5 , \"a\": \"\\u00e4\"}";
        assertThat(rewritten(odd)).isEqualTo(odd);
    }

    @Test
    void keepsTheHabitsOfAJsonText() {
        assertThat(rewritten("{\"u\":\"https:\\/\\/old.example\\/\\u00e4\",\"v\": 0.10}")).isEqualTo(
                "{\"u\":\"https:\\/\\/new.example.org\\/\\u00e4\",\"v\": 0.10}");
    }

    @Provide
    Arbitrary<PhpValue> values() {
        return PhpValues.any();
    }

    @Property(tries = 500)
    void leavesAValueThatCanBeRead(@ForAll("values") PhpValue value) throws Exception {
        Rewriter.Rewritten first = REWRITER.rewrite(PhpWriter.write(value));
        PhpParser.parse(first.value());

        assertThat(REWRITER.residue(first.value())).isEmpty();
        assertThat(REWRITER.rewrite(first.value()).value()).isEqualTo(first.value());
    }

    @Test
    void leavesHalfALetterInJsonAsItIs() {
        assertThat(rewritten("{\"cut\":\"\\ud83d\",\"u\":\"https://old.example\"}")).isEqualTo(
                "{\"cut\":\"\\ud83d\",\"u\":\"https://new.example.org\"}");
    }

    @Test
    void keepsBytesThatAreNoUtf8() {
        byte[] latin = "{\"name\":\"Ren\u00e9\",\"u\":\"https://old.example\"}".getBytes(
                StandardCharsets.ISO_8859_1);

        assertThat(REWRITER.rewrite(latin).value()).isEqualTo(
                "{\"name\":\"Ren\u00e9\",\"u\":\"https://new.example.org\"}".getBytes(
                        StandardCharsets.ISO_8859_1));
    }

    @Test
    void findsLettersThatPhpEscapesInJson() {
        var rewriter = new Rewriter(new Replacements(List.of(new Pair("M\u00fcller", "Me\u00dfner"))));

        assertThat(rewriter.rewrite("x {\"n\":\"M\\u00fcller\"}").text()).isEqualTo(
                "x {\"n\":\"Me\\u00dfner\"}");
        assertThat(rewriter.rewrite("{\"n\":\"M\\u00fcller\"}").text()).isEqualTo("{\"n\":\"Me\\u00dfner\"}");
    }
}
