package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.site.Database;
import org.fairlead.site.Quoting;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;

/**
 * A schema of Fairlead's own. It bears a comment, and only a schema with that comment is ever taken away
 * again; its tables
 * are dropped one by one, never with CASCADE.
 */
final class PostgresScratch implements Scratch {
    static final String MARK = "scratch schema of Fairlead, may be dropped";

    private static final String BYTES = """
            SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint FROM pg_namespace n
            LEFT JOIN pg_class c ON c.relnamespace = n.oid AND c.relkind = 'r'
            WHERE n.nspname = ? AND obj_description(n.oid, 'pg_namespace') = ? GROUP BY n.oid
            UNION ALL SELECT pg_database_size(datname) FROM pg_database WHERE datname = ?""";

    private final PostgresDatabase scratch;
    private final PostgresDatabase original;
    private final String schema;
    private final String name;
    private final PostgresFailures failures;

    private PostgresScratch(PostgresDatabase original, String schema, String name, PostgresFailures failures)
            throws SiteException {
        this.original = original;
        this.schema = schema;
        this.name = name;
        this.failures = failures;
        this.scratch = original.in(name);
    }

    static PostgresScratch create(PostgresDatabase original, String schema, String name,
            PostgresFailures failures)
            throws SiteException {
        drop(original, name, failures);
        try (Connection connection = original.connect(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("CREATE SCHEMA " + Quoting.quote(name));
            statement.execute("COMMENT ON SCHEMA " + Quoting.quote(name) + " IS '" + MARK + "'");
            connection.commit();
        } catch (SQLException e) {
            throw failures.of("create schema", e);
        }
        return new PostgresScratch(original, schema, name, failures);
    }

    /** Bytes of a schema, or of a database, of this name; empty where there is neither. */
    static OptionalLong bytes(Connection connection, String name) throws SQLException {
        try (var asked = SqlCatalog.prepare(connection, BYTES, name, MARK, name);
                var results = asked.executeQuery()) {
            return results.next() ? OptionalLong.of(results.getLong(1)) : OptionalLong.empty();
        }
    }

    @Override
    public void like(List<String> tables) throws SiteException {
        try (Connection connection = original.connect(); Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("CREATE TABLE " + PostgresIdentities.qualified(name, table) + " (LIKE "
                        + PostgresIdentities.qualified(schema, table) + " INCLUDING ALL)");
            }
        } catch (SQLException e) {
            throw failures.of("create scratch table", e);
        }
    }

    @Override
    public Database database() {
        return scratch;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void close() {
        try {
            drop(original, name, failures);
        } catch (SiteException e) {
            // what cannot be dropped now is dropped by the next rehearsal of this run, by its comment
            return;
        }
    }

    private static void drop(PostgresDatabase original, String name, PostgresFailures failures)
            throws SiteException {
        try (Connection connection = original.connect()) {
            if (!isOurs(connection, name)) {
                return;
            }
            try (Statement statement = connection.createStatement()) {
                for (String table : tablesOf(connection, name)) {
                    statement.execute("DROP TABLE " + PostgresIdentities.qualified(name, table));
                }
                statement.execute("DROP SCHEMA " + Quoting.quote(name));
            }
        } catch (SQLException e) {
            throw failures.of("drop scratch schema", e);
        }
    }

    private static boolean isOurs(Connection connection, String name) throws SQLException {
        try (var statement = connection
                .prepareStatement(
                        "SELECT obj_description(oid, 'pg_namespace') FROM pg_namespace WHERE nspname = ?")) {
            statement.setString(1, name);
            try (var results = statement.executeQuery()) {
                return results.next() && MARK.equals(results.getString(1));
            }
        }
    }

    private static List<String> tablesOf(Connection connection, String name) throws SQLException {
        var tables = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "SELECT tablename FROM pg_tables WHERE schemaname = ?")) {
            statement.setString(1, name);
            try (var results = statement.executeQuery()) {
                while (results.next()) {
                    tables.add(results.getString(1));
                }
            }
        }
        return tables;
    }
}
