package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.ForeignKeyUse;
import org.fairlead.site.DatabaseFacts;

/**
 * Reads table shapes from information_schema.
 *
 * @param prefix
 * what stands before the name of every table and is not seen outside
 */
record MariaCatalog(String database, String prefix) implements SqlCatalog {
    private static final String FACTS = """
            SELECT version(), @@character_set_database, @@collation_database, @@max_allowed_packet,
                   @@lower_case_table_names, @@global.read_only,
                   (SELECT coalesce(sum(data_length + index_length), 0) FROM information_schema.tables
                     WHERE table_schema = ?),
                   (SELECT coalesce(group_concat(DISTINCT engine ORDER BY engine SEPARATOR '/'), '')
                      FROM information_schema.tables WHERE table_schema = ? AND table_type = 'BASE TABLE')""";

    private static final String COLUMNS = """
            SELECT column_name, data_type, column_type, is_nullable, character_maximum_length, numeric_precision,
                   numeric_scale, datetime_precision, extra, generation_expression
              FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position""";

    private static final String KEYS = """
            SELECT index_name, column_name FROM information_schema.statistics s
             WHERE table_schema = ? AND table_name = ? AND non_unique = 0
               AND NOT EXISTS (SELECT 1 FROM information_schema.statistics p
                                WHERE p.table_schema = s.table_schema AND p.table_name = s.table_name
                                  AND p.index_name = s.index_name
                                  AND (p.sub_part IS NOT NULL OR p.column_name IS NULL))
             ORDER BY index_name, seq_in_index""";

    private static final String FOREIGN_KEYS = """
            SELECT constraint_name, table_name, referenced_table_name, column_name, referenced_column_name
              FROM information_schema.key_column_usage
             WHERE table_schema = ? AND referenced_table_schema = table_schema
               AND CASE WHEN ? = 'child' THEN table_name ELSE referenced_table_name END = ?
             ORDER BY table_name, constraint_name, ordinal_position""";

    private static final String TRAITS = """
            SELECT @@character_set_database, @@collation_database,
                   CASE WHEN @@global.time_zone = 'SYSTEM' THEN @@system_time_zone ELSE @@global.time_zone END,
                   (SELECT coalesce(sum(data_length + index_length), 0) FROM information_schema.tables
                     WHERE table_schema = ?)""";

    @Override
    public Map<String, String> traits(Connection connection) throws SQLException {
        try (var statement = SqlCatalog.prepare(connection, TRAITS, database);
                var results = statement.executeQuery()) {
            results.next();
            return Map.of("encoding", results.getString(1), "collation", results.getString(2), "zone",
                    results.getString(3), "bytes", Long.toString(results.getLong(4)));
        }
    }

    /** By what its engine says of itself; MyISAM and Aria keep what an abandoned transaction wrote. */
    boolean isTransactional(Connection connection, String table) throws SQLException {
        try (var statement = SqlCatalog.prepare(connection,
                "SELECT e.transactions FROM information_schema.tables t"
                        + " JOIN information_schema.engines e ON e.engine = t.engine WHERE t.table_schema = ?"
                        + " AND t.table_name = ?", database, prefix + table);
                var results = statement.executeQuery()) {
            return results.next() && "YES".equals(results.getString(1));
        }
    }

    DatabaseFacts facts(Connection connection, String place) throws SQLException {
        try (var statement = SqlCatalog.prepare(connection, FACTS, database, database);
                var results = statement.executeQuery()) {
            results.next();
            String version = results.getString(1);
            boolean maria = version.toLowerCase(Locale.ROOT).contains("maria");
            return new DatabaseFacts(maria ? "MariaDB" : "MySQL", version.replaceAll("[-+].*", ""), database,
                    place, "", true, List.of("encoding=" + results.getString(2), "collation=" + results
                            .getString(3), "packet=" + results.getLong(4), "lower-case=" + results.getInt(5),
                            "read-only=" + results.getBoolean(6), "bytes=" + results.getLong(7), "engines="
                                    + results.getString(8)));
        }
    }

    @Override
    public List<String> tables(Connection connection) throws SQLException {
        List<String> names = everyTable(connection);
        names.remove(MariaScratch.MARK);
        return names;
    }

