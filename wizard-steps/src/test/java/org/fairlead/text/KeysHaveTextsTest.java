package org.fairlead.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every key that the engine's code names has its sentence, and every sentence can be said. */
class KeysHaveTextsTest {
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern KEY = Pattern.compile(
            "\"([a-z-]+\\.(?:problem|warning|info|passed|activity|template)\\.[a-z0-9.-]+)\"");

    private static Set<String> keysInCode() throws IOException {
        var keys = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                Matcher matcher = KEY.matcher(Files.readString(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            }
        }
        return keys;
    }

    private static Properties area(String area) throws IOException {
        var texts = new Properties();
        try (InputStream in = KeysHaveTextsTest.class.getResourceAsStream("/fairlead/i18n/" + area
                + ".properties")) {
            texts.load(new java.io.InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts;
    }

    @Test
    void everyKeyHasItsSentence() throws Exception {
        Messages messages = Messages.english();
        List<String> keys = keysInCode().stream().filter(key -> !key.endsWith(".") && !key.endsWith("-"))
                .toList();

        assertThat(keys).hasSizeGreaterThan(100).filteredOn(key -> !messages.has(key)).isEmpty();
    }

    @Test
    void aKeyPutTogetherHasSentencesToo() throws Exception {
        Set<String> known = new TreeSet<>();
        for (String area : List.of("engine", "playbook", "site")) {
            known.addAll(area(area).stringPropertyNames());
        }

        assertThat(keysInCode()).filteredOn(key -> key.endsWith(".") || key.endsWith("-"))
                .allMatch(start -> known.stream().anyMatch(key -> key.startsWith(start)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine", "playbook", "site"})
    void everySentenceCanBeSaid(String area) throws Exception {
        Messages messages = Messages.english();

        Properties texts = area(area);
        for (String key : texts.stringPropertyNames()) {
            assertThat(messages.text(key, arguments(texts.getProperty(key)))).as(key)
                    .doesNotContain("''", "[" + key).doesNotContainPattern("\\{[0-9]");
        }
    }

    /** A number where the sentence wants to count, a word elsewhere. */
    private static Object[] arguments(String pattern) {
        var arguments = new Object[6];
        for (int i = 0; i < arguments.length; i++) {
            boolean counts = pattern.contains("{" + i + ",choice") || pattern.contains("{" + i + ",number");
            arguments[i] = counts ? (Object) 2L : "word" + i;
        }
        return arguments;
    }
}
