package org.fairlead.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.fairlead.model.Problem;

/**
 * All sentences of Fairlead in one language, and those of a playbook on top of them. Immutable. A key without
 * a sentence
 * comes back in brackets, so that it is seen and never hides a problem.
 */
public final class Messages {
    /** Files below {@code fairlead/i18n} on the class path, each with the texts of one area. */
    private static final List<String> AREAS = List.of("engine", "playbook", "site", "cli", "window", "report",
            "demo");

    private final Map<String, String> patterns;
    private final Locale locale;

    private Messages(Map<String, String> patterns, Locale locale) {
        this.patterns = Map.copyOf(patterns);
        this.locale = locale;
    }

    /** The texts of the program itself, in English: the language all of them exist in. */
    public static Messages english() {
        var patterns = new HashMap<String, String>();
        for (String area : AREAS) {
            try (InputStream in = Messages.class.getResourceAsStream("/fairlead/i18n/" + area
                    + ".properties")) {
                if (in != null) {
                    load(patterns, new InputStreamReader(in, StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("texts of " + area, e);
            }
        }
        return new Messages(patterns, Locale.ENGLISH);
    }

    /** These texts and those of a playbook, which cannot replace them. */
    public Messages with(Map<String, String> playbookTexts) {
        var all = new HashMap<>(playbookTexts);
        all.putAll(patterns);
        return new Messages(all, locale);
    }

    private static void load(Map<String, String> patterns, Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        properties.forEach((key, value) -> patterns.put(String.valueOf(key), String.valueOf(value)));
    }

    public boolean has(String key) {
        return patterns.containsKey(key);
    }

    /** The sentence of a key, arguments filled in: numbers in the reader's format, texts as they are. */
    public String text(String key, Object... args) {
        String pattern = patterns.get(key);
        return pattern == null ? "[" + key + "]" : new MessageFormat(pattern, locale).format(args);
    }

    /** What and where. */
    public String text(Problem problem) {
        return text(problem.key(), problem.args().toArray());
    }

    /** Why it matters, where there is something to say. */
    public Optional<String> why(Problem problem) {
        return more(problem, ".why");
    }

    /** What to do, where there is something to say. */
    public Optional<String> fix(Problem problem) {
        return more(problem, ".fix");
    }

    private Optional<String> more(Problem problem, String ending) {
        return has(problem.key() + ending)
                ? Optional.of(text(problem.key() + ending, problem.args().toArray()))
                : Optional.empty();
    }

    public Locale locale() {
        return locale;
    }
}
