package org.fairlead.site.mariadb;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Part;

/** The parts of a MariaDB database, as the server writes them down itself. */
record MariaParts(Catalogue catalogue, Shown shown, String prefix) {

    /** Tables that hold rows. */
    static final String TABLES = "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
            + " AND table_type = 'BASE TABLE' ORDER BY 1";
    private static final String SEQUENCES = "SELECT table_name FROM information_schema.tables"
            + " WHERE table_schema = ? AND table_type = 'SEQUENCE' ORDER BY 1";
    private static final String VIEWS = "SELECT table_name FROM information_schema.views"
            + " WHERE table_schema = ? ORDER BY 1";
    private static final String ROUTINES = "SELECT routine_type, routine_name FROM information_schema.routines"
            + " WHERE routine_schema = ? AND routine_type IN ('FUNCTION', 'PROCEDURE') ORDER BY 1, 2";
    private static final String TRIGGERS = "SELECT trigger_name FROM information_schema.triggers"
            + " WHERE trigger_schema = ? ORDER BY event_object_table, event_manipulation, action_timing,"
            + " action_order";
    private static final String EVENTS = """
            SELECT event_name, event_type, execute_at, interval_value, interval_field, starts, ends,
              on_completion, event_comment, event_definition, sql_mode, status, time_zone,
              collation_connection
            FROM information_schema.events WHERE event_schema = ? ORDER BY 1""";
    private static final Pattern DEFINER = Pattern.compile(
            "^CREATE (ALGORITHM=\\w+ )?DEFINER=`(?:[^`]|``)*`(?:@`(?:[^`]|``)*`)? ");

    /** A row of an answer. */
    interface Each<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** Asks the catalogue of the database; each place in the question is its name. */
    interface Catalogue {
        <T> List<T> ask(String sql, Each<T> each) throws SiteException;
    }

    /** Asks for one row. */
    interface Shown {
        <T> T ask(String sql, Each<T> each) throws SiteException;
    }

    /**
     * Names that the database shows: those of a scratch place where this is one, else those that belong to
     * none.
     */
    List<String> named(String question) throws SiteException {
        List<String> all = catalogue.ask(question, row -> row.getString(1));
        if (!prefix.isEmpty()) {
            return all.stream().filter(name -> name.startsWith(prefix) && !name.endsWith(MariaScratch.MARK))
                    .toList();
        }
        List<String> scratch = catalogue.ask(TABLES, row -> row.getString(1)).stream().filter(name -> name
                .endsWith("_" + MariaScratch.MARK)).map(name -> name.substring(0, name.length()
                        - MariaScratch.MARK.length())).toList();
        return all.stream().filter(name -> !name.equals(MariaScratch.MARK) && !name.equals(
                MariaMarks.TABLE) && scratch.stream().noneMatch(
                        name::startsWith)).toList();
    }

    List<Part> all() throws SiteException {
        var parts = new ArrayList<Part>();
        for (String sequence : named(SEQUENCES)) {
            String name = MariaSql.quote(sequence);
            String made = shown.ask("SHOW CREATE SEQUENCE " + name, row -> row.getString(2));
            String value = shown.ask("SELECT next_not_cached_value, cycle_count FROM " + name,
                    row -> "SELECT SETVAL(" + name + ", " + row.getString(1) + ", 0, " + row.getLong(2)
                            + ")");
            parts.add(new Part(false, "sequence", name, List.of(made)));
            parts.add(new Part(true, "sequence-value", name, List.of(value)));
        }
        for (String table : named(TABLES)) {
            String name = MariaSql.quote(table);
            String made = shown.ask("SHOW CREATE TABLE " + name, row -> row.getString(2));
            parts.add(new Part(false, "table", name, List.of(made)));
        }
        if (!prefix.isEmpty()) {
            parts.addAll(views());
            return parts;
        }
        for (String routine : catalogue.ask(ROUTINES, row -> row.getString(1) + " " + MariaSql.quote(row
                .getString(2)))) {
            boolean function = routine.startsWith("FUNCTION");
            parts.add(written(function ? "function" : "procedure", routine.substring(routine.indexOf('`')),
                    routine));
        }
        parts.addAll(views());
        for (String trigger : catalogue.ask(TRIGGERS, row -> MariaSql.quote(row.getString(1)))) {
            parts.add(written("trigger", trigger, "TRIGGER " + trigger));
        }
        catalogue.ask(EVENTS, MariaParts::event).forEach(parts::addAll);
        return parts;
    }

