package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Lack;

/** What of a MariaDB database cannot be made again, or cannot be read; and notes. */
record MariaLacks(MariaParts.Catalogue catalogue, MariaParts.Shown shown, String database) {

    /** Definers, and tables that no snapshot holds still. */
    static final String NOTES = """
            SELECT concat('definer of view ', table_name, ': ', definer) FROM information_schema.views
              WHERE table_schema = ?
            UNION ALL SELECT concat('definer of ', lower(routine_type), ' ', routine_name, ': ', definer)
              FROM information_schema.routines WHERE routine_schema = ?
            UNION ALL SELECT concat('definer of trigger ', trigger_name, ': ', definer)
              FROM information_schema.triggers WHERE trigger_schema = ?
            UNION ALL SELECT concat('definer of event ', event_name, ': ', definer)
              FROM information_schema.events WHERE event_schema = ?
            UNION ALL SELECT concat('not part of the snapshot, as its engine is ', engine, ': ', table_name)
              FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE'
              AND engine NOT IN ('InnoDB', 'RocksDB')
            """;
    private static final String LACKING = """
            SELECT lower(replace(table_type, ' ', '-')), table_name FROM information_schema.tables
              WHERE table_schema = ? AND table_type NOT IN ('BASE TABLE', 'VIEW', 'SEQUENCE')
            UNION ALL SELECT 'foreign-table', table_name FROM information_schema.tables
              WHERE table_schema = ? AND table_type = 'BASE TABLE' AND engine IN ('FEDERATED', 'CONNECT',
              'MRG_MyISAM', 'SPIDER', 'SPHINX', 'BLACKHOLE', 'S3', 'OQGRAPH', 'CSV')
            UNION ALL SELECT lower(replace(routine_type, ' ', '-')), routine_name
              FROM information_schema.routines WHERE routine_schema = ?
              AND routine_type NOT IN ('FUNCTION', 'PROCEDURE')
            """;
    /** Rights on the whole server or on this database, of the user and of the role that is taken. */
    private static final String GRANTED = """
            SELECT privilege_type FROM information_schema.user_privileges u, (SELECT concat('''', replace(
              current_user(), '@', '''@'''), '''') AS me) m WHERE u.grantee = m.me
            UNION SELECT privilege_type FROM information_schema.schema_privileges u, (SELECT concat('''',
              replace(current_user(), '@', '''@'''), '''') AS me) m
              WHERE u.grantee = m.me AND ? LIKE u.table_schema
            """;
    /** Without one of these, something of the database does not show at all. */
    private static final Set<String> NEEDED = Set.of("SELECT", "SHOW VIEW", "TRIGGER", "EVENT", "EXECUTE");

    /** Rights that the user has on the database or on all of them, in the server's words. */
    static Set<String> granted(Connection connection, String database) throws SQLException {
        try (var asked = SqlCatalog.prepare(connection, GRANTED, database);
                var results = asked.executeQuery()) {
            var granted = new HashSet<String>();
            while (results.next()) {
                granted.add(results.getString(1));
            }
            return granted;
        }
    }

    List<Lack> all() throws SiteException {
        var lacks = new ArrayList<>(catalogue.ask(LACKING, row -> new Lack(row.getString(1), row.getString(
                2))));
        Set<String> granted = Set.copyOf(catalogue.ask(GRANTED, row -> row.getString(1)));
        NEEDED.stream().filter(right -> !granted.contains(right)).sorted().forEach(right -> lacks.add(
                new Lack("right", right)));
        for (String[] routine : catalogue.ask("SELECT routine_type, routine_name"
                + " FROM information_schema.routines WHERE routine_schema = ?"
                + " AND routine_type IN ('FUNCTION', 'PROCEDURE')", row -> new String[]{row.getString(1), row
                        .getString(2)})) {
            boolean hidden = shown.ask("SHOW CREATE " + routine[0] + " " + MariaSql.quote(routine[1]),
                    row -> row.getString(3) == null);
            if (hidden) {
                lacks.add(new Lack("hidden-routine", routine[1]));
            }
        }
        for (String view : catalogue.ask("SELECT table_name FROM information_schema.views"
                + " WHERE table_schema = ?", row -> row.getString(1))) {
            if (isBroken(view)) {
                lacks.add(new Lack("broken-view", view));
            }
        }
        return lacks;
    }

    /** Whether a view asks for something that is not there, or that this user may not see. */
    private boolean isBroken(String view) {
        try {
            return shown.ask("SELECT count(*) FROM (SELECT 1 FROM " + MariaSql.quote(view) + " LIMIT 0) v",
                    row -> row.getLong(1)) != 0;
        } catch (SiteException e) {
            return true;
        }
    }
}
