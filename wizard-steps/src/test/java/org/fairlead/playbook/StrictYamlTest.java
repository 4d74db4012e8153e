package org.fairlead.playbook;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class StrictYamlTest {
    private static YamlTree read(String yaml) throws InvalidFileException {
        return StrictYaml.read(yaml.getBytes(StandardCharsets.UTF_8), "plan.yaml");
    }

    private static List<String> keys(String yaml) {
        return keys(yaml.getBytes(StandardCharsets.UTF_8));
    }

    private static List<String> keys(byte[] yaml) {
        var e = catchThrowableOfType(InvalidFileException.class, () -> StrictYaml.read(yaml, "plan.yaml"));
        return e == null ? List.of() : e.problems().stream().map(Problem::key).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "yes", "on", "off", "n", "0777", "0o17", "0x1F", "1_000", "1e3", ".nan",
            ".inf", "-.inf",
            "NaN", "12:30", "2026-01-01", "+1", "01", "True", "NULL", "<<", "=", "1.", ".5", "5GB"})
    void leavesWordsThatOthersReadAsNumbersOrTruthAsTheyAre(String word) throws Exception {
        assertThat(read("a: [" + word + "]").root().at("/a/0").isString()).isTrue();
        assertThat(read("a: [" + word + "]").root().at("/a/0").asString()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"5432,5432", "-1,-1", "29.90,29.90", "9007199254740993,9007199254740993",
            "123456789012345678901234567890,123456789012345678901234567890", "true,true", "'\"5\"',5"})
    void readsPlainNumbersExactly(String written, String value) throws Exception {
        assertThat(read("a: " + written).root().at("/a").asString()).isEqualTo(value);
    }

    @Test
    void countsANameWithNothingBehindItAsNotThere() throws Exception {
        assertThat(read("a:\nb: null\nc: 1").root().propertyNames()).containsExactly("b", "c");
    }

    @Test
    void knowsTheLineOfEverything() throws Exception {
        YamlTree tree = read("# head\na:\n  - b: 1\n    c: [2,\n     3]\n");

        assertThat(tree.line("/a/0/b")).isEqualTo(3);
        assertThat(tree.line("/a/0/c/1")).isEqualTo(5);
        assertThat(tree.line("/a/0/unknown")).isEqualTo(3);
        assertThat(tree.problem("x", "/a/0/c/1").args()).containsExactly("a[0].c[1]", "plan.yaml:5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', value = {"a: &x 1|yaml.problem.anchor",
            "a: !!int 1|yaml.problem.tag",
            "a: !!javax.script.ScriptEngineManager [x]|yaml.problem.tag", "!mine {a: 1}|yaml.problem.tag",
            "a: !!binary aGVsbG8=|yaml.problem.tag", "{a: 1, a: 2}|yaml.problem.duplicate",
            "a: 'x|yaml.problem.syntax",
            "? [a]\\n: 1|yaml.problem.name", "%YAML 3.0\\n---\\na: 1|yaml.problem.characters",
            "--- 1\\n--- 2|yaml.problem.documents",
            "# nothing|yaml.problem.empty", "a:\\tb\\n\\tc: 1|yaml.problem.syntax",
            "a: \\u0007|yaml.problem.characters"})
    void refuses(String yaml, String key) {
        assertThat(keys(yaml.replace("\\n", "\n").replace("\\t", "\t").replace("\\u0007", "\u0007")))
                .contains(key);
    }

    @Test
    void refusesAnAliasWithItsAnchor() {
        assertThat(keys("a: &x [1]\nb: *x\n")).containsExactly("yaml.problem.anchor", "yaml.problem.alias");
    }

    @Test
    void refusesABombBeforeItGoesOff() {
        var bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 60; i++) {
            String use = "*a" + (i - 1);
            bomb.append("a").append(i).append(": &a").append(i).append(" [").append(use)
                    .append((", " + use).repeat(8)).append("]\n");
        }

        assertThat(keys(bomb.toString())).contains("yaml.problem.alias");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "? "})
    void refusesAHundredThousandLevels(String opening) {
        assertTimeoutPreemptively(Duration.ofSeconds(20),
                () -> assertThat(keys(opening.repeat(100_000))).isNotEmpty());
    }

    @Test
    void refusesHugeFilesAndReadsHugeScalarsWithinTheBound() throws Exception {
        assertThat(keys("a: " + "9".repeat(StrictYaml.BYTES))).containsExactly("yaml.problem.too-large");
        assertThat(read("a: " + "9".repeat(900_000)).root().at("/a").isString()).isTrue();
    }

    @Test
    void refusesTooManyValues() {
        assertThat(keys("[" + "1,".repeat(60_000) + "]")).containsExactly("yaml.problem.too-many");
    }

    @Test
    void refusesWhatIsNotUtf8() {
        assertThat(keys(new byte[]{'a', ':', ' ', (byte) 0xE9})).containsExactly("yaml.problem.not-utf-8");
        assertThat(keys("a: 1".getBytes(StandardCharsets.UTF_16))).containsExactly("yaml.problem.not-utf-8");
    }

    @Test
    void tellsEverythingThatItSees() {
        assertThat(keys("a: !x 1\na: &b 2\n")).containsExactly("yaml.problem.tag", "yaml.problem.duplicate",
                "yaml.problem.anchor");
    }

    @Property(tries = 2000)
    void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] content) {
        assertThatNoException().isThrownBy(() -> keys(content));
    }

    @Property(tries = 3000)
    void anyPunctuationIsReadOrRefused(
            @ForAll @Size(max = 60) List<@net.jqwik.api.constraints.CharRange(from = ' ',
                    to = '@') Character> letters) {
        var text = new StringBuilder("a: ");
        letters.forEach(c -> text.append(c == '/' ? '\n' : c));
        assertThatNoException().isThrownBy(() -> keys(text.toString()));
    }

    @Example
    void indicatorsAloneAreReadOrRefused() {
        for (String first : List.of("%", "@", "`", "|", ">", "?", ":", "-", "*", "&", "!", "!<", "'", "\"\\x",
                "\"\\U0011FFFF\"",
                "%TAG ! x", "|9999999999999", ">-99", "\"\\uD800\"", "!<%ff>", "!%zz a",
                "%YAML 1.99999999999999")) {
            assertThatNoException().isThrownBy(() -> keys(first));
            assertThatNoException().isThrownBy(() -> keys(first + "\n a"));
        }
    }
}