    /** Whether this is a place that Fairlead made for a rehearsal. */
    boolean isScratch(Connection connection) throws SQLException {
        return everyTable(connection).contains(MariaScratch.MARK);
    }

    /** Whether the database is there and holds nothing. */
    boolean isEmpty(Connection connection) throws SQLException {
        try (var statement = SqlCatalog.prepare(connection,
                "SELECT count(*) FROM information_schema.schemata WHERE schema_name = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_schema = schema_name)",
                database); var results = statement.executeQuery()) {
            return results.next() && results.getInt(1) == 1;
        }
    }

    private List<String> everyTable(Connection connection) throws SQLException {
        return named(connection, "TABLE");
    }

    /**
     * Names of what is here, sorted.
     *
     * @param kind
     * "TABLE", "VIEW", "SEQUENCE"
     */
    List<String> named(Connection connection, String kind) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = SqlCatalog.prepare(connection, "SELECT table_name FROM information_schema.tables"
                + " WHERE table_schema = ? AND table_type = ?", database, kind.equals("TABLE") ? "BASE TABLE"
                        : kind);
                var results = statement.executeQuery()) {
            while (results.next()) {
                String name = results.getString(1);
                if (name.startsWith(prefix)) {
                    names.add(name.substring(prefix.length()));
                }
            }
        }
        names.sort(null);
        return names;
    }

    @Override
    public Optional<TableShape> shape(Connection connection, String table) throws SQLException {
        if (!tables(connection).contains(table)) {
            return Optional.empty();
        }
        var columns = new ArrayList<Column>();
        try (var statement = SqlCatalog.prepare(connection, COLUMNS, database, prefix + table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                columns.add(column(results));
            }
        }
        Map<String, List<String>> keys = new LinkedHashMap<>();
        try (var statement = SqlCatalog.prepare(connection, KEYS, database, prefix + table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                keys.computeIfAbsent(results.getString(1), name -> new ArrayList<>()).add(results.getString(
                        2));
            }
        }
        List<String> primary = Optional.ofNullable(keys.remove("PRIMARY")).orElse(List.of());
        return Optional.of(new TableShape(table, columns, primary, List.copyOf(keys.values()), foreignKeys(
                connection, "child", table)));
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
        Map<String, ForeignKey> keys = new LinkedHashMap<>();
        try (var statement = SqlCatalog.prepare(connection, FOREIGN_KEYS, database, side, prefix + table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                var one = new ForeignKey(results.getString(1), bare(results.getString(2)), List.of(results
                        .getString(4)), bare(results.getString(3)), List.of(results.getString(5)), false);
                keys.merge(one.table() + "\0" + one.name(), one, MariaCatalog::joined);
            }
        }
        return List.copyOf(keys.values());
    }

    private String bare(String table) {
        return table.startsWith(prefix) ? table.substring(prefix.length()) : table;
    }

    private static ForeignKey joined(ForeignKey known, ForeignKey next) {
        return new ForeignKey(known.name(), known.table(), both(known.columns(), next.columns()), known
                .references(), both(known.referenced(), next.referenced()), false);
    }

    private static List<String> both(List<String> first, List<String> second) {
        var both = new ArrayList<>(first);
        both.addAll(second);
        return both;
    }

    private static Column column(ResultSet results) throws SQLException {
        String type = results.getString("data_type").toLowerCase(Locale.ROOT);
        String full = results.getString("column_type");
        ColumnKind kind = MariaTypes.kind(type);
        String extra = String.valueOf(results.getString("extra")).toLowerCase(Locale.ROOT);
        String generated = results.getString("generation_expression");
        boolean sized = type.equals("char") || type.equals("varchar");
        return new Column(results.getString("column_name"), kind, full, results.getString("is_nullable")
                .equals("YES"), sized ? results.getInt("character_maximum_length") : -1, type.equals("char"),
                MariaTypes.bits(type, full), kind == ColumnKind.DECIMAL ? results.getInt("numeric_precision")
                        : -1,
                scale(kind, results), extra.contains("auto_increment"),
                generated != null && !generated.isEmpty());
    }

    private static int scale(ColumnKind kind, ResultSet results) throws SQLException {
        return switch (kind) {
            case DECIMAL -> results.getInt("numeric_scale");
            case TIME, STAMP, MOMENT -> results.getInt("datetime_precision");
            default -> -1;
        };
    }
}
