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
 * @param several
 * whether a semicolon stands between two statements; told only where quotes are read as PostgreSQL does
 */
public record NamedSql(String sql, List<String> names, boolean several) {
    public NamedSql {
        names = List.copyOf(names);
    }

    public static NamedSql parse(String text, boolean escapeQuestionMarks) {
        var scanner = new Scanner(text, escapeQuestionMarks);
        scanner.run();
        return new NamedSql(scanner.out.toString(), scanner.names, scanner.several);
    }

    private static final class Scanner {
        private final String text;
        private final boolean escape;
        private final StringBuilder out = new StringBuilder();
        private final List<String> names = new ArrayList<>();
        private int at;
        private boolean ended;
        private boolean several;

        Scanner(String text, boolean escape) {
            this.text = text;
            this.escape = escape;
        }

        void run() {
            while (at < text.length()) {
                char c = text.charAt(at);
                several |= escape && ended && !Character.isWhitespace(c) && c != ';' && !atComment();
                ended |= c == ';';
                if (c == '\'' && escape && isEscapeString()) {
                    through(escapedEnd(), 1);
                } else if (c == '\'' || c == '"' || c == '`') {
                    through(text.indexOf(c, at + 1), 1);
                } else if (text.startsWith("--", at)) {
                    through(text.indexOf('\n', at), 1);
                } else if (text.startsWith("/*", at)) {
                    through(commentEnd(), 2);
                } else if (c == '$' && escape && !tag().isEmpty()) {
                    through(text.indexOf(tag(), at + tag().length()), tag().length());
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

        private boolean atComment() {
            return text.startsWith("--", at) || text.startsWith("/*", at);
        }

        /** Whether the quote begins a string with backslashes, such as {@code E'it\'s'}. */
        private boolean isEscapeString() {
            boolean marked = at > 0 && (text.charAt(at - 1) == 'E' || text.charAt(at - 1) == 'e');
            return marked && (at == 1 || !Character.isJavaIdentifierPart(text.charAt(at - 2)));
        }

        private int escapedEnd() {
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '\'') {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return end;
        }

        /** The tag that opens a dollar-quoted string here, such as {@code $body$}; empty where none does. */
        private String tag() {
            if (at > 0 && Character.isJavaIdentifierPart(text.charAt(at - 1))) {
                return "";
            }
            int end = at + 1;
            while (end < text.length() && text.charAt(end) != '$' && Character.isJavaIdentifierPart(text
                    .charAt(
                            end))) {
                end++;
            }
            boolean closed = end < text.length() && text.charAt(end) == '$';
            return closed && !Character.isDigit(text.charAt(at + 1)) ? text.substring(at, end + 1) : "";
        }

        /** Where a comment ends; PostgreSQL's may hold others. */
        private int commentEnd() {
            int depth = 1;
            int end = at + 2;
            while (end < text.length()) {
                if (text.startsWith("*/", end)) {
                    depth--;
                    if (depth == 0) {
                        return end;
                    }
                    end += 2;
                } else if (escape && text.startsWith("/*", end)) {
                    depth++;
                    end += 2;
                } else {
                    end++;
                }
            }
            return -1;
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
