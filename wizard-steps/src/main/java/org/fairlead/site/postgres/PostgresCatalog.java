package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.ForeignKeyUse;
import org.fairlead.site.DatabaseFacts;

/** Reads table shapes from pg_catalog. */
record PostgresCatalog(String schema) implements SqlCatalog {
    private static final int VARLENA_HEADER = 4;

    private static final String FACTS = """
            SELECT current_setting('server_version'), current_database(),
                   has_database_privilege(current_database(), 'CREATE'), current_setting('server_encoding'),
                   pg_database_size(current_database()), pg_is_in_recovery()""";

    /** Domains are followed down to the type they stand for, with its limits. */
    private static final String COLUMNS = """
            SELECT a.attname, base.typname, base.element, format_type(a.atttypid, a.atttypmod) AS shown,
                   NOT (a.attnotnull OR base.filled) AS nullable, base.modifier,
                   a.attidentity <> '' AS identity, a.attgenerated <> '' AS generated
              FROM pg_attribute a
              JOIN pg_class c ON c.oid = a.attrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL (
                WITH RECURSIVE chain (type, modifier, filled) AS (
                  SELECT a.atttypid, a.atttypmod, false
                  UNION ALL
                  SELECT d.typbasetype, CASE WHEN modifier >= 0 THEN modifier ELSE d.typtypmod END,
                         filled OR d.typnotnull
                    FROM chain JOIN pg_type d ON d.oid = chain.type AND d.typtype = 'd')
                SELECT t.typname, e.typname AS element, chain.modifier, chain.filled
                  FROM chain
                  JOIN pg_type t ON t.oid = chain.type AND t.typtype <> 'd'
                  LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A') base
             WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p') AND a.attnum > 0
               AND NOT a.attisdropped
             ORDER BY a.attnum""";

    private static final String KEYS = """
            SELECT i.indisprimary, array_agg(a.attname::text ORDER BY k.place)
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(number, place)
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number
             WHERE n.nspname = ? AND c.relname = ? AND i.indisunique AND i.indisvalid AND i.indpred IS NULL
               AND i.indexprs IS NULL AND k.place <= i.indnkeyatts
             GROUP BY i.indexrelid, i.indisprimary ORDER BY i.indexrelid""";

    private static final String FOREIGN_KEYS = """
            SELECT f.conname, c.relname, p.relname AS parent, f.condeferrable,
                   (SELECT array_agg(a.attname::text ORDER BY k.place)
                      FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place)
                      JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = k.number) AS columns,
                   (SELECT array_agg(a.attname::text ORDER BY k.place)
                      FROM unnest(f.confkey) WITH ORDINALITY AS k(number, place)
                      JOIN pg_attribute a ON a.attrelid = f.confrelid AND a.attnum = k.number) AS referenced
              FROM pg_constraint f
              JOIN pg_class c ON c.oid = f.conrelid
              JOIN pg_class p ON p.oid = f.confrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE f.contype = 'f' AND n.nspname = ? AND CASE WHEN ? = 'child' THEN c.relname ELSE p.relname END = ?
             ORDER BY f.conname""";

    /**
     * The zone is the one set for the database or the user, else that of the server's log: what a session
     * would get cannot be asked, because the driver always names its own. The locale's name moved with
     * versions 15 and 17.
     */
    private static final String TRAITS = """
            SELECT current_setting('server_encoding'),
                   COALESCE(to_jsonb(d)->>'datlocale', to_jsonb(d)->>'daticulocale', d.datcollate),
                   COALESCE((SELECT substr(s.line, strpos(s.line, '=') + 1)
                               FROM pg_db_role_setting r CROSS JOIN LATERAL unnest(r.setconfig) AS s(line)
                              WHERE r.setdatabase IN (0, d.oid)
                                AND r.setrole IN (0, (SELECT u.oid FROM pg_roles u WHERE u.rolname = current_user))
                                AND lower(s.line) LIKE 'timezone=%'
                              ORDER BY r.setrole = 0, r.setdatabase = 0 LIMIT 1), current_setting('log_timezone')),
                   (SELECT COALESCE(sum(pg_total_relation_size(c.oid)), 0)::bigint
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE n.nspname = ? AND c.relkind IN ('r', 'm'))
              FROM pg_database d WHERE d.datname = current_database()""";

