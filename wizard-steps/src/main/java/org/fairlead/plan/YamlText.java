package org.fairlead.plan;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import tools.jackson.databind.json.JsonMapper;

/** Writes simple YAML with comments: block style, words plain where every reader takes them for words. */
final class YamlText {
    private static final int WIDTH = 100;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z/][A-Za-z0-9 _./@+-]*[A-Za-z0-9_/]|[A-Za-z/]");
    private static final Set<String> MEANT_OTHERWISE = Set.of("null", "true", "false", "yes", "no", "on",
            "off", "y",
            "n", "inf", "nan");

    private final StringBuilder out = new StringBuilder();

    /** A comment, wrapped; nothing for an empty text. */
    void comment(int indent, String text) {
        for (String paragraph : text.isEmpty() ? new String[0] : text.split("\n", -1)) {
            var line = new StringBuilder();
            for (String word : paragraph.strip().split("\\s+", -1)) {
                if (!line.isEmpty() && indent + line.length() + word.length() + 3 > WIDTH) {
                    raw(indent, "# " + line);
                    line.setLength(0);
                }
                line.append(line.isEmpty() ? "" : " ").append(word);
            }
            raw(indent, ("# " + line).stripTrailing());
        }
    }

    void entry(int indent, String name, String value) {
        raw(indent, scalar(name) + ": " + scalar(value));
    }

    void section(int indent, String name) {
        raw(indent, scalar(name) + ":");
    }

    /** A line as it is. */
    void raw(int indent, String line) {
        out.append(" ".repeat(indent)).append(line).append('\n');
    }

    void gap() {
        out.append('\n');
    }

    /** A text so that it is read as this text. */
    static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !MEANT_OTHERWISE.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : JsonMapper.shared().writeValueAsString(text).replace("\u007f", "\\u007f")
                        .replace("\u0085", "\\u0085").replace("\u2028", "\\u2028").replace("\u2029",
                                "\\u2029");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
