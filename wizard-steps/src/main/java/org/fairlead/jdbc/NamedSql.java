package org.fairlead.jdbc;

import java.util.ArrayList;
import java.util.List;

/**
 * A statement with named parameters (":name") turned into one with positions. Colons inside quotes,
 * comments, dollar
 * quotes and casts ("::") are left alone; a question mark operator is doubled for JDBC.
 *
 * @param names
 * the names in order of their positions, repeated as used
 */
public record NamedSql(String sql, List<String> names) {
    public NamedSql {
        names = List.copyOf(names);
    }

    public static NamedSql parse(String text, boolean escapeQuestionMarks) {
        var scanner = new Scanner(text, escapeQuestionMarks);
        scanner.run();
        return new NamedSql(scanner.out.toString(), scanner.names);
    }

    private static final class Scanner {
        private final String text;
        private final boolean escape;
        private final StringBuilder out = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private int at;

        Scanner(String text, boolean escape) {
            this.text = text;
            this.escape = escape;
        }

        void run() {
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '\'' || c == '"' || c == '`') {
                    through(text.indexOf(c, at + 1), 1);
                } else if (text.startsWith("--", at)) {
                    through(text.indexOf('\n', at), 1);
                } else if (text.startsWith("/*", at)) {
                    through(text.indexOf("*/", at + 2), 2);
                } else if (text.startsWith("$$", at)) {
                    through(text.indexOf("$$", at + 2), 2);
                } else if (text.startsWith("::", at)) {
                    through(at, 2);
                } else if (c == ':' && at + 1 < text.length() && Character.isLetter(text.charAt(at + 1))) {
                    name();
                } else {
                    out.append(c == '?' && escape ? "??" : c);
                    at++;
                }
            }
        }

        private void through(int end, int length) {
            int behind = end < 0 ? text.length() : Math.min(end + length, text.length());
            out.append(text, at, behind);
            at = behind;
        }

        private void name() {
            int end = at + 1;
            while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end)
                    == '_')) {
                end++;
            }
            names.add(text.substring(at + 1, end));
            out.append('?');
            at = end;
        }
    }
}