    @Override
    public Map<String, String> traits(Connection connection) throws SQLException {
        try (var statement = SqlCatalog.prepare(connection, TRAITS, schema);
                var results = statement.executeQuery()) {
            results.next();
            return Map.of("encoding", results.getString(1), "collation", results.getString(2), "zone",
                    results.getString(3), "bytes", Long.toString(results.getLong(4)));
        }
    }

    DatabaseFacts facts(Connection connection, String place) throws SQLException {
        try (var statement = connection.createStatement(); var results = statement.executeQuery(FACTS)) {
            results.next();
            String version = results.getString(1).replaceAll(" .*", "");
            return new DatabaseFacts("PostgreSQL", version, results.getString(2), place, schema,
                    results.getBoolean(3), List.of("encoding=" + results.getString(4),
                            "bytes=" + results.getLong(5), "standby=" + results.getBoolean(6)));
        }
    }

    @Override
    public List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = SqlCatalog.prepare(connection,
                "SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                        + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p') AND NOT c.relispartition ORDER BY 1",
                schema); var results = statement.executeQuery()) {
            while (results.next()) {
                names.add(results.getString(1));
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public Optional<TableShape> shape(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = SqlCatalog.prepare(connection, COLUMNS, schema, table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                columns.add(column(results));
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> primary = List.of();
        var unique = new ArrayList<List<String>>();
        try (var statement = SqlCatalog.prepare(connection, KEYS, schema, table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                List<String> names = strings(results, 2);
                if (results.getBoolean(1)) {
                    primary = names;
                } else {
                    unique.add(names);
                }
            }
        }
        return Optional.of(new TableShape(table, columns, primary, unique, foreignKeys(connection, "child",
                table)));
    }

    @Override
    public List<ForeignKeyUse> referrers(Connection connection, String table) throws SQLException {
        var uses = new ArrayList<ForeignKeyUse>();
        for (ForeignKey key : foreignKeys(connection, "parent", table)) {
            uses.add(new ForeignKeyUse(key,
                    shape(connection, key.table()).map(TableShape::primaryKey).orElse(List.of())));
        }
        return uses;
    }

    private List<ForeignKey> foreignKeys(Connection connection, String side, String table)
            throws SQLException {
        var keys = new ArrayList<ForeignKey>();
        try (var statement = SqlCatalog.prepare(connection, FOREIGN_KEYS, schema, side, table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                keys.add(new ForeignKey(results.getString(1), results.getString(2), strings(results, 5),
                        results.getString(3), strings(results, 6), results.getBoolean(4)));
            }
        }
        return keys;
    }

    private static Column column(ResultSet results) throws SQLException {
        String type = results.getString("typname");
        String element = results.getString("element");
        ColumnKind kind = PostgresTypes.kind(type, element != null);
        int modifier = results.getInt("modifier");
        boolean limited = modifier >= VARLENA_HEADER;
        int length = limited && kind == ColumnKind.TEXT ? modifier - VARLENA_HEADER : -1;
        int precision = limited && kind == ColumnKind.DECIMAL ? (modifier - VARLENA_HEADER) >> 16 & 0xffff
                : -1;
        return new Column(results.getString("attname"), kind, results.getString("shown"),
                results.getBoolean("nullable"), length, type.equals("bpchar") && length > 0,
                PostgresTypes.bits(type), precision, scale(kind, modifier), results.getBoolean("identity"),
                results.getBoolean("generated"));
    }

    private static int scale(ColumnKind kind, int modifier) {
        return switch (kind) {
            case DECIMAL -> modifier < VARLENA_HEADER ? -1 : (modifier - VARLENA_HEADER) & 0x7ff;
            case TIME, STAMP, MOMENT -> modifier;
            default -> -1;
        };
    }

    private static List<String> strings(ResultSet results, int index) throws SQLException {
        return List.of((String[]) results.getArray(index).getArray());
    }
}
