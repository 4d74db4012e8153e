package org.fairlead.site.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds names in statements that PostgreSQL has written itself: what stands in quotes, between dollars and in
 * comments holds none, but for a text that is turned to a name of the catalogue.
 */
final class PostgresWords {
    private final String sql;

    /** What becomes of a name. */
    interface Names {
        /** A name with its schema; empty where it stays. */
        Optional<String> qualified(String schema, String name);

        /** A word by itself; empty where it stays. */
        Optional<String> bare(String word);
    }

    PostgresWords(String sql) {
        this.sql = sql;
    }

    /** The statement with other names. */
    String with(Names names) {
        var out = new StringBuilder(sql.length() + 64);
        int at = 0;
        while (at < sql.length()) {
            int over = over(at);
            if (over > at) {
                String piece = sql.substring(at, over);
                out.append(isName(at, over) ? literal(piece, names) : piece);
                at = over;
                continue;
            }
            int end = word(at);
            if (end == at) {
                out.append(sql.charAt(at++));
                continue;
            }
            at = named(at, end, names, out);
        }
        return out.toString();
    }

    /** Appends the name that begins here, and answers where it ends. */
    private int named(int at, int end, Names names, StringBuilder out) {
        String word = sql.substring(at, end);
        if (end < sql.length() && sql.charAt(end) == '.') {
            int second = word(end + 1);
            Optional<String> other = second > end + 1 ? names.qualified(plain(word), plain(sql.substring(end
                    + 1, second))) : Optional.empty();
            if (other.isPresent()) {
                out.append(other.get());
                return second;
            }
        }
        out.append(names.bare(plain(word)).orElse(word));
        return end;
    }

    /** The words of the name that the text begins with, as they are written; no more than so many. */
    List<String> first(int most) {
        var words = new ArrayList<String>();
        int at = 0;
        while (words.size() < most) {
            int end = word(at);
            if (end == at) {
                break;
            }
            words.add(sql.substring(at, end));
            if (end == sql.length() || sql.charAt(end) != '.') {
                break;
            }
            at = end + 1;
        }
        return words;
    }

    /** A name as it is kept in the catalogue, without its quotes. */
    static String plain(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
    }

    /** A text that holds a name: of a counter, mostly. */
    private boolean isName(int at, int end) {
        return sql.charAt(at) == '\'' && (sql.startsWith("::reg", end) || sql.startsWith("setval(", at - 7));
    }

    private static String literal(String piece, Names names) {
        String inside = piece.substring(1, piece.length() - 1).replace("''", "'");
        return '\'' + new PostgresWords(inside).with(names).replace("'", "''") + '\'';
    }

    /** The end of a text or a comment that begins here; the same place where none does. */
    private int over(int at) {
        char c = sql.charAt(at);
        if (c == '\'') {
            return text(at, false);
        }
        if ((c == 'E' || c == 'e') && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
            return text(at + 1, true);
        }
        if (c == '$') {
            return dollars(at);
        }
        if (sql.startsWith("--", at)) {
            int end = sql.indexOf('\n', at);
            return end < 0 ? sql.length() : end;
        }
        return sql.startsWith("/*", at) ? comment(at) : at;
    }

    private int text(int at, boolean escapes) {
        for (int i = at + 1; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (escapes && c == '\\') {
                i++;
            } else if (c == '\'') {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != '\'') {
                    return i + 1;
                }
                i++;
            }
        }
        return sql.length();
    }

    private int dollars(int at) {
        int end = at + 1;
        while (end < sql.length() && isPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean isParameter = end > at + 1 && Character.isDigit(sql.charAt(at + 1));
        if (isParameter || end == sql.length() || sql.charAt(end) != '$') {
            return at;
        }
        String tag = sql.substring(at, end + 1);
        int close = sql.indexOf(tag, end + 1);
        return close < 0 ? sql.length() : close + tag.length();
    }

    private int comment(int at) {
        int depth = 0;
        for (int i = at; i < sql.length(); i++) {
            if (sql.startsWith("/*", i)) {
                depth++;
                i++;
            } else if (sql.startsWith("*/", i)) {
                i++;
                if (--depth == 0) {
                    return i + 1;
                }
            }
        }
        return sql.length();
    }

    /** The end of a word that begins here; the same place where none does. */
    private int word(int at) {
        if (at >= sql.length()) {
            return at;
        }
        if (sql.charAt(at) == '"') {
            return quoted(at);
        }
        return sql.charAt(at) == '$' ? at : plainWord(at);
    }

    private int quoted(int at) {
        for (int i = at + 1; i < sql.length(); i++) {
            if (sql.charAt(i) == '"') {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != '"') {
                    return i + 1;
                }
                i++;
            }
        }
        return sql.length();
    }

    /** A number is passed as one word too, so that nothing in it is taken for a name. */
    private int plainWord(int at) {
        int end = at;
        while (end < sql.length() && isPart(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return c == '_' || c == '$' || c >= 0x80 || Character.isLetterOrDigit(c);
    }
}
