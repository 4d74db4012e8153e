package org.fairlead.site.env;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class EnvFileTest {
    private static Map<String, String> parse(String text) {
        return EnvText.of(text.getBytes(StandardCharsets.UTF_8)).values();
    }

    private static String set(String text, String name, String value) {
        EnvText changed = EnvText.of(text.getBytes(StandardCharsets.UTF_8)).set(name,
                EnvValue.written(value).orElseThrow());
        return new String(changed.bytes(), StandardCharsets.UTF_8);
    }

    private static EnvFile file(Path dir, String text) throws Exception {
        return new EnvFile(Files.writeString(dir.resolve(".env"), text));
    }

    /** What python-dotenv 1.2 makes of these lines; null where it finds no such setting. */
    static Stream<Arguments> readings() {
        return Stream.of(
                arguments("A=b", "b"), arguments("A = b ", "b"), arguments("export A=b", "b"), arguments(
                        "A=b#c", "b#c"),
                arguments("A=b #c", "b"), arguments("A=b c  # d", "b c"), arguments("A='b # c' # d", "b # c"),
                arguments("A=\"b\\\"c\"", "b\"c"), arguments("A='b\\'c'", "b'c"), arguments("A='b\\nc'",
                        "b\\nc"),
                arguments("A=\"b\\nc\"", "b\nc"), arguments("A=\"b\\qc\"", "b\\qc"), arguments("A=\"b\nc\"",
                        "b\nc"),
                arguments("A='b\nc'", "b\nc"), arguments("A=", ""), arguments("A= # b", ""), arguments("A=#b",
                        "#b"),
                arguments("A", ""), arguments("'A'=b", "b"), arguments("A=\"b\" c", null), arguments("A=\"b",
                        null),
                arguments("A='b", null), arguments("  A=b", "b"), arguments("A=a=b", "a=b"), arguments("A=ä€",
                        "ä€"),
                arguments("A=b\\n", "b\\n"), arguments("A=\"b\\\\\"", "b\\"), arguments("# A=b", null),
                arguments("A=b\rB=c", "b"), arguments("export", null), arguments("\uFEFFA=b", "b"),
                arguments("A=${B}", "${B}"), arguments("=b", null), arguments("B=\"\\\\\"\nA=\"c\"", "c"));
    }

    @ParameterizedTest
    @MethodSource("readings")
    void readsAsPythonDotenvDoes(String text, String value) {
        assertThat(parse(text).get("A")).isEqualTo(value);
    }

    @Test
    void readsTheSampleOfAV1Site() throws Exception {
        try (var in = EnvFileTest.class.getResourceAsStream("/fairlead/samples/ai-design-tool/v1.env")) {
            Map<String, String> values = EnvText.of(in.readAllBytes()).values();

            assertThat(values).containsEntry("SECRET_KEY",
                    "sample-not-a-secret-#1-keep-me-when-you-move-0123456789")
                    .containsEntry("EMAIL_HOST_PASSWORD", "sample password with spaces and a \"quote\"")
                    .containsEntry("OPENAI_MODEL", "gpt-4-turbo-preview").containsEntry("GROQ_API_KEY", "")
                    .containsEntry("STUDIO_MOTTO", "Made by hand,\nby daylight").doesNotContainKey("DB_HOST");
            assertThat(values.keySet()).startsWith("DEBUG", "SECRET_KEY", "ALLOWED_HOSTS").hasSize(17);
        }
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                arguments("A=b", "A=x"), arguments("A = b # c\n", "A = x # c\n"),
                arguments("export A='b' # c\r\nB=2\r\n", "export A=x # c\r\nB=2\r\n"),
                arguments("A=1\nB=2\nA=3\n", "A=1\nB=2\nA=x\n"), arguments("B=2", "B=2\nA=x\n"),
                arguments("B=2\r\n", "B=2\r\nA=x\r\n"), arguments("A\nB=2\n", "A=x\nB=2\n"),
                arguments("A=\"b\nc\"\n# d", "A=x\n# d"), arguments("# A=b\n", "# A=b\nA=x\n"),
                arguments("A=\n", "A=x\n"), arguments("A= # c\n", "A=x # c\n"),
                arguments("\uFEFFA=b\n", "\uFEFFA=x\n"), arguments("", "A=x\n"));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void changesTheValueAndNothingElse(String before, String after) {
        assertThat(set(before, "A", "x")).isEqualTo(after);
    }

    static Stream<Arguments> quoting() {
        return Stream.of(
                arguments("a b", "'a b'"), arguments("it's", "\"it's\""), arguments("a\\b", "\"a\\\\b\""),
                arguments("a\nb", "\"a\\nb\""), arguments("a\"b", "'a\"b'"), arguments("a#b", "'a#b'"),
                arguments("$HOME", "'$HOME'"), arguments("", ""),
                arguments("postgres://u:p@h:5432/d?x=1", "postgres://u:p@h:5432/d?x=1"));
    }

    @ParameterizedTest
    @MethodSource("quoting")
    void quotesAsLittleAsIsSafe(String value, String written) {
        assertThat(EnvValue.written(value)).contains(written);
    }

    @Test
    void refusesWhatNoReaderWouldReadBack(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "B=1\n");

        for (String value : List.of("a\0b", "${HOME}", "a ' \\")) {
            assertThatThrownBy(() -> file.apply(Map.of("A", Optional.of(value)))).isInstanceOf(
                    SiteException.class)
                    .hasMessageContaining("env.problem.value").hasMessageNotContaining(value);
        }
        assertThatThrownBy(() -> file.apply(Map.of("A B", Optional.of("x")))).hasMessageContaining(
                "env.problem.name");
        assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo("B=1\n");
    }

    @Test
    void refusesToWriteBehindAQuoteThatNeverCloses(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "B='open\n");

        assertThatThrownBy(() -> file.apply(Map.of("A", Optional.of("it is 'x"))))
                .hasMessageContaining("env.problem.unclear");
    }

    @Test
    void removesEveryLineOfANameAndKeepsTheRest(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "A=1\n# keep\n  A='2\n3'\nB=4\n");

        file.apply(Map.of("A", Optional.empty()));

        assertThat(Files.readString(dir.resolve(".env"))).isEqualTo("# keep\nB=4\n");
    }

    @Test
    void keepsTheRightsOfAFileAndHidesANewOne(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "A=1\n");
        Files.setPosixFilePermissions(dir.resolve(".env"), PosixFilePermissions.fromString("rw-r-----"));

        file.apply(Map.of("A", Optional.of("2")));
        var fresh = new EnvFile(dir.resolve("new.env"));
        fresh.apply(Map.of("A", Optional.of("2")));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(".env"))))
                .isEqualTo("rw-r-----");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("new.env"))))
                .isEqualTo("rw-------");
        assertThat(dir.toFile().list()).containsExactlyInAnyOrder(".env", "new.env");
    }

    @Test
    void writesThroughALink(@TempDir Path dir) throws Exception {
        file(dir, "A=1\n");
        Path link = Files.createSymbolicLink(dir.resolve("link"), dir.resolve(".env"));

        new EnvFile(link).apply(Map.of("A", Optional.of("2")));

        assertThat(link).isSymbolicLink();
        assertThat(Files.readString(dir.resolve(".env"))).isEqualTo("A=2\n");
    }

    @Test
    void givesBackWhatItGave(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "A=1\n");
        byte[] before = file.content();

        file.apply(Map.of("A", Optional.of("2"), "B", Optional.of("3")));
        file.restore(before);

        assertThat(Files.readString(dir.resolve(".env"))).isEqualTo("A=1\n");
    }

    @Test
    void takesBackSomeLinesAndKeepsWhatOthersChanged(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "A='1'\nB=${A}\nC=4\n");
        byte[] before = file.content();

        file.apply(Map.of("A", Optional.of("2"), "B", Optional.of("2"), "D", Optional.of("3")));
        file.apply(Map.of("C", Optional.of("theirs")));
        file.takeBack(before, List.of("A", "B", "D"));

        assertThat(Files.readString(dir.resolve(".env"))).isEqualTo("A='1'\nB=${A}\nC=theirs\n");
        file.remove();
        assertThat(file.exists()).isFalse();
    }

    @Test
    void leavesAFileAloneThatSaysSoAlready(@TempDir Path dir) throws Exception {
        EnvFile file = file(dir, "A=\"1\"\n");
        var before = Files.readAttributes(dir.resolve(".env"),
                java.nio.file.attribute.BasicFileAttributes.class);

        file.apply(Map.of("A", Optional.of("1")));

        var after = Files.readAttributes(dir.resolve(".env"),
                java.nio.file.attribute.BasicFileAttributes.class);
        assertThat(after.fileKey()).isEqualTo(before.fileKey());
    }

    @Test
    void keepsBytesOfAnotherEncoding(@TempDir Path dir) throws Exception {
        byte[] before = {'#', (byte) 0xE9, '\n', 'A', '=', '1', '\n'};
        Files.write(dir.resolve(".env"), before);

        new EnvFile(dir.resolve(".env")).apply(Map.of("A", Optional.of("2")));

        byte[] after = before.clone();
        after[5] = '2';
        assertThat(Files.readAllBytes(dir.resolve(".env"))).isEqualTo(after);
    }

    @Property(tries = 3000)
    void readsBackWhatItWrote(@ForAll("values") String value, @ForAll("lines") List<String> lines) {
        Optional<String> written = EnvValue.written(value);
        Assume.that(written.isPresent());
        String before = String.join("", lines);

        EnvText text = EnvText.of(before.getBytes(StandardCharsets.UTF_8));
        EnvText changed = text.set("KEY", written.get());

        var expected = new LinkedHashMap<>(text.values());
        expected.put("KEY", value);
        assertThat(changed.values()).isEqualTo(expected);
        assertThat(others(changed)).isEqualTo(others(text));
    }

    /** The bytes of everything but the value that counts for KEY, or the line added for it. */
    private static String others(EnvText text) {
        String bytes = new String(text.bytes(), StandardCharsets.ISO_8859_1);
        return text.bindings().stream().filter(b -> b.name().equals("KEY")).reduce((a, b) -> b)
                .map(b -> bytes.substring(0, b.valueStart()) + "|" + bytes.substring(b.valueEnd()))
                .orElse(bytes + "KEY=|" + (bytes.matches("[^\\n]*\\r\\n(?s:.*)") ? "\r\n" : "\n"));
    }

    @Property(tries = 2000)
    void anyBytesAreReadAndKept(@ForAll byte[] content) {
        assertThat(EnvText.of(content).bytes()).isEqualTo(content);
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(20),
                Arbitraries.strings().withChars("ab '\"\\\n\r\t#$={}é€ n").ofMaxLength(12));
    }

    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.of("A=1\n", "# c 'd\n", "\n", "KEY=old # keep\n", "export B = 'x y'\r\n",
                "KEY='two\nlines'\n",
                "C=\"q\\\"q\"\n", "bare\n", "   D=é # f\n", "E=\n", "KEY= # x\n", "KEY=\n").list().ofMaxSize(
                        6);
    }
}
