package org.fairlead.site.env;

import java.util.Optional;
import java.util.regex.Pattern;

/** Writes a value with the least quoting with which every reader reads the same value back. */
final class EnvValue {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=~^*?!&;()<>{}\\[\\]|-]*");
    private static final Pattern EXPANDED = Pattern.compile("\\$\\{[^}:]*(:-[^}]*)?}");

    private EnvValue() {}

    /**
     * The value as it is written behind the sign of equality; empty where no way of writing it is safe: a
     * NUL, a
     * {@code ${NAME}} that would be expanded, a backslash at the end of a value that needs quotes.
     */
    static Optional<String> written(String value) {
        if (value.indexOf('\0') >= 0 || EXPANDED.matcher(value).find()) {
            return Optional.empty();
        }
        if (PLAIN.matcher(value).matches()) {
            return Optional.of(value);
        }
        if (value.chars().noneMatch(c -> c == '\'' || c == '\\' || c < ' ')) {
            return Optional.of("'" + value + "'");
        }
        if (value.endsWith("\\")) {
            return Optional.empty();
        }
        return Optional.of('"' + escaped(value) + '"');
    }

    private static String escaped(String value) {
        var out = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\', '"' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