    private Part written(String kind, String name, String what) throws SiteException {
        return shown.ask("SHOW CREATE " + what, row -> new Part(true, kind, name, inMode(row.getString(2), row
                .getString(5), row.getString(3))));
    }

    /** A statement in the mode and with the collation that it was written in. */
    private static List<String> inMode(String mode, String collation,
            @org.jspecify.annotations.Nullable String statement) {
        return List.of("SET sql_mode = " + MariaSql.text(mode), "SET collation_connection = " + MariaSql.text(
                collation), withoutDefiner(statement == null ? "" : statement),
                "SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
    }

    /** Who restores it becomes its definer: nobody else's name may be needed for that. */
    static String withoutDefiner(String statement) {
        return DEFINER.matcher(statement).replaceFirst(found -> "CREATE " + java.util.regex.Matcher
                .quoteReplacement(found.group(1) == null ? "" : found.group(1)));
    }

    /** Views, each after those whose names stand in it. */
    private List<Part> views() throws SiteException {
        Map<String, String> statements = new LinkedHashMap<>();
        for (String view : named(VIEWS)) {
            String name = MariaSql.quote(view);
            statements.put(name, shown.ask("SHOW CREATE VIEW " + name, row -> withoutDefiner(row.getString(
                    2))));
        }
        Set<String> ordered = new LinkedHashSet<>();
        statements.keySet().forEach(name -> order(name, statements, new LinkedHashSet<>(), ordered));
        return ordered.stream().map(name -> new Part(true, "view", name, List.of(String.valueOf(statements
                .get(name))))).toList();
    }

    private static void order(String name, Map<String, String> statements, Set<String> above,
            Set<String> ordered) {
        if (ordered.contains(name) || !above.add(name)) {
            return;
        }
        String statement = String.valueOf(statements.get(name));
        statements.keySet().stream().filter(other -> statement.contains(other)).forEach(other -> order(other,
                statements, above, ordered));
        ordered.add(name);
    }

    /** An event that sleeps, and the statement that wakes it. */
    private static List<Part> event(ResultSet row) throws SQLException {
        String name = MariaSql.quote(row.getString("event_name"));
        var sql = new StringBuilder("CREATE EVENT ").append(name).append(" ON SCHEDULE ");
        if (row.getString("event_type").equals("ONE TIME")) {
            sql.append("AT ").append(moment(row, "execute_at"));
        } else {
            sql.append("EVERY ").append(MariaSql.text(row.getString("interval_value").replaceAll("^'|'$",
                    ""))).append(' ').append(row
                            .getString("interval_field"));
            for (String bound : List.of("starts", "ends")) {
                if (row.getString(bound) != null) {
                    sql.append(' ').append(bound.toUpperCase(java.util.Locale.ROOT)).append(' ').append(
                            moment(row, bound));
                }
            }
        }
        sql.append(" ON COMPLETION ").append(row.getString("on_completion")).append(" DISABLE COMMENT ")
                .append(MariaSql.text(row.getString("event_comment"))).append(" DO ").append(row.getString(
                        "event_definition"));
        var statements = new ArrayList<>(List.of("SET time_zone = " + MariaSql.text(row.getString(
                "time_zone"))));
        statements.addAll(inMode(row.getString("sql_mode"), row.getString("collation_connection"), sql
                .toString()));
        statements.add("SET time_zone = '+00:00'");
        var event = new Part(true, "event", name, statements);
        return row.getString("status").equals("ENABLED")
                ? List.of(event, new Part(true, "event-state", name, List.of("ALTER EVENT " + name
                        + " ENABLE")))
                : List.of(event);
    }

    private static String moment(ResultSet row, String column) throws SQLException {
        return MariaSql.text(row.getString(column).replaceFirst("\\.0$", ""));
    }
}
