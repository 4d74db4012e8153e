package org.fairlead.site.mariadb;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;

/**
 * The names that the tables of a database bear when they are made once more beside themselves. Reads only
 * statements that the server has written itself. Not thread-safe.
 */
final class MariaNames {
    /** Their words name what they work on without grave accents, so that it could be the real one. */
    private static final Set<String> WORDED = Set.of("function", "procedure", "trigger", "event",
            "event-state");
    /** The last word before a name, and the kind of statement in which it is one of a table. */
    private static final Pattern BEFORE_TABLE = Pattern.compile(
            ".*\\b(CREATE TABLE|REFERENCES|INSERT INTO|SEQUENCE|SETVAL\\()\\s*", Pattern.DOTALL);
    private static final Pattern BEFORE_CONSTRAINT = Pattern.compile(".*\\bCONSTRAINT\\s+", Pattern.DOTALL);
    private static final Pattern AFTER_AS = Pattern.compile(".*\\bAS\\s+", Pattern.DOTALL);
    private static final int LOOK_BACK = 24;

    private final String beginning;
    private final String place;
    private final Map<String, String> here = new HashMap<>();
    private final Map<String, String> there = new HashMap<>();

    /**
     * @param beginning
     * what new names begin with
     * @param place
     * for people
     */
    MariaNames(String beginning, String place) {
        this.beginning = beginning;
        this.place = place;
    }

    /** Whether a part can be made beside itself. */
    static boolean takes(String kind) {
        return !WORDED.contains(kind);
    }

    /** A name beside, in grave accents; the same one whenever it is asked for. */
    private String give(String quoted) {
        return here.computeIfAbsent(quoted, name -> fresh(quoted));
    }

    private String fresh(String quoted) {
        String given = MariaSql.quote(beginning + String.format(Locale.ROOT, "%05d", there.size()));
        there.put(given, quoted);
        return given;
    }

    /** What a name in a statement stands for. */
    private interface Word {
        String other(String before, String quoted, String after) throws SiteException;
    }

    /**
     * A statement with the names beside.
     *
     * @throws SiteException
     * when it says nothing of a table of this database, so that it could touch something else
     */
    String here(String kind, String name, String sql) throws SiteException {
        give(name);
        if (kind.equals("rows")) { // only its beginning is looked at: what follows are values
            String head = "INSERT INTO " + name;
            return sql.startsWith(head) ? "INSERT INTO " + give(name) + sql.substring(head.length())
                    : refused(kind, name);
        }
        String made = words(sql, kind.equals("view") ? this::ofView : this::ofTable);
        return made.equals(sql) ? refused(kind, name) : made;
    }

    private String refused(String kind, String name) throws SiteException {
        throw new SiteException(Problem.blocker("dump.problem.not-beside", kind, name, place));
    }

    private String ofTable(String before, String quoted, String after) throws SiteException {
        if (BEFORE_TABLE.matcher(before).matches()) {
            return after.startsWith(".") ? refused("table", quoted + after) : give(quoted);
        }
        return BEFORE_CONSTRAINT.matcher(before).matches() ? fresh(quoted) : quoted;
    }

    /** In a view each name but those of columns and of other databases is one of a table, or of its alias. */
    private String ofView(String before, String quoted, String after) {
        boolean column = before.endsWith(".") || AFTER_AS.matcher(before).matches();
        return column ? quoted : Optional.ofNullable(here.get(quoted)).orElse(quoted);
    }

    /** A statement or the name of a part as it was before {@link #here}. */
    String there(String sql) throws SiteException {
        return words(sql, (before, quoted, after) -> Optional.ofNullable(there.get(quoted)).orElse(quoted));
    }

    private static String words(String sql, Word word) throws SiteException {
        var out = new StringBuilder(sql.length() + 64);
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c != '`' && c != '\'') {
                out.append(c);
                at++;
                continue;
            }
            int end = closed(sql, at);
            String piece = sql.substring(at, end);
            out.append(c == '\'' ? piece : word.other(sql.substring(Math.max(0, at - LOOK_BACK), at), piece,
                    sql.substring(end, Math.min(sql.length(), end + 1))));
            at = end;
        }
        return out.toString();
    }

    /** Where the quotes end that begin here; inside they are doubled, and a backslash means something. */
    private static int closed(String sql, int at) {
        char quote = sql.charAt(at);
        for (int i = at + 1; i < sql.length(); i++) {
            if (quote == '\'' && sql.charAt(i) == '\\') {
                i++;
            } else if (sql.charAt(i) == quote) {
                if (i + 1 == sql.length() || sql.charAt(i + 1) != quote) {
                    return i + 1;
                }
                i++;
            }
        }
        return sql.length();
    }
}
