package org.fairlead.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

class TextsTest {
    private static final Pattern KEY = Pattern.compile("\"(window\\.[a-z0-9.-]+)\"");
    private static final Set<String> NO_KEYS = Set.of("window.properties", "window.properties.tmp");

    private final Messages messages = Messages.english();

    private static Set<String> used() throws IOException {
        Set<String> keys = new TreeSet<>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher found = KEY.matcher(Files.readString(file));
                while (found.find()) {
                    if (!NO_KEYS.contains(found.group(1))) {
                        keys.add(found.group(1));
                    }
                }
            }
        }
        return keys;
    }

    private static Set<String> written() throws IOException {
        Properties kept = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("/fairlead/i18n/window.properties")) {
            kept.load(in);
        }
        return new TreeSet<>(kept.stringPropertyNames());
    }

    @Test
    void everyKeyInTheCodeHasASentence() throws IOException {
        Set<String> written = written();

        assertThat(used()).allSatisfy(key -> assertThat(key.endsWith(".") ? written.stream().anyMatch(
                one -> one
                        .startsWith(key)) : messages.has(key)).as(key).isTrue());
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        Set<String> used = used();
        List<String> prefixes = used.stream().filter(key -> key.endsWith(".")).toList();
        // composed of a page's or a problem's name
        List<String> endings = List.of(".title", ".rail", ".help", ".why", ".fix");

        assertThat(written()).allSatisfy(key -> assertThat(used.contains(key) || prefixes.stream().anyMatch(
                key::startsWith) || endings.stream().anyMatch(key::endsWith)).as(key).isTrue());
    }

    @Test
    void everyPageHasATitleAPlaceInTheRailAndHelp() {
        for (String step : List.of("home", "choose", "connect", "assess", "plan", "backup", "transfer",
                "upgrade",
                "verify", "finish", "rollback", "import", "export")) {
            for (String part : List.of("title", "rail", "help")) {
                assertThat(messages.has("window." + step + "." + part)).as(step + "." + part).isTrue();
            }
        }
    }

    @Test
    void noSentenceHoldsAStraightApostrophe() throws IOException {
        Properties kept = new Properties();
        try (InputStream in = Messages.class.getResourceAsStream("/fairlead/i18n/window.properties")) {
            kept.load(in);
        }
        assertThat(kept.values()).noneMatch(sentence -> sentence.toString().contains("'"));
    }
}
