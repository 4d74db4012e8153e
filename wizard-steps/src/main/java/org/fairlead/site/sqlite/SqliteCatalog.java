package org.fairlead.site.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.sqlite.SQLiteJDBCLoader;

import org.fairlead.model.Column;
import org.fairlead.model.ForeignKey;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.ForeignKeyUse;

/** Reads table shapes through SQLite's table-valued pragmas, so that names are bound and never pasted. */
final class SqliteCatalog {
    private final SqliteFailures failures;

    SqliteCatalog(SqliteFailures failures) {
        this.failures = failures;
    }

    String place() {
        return failures.place();
    }

    String libraryVersion() {
        return SQLiteJDBCLoader.getVersion();
    }

    List<String> tables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'"
                        + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")) {
            while (results.next()) {
                names.add(results.getString(1));
            }
        }
        return names;
    }

    Optional<TableShape> shape(Connection connection, String table) throws SQLException {
        var columns = new ArrayList<Column>();
        Map<Integer, String> key = new LinkedHashMap<>();
        try (var statement = prepare(connection,
                "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid", table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                int place = results.getInt("pk");
                if (place > 0) {
                    key.put(place, results.getString("name"));
                }
                columns.add(DeclaredType.column(results.getString("name"), results.getString("type"),
                        results.getInt("notnull") == 0 && place == 0, results.getInt("hidden") > 1));
            }
        }
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> primary = key.entrySet().stream().sorted(Map.Entry.comparingByKey()).map(
                Map.Entry::getValue)
                .toList();
        return Optional.of(
                new TableShape(table, columns, primary, uniqueKeys(connection, table), foreignKeys(connection,
                        table)));
    }

    private List<List<String>> uniqueKeys(Connection connection, String table) throws SQLException {
        Map<String, List<String>> keys = new LinkedHashMap<>();
        try (var statement = prepare(connection,
                "SELECT l.name AS index_name, i.name AS column_name FROM pragma_index_list(?) l"
                        + " JOIN pragma_index_info(l.name) i WHERE l.\"unique\" = 1 AND l.origin <> 'pk'"
                        + " AND l.partial = 0 ORDER BY l.seq, i.seqno",
                table); var results = statement.executeQuery()) {
            while (results.next()) {
                keys.computeIfAbsent(results.getString(1), name -> new ArrayList<>()).add(results.getString(
                        2));
            }
        }
        return List.copyOf(keys.values());
    }

    List<ForeignKey> foreignKeys(Connection connection, String table) throws SQLException {
        record Part(int id, int place, String parent, String from, String to) {}
        var parts = new ArrayList<Part>();
        try (var statement = prepare(connection,
                "SELECT id, seq, \"table\", \"from\", \"to\" FROM pragma_foreign_key_list(?)", table);
                var results = statement.executeQuery()) {
            while (results.next()) {
                String to = results.getString(5);
                parts.add(new Part(results.getInt(1), results.getInt(2), results.getString(3), results
                        .getString(4),
                        to == null ? "" : to));
            }
        }
        var keys = new ArrayList<ForeignKey>();
        for (int id : parts.stream().map(Part::id).distinct().sorted().toList()) {
            List<Part> own = parts.stream().filter(p -> p.id() == id).sorted(Comparator.comparingInt(
                    Part::place)).toList();
            String parent = own.getFirst().parent();
            List<String> to = own.stream().map(Part::to).filter(name -> !name.isEmpty()).toList();
            keys.add(new ForeignKey(table + "#" + id, table, own.stream().map(Part::from).toList(), parent,
                    to.isEmpty() ? primaryKey(connection, parent) : to, true));
        }
        return keys;
    }

    private List<String> primaryKey(Connection connection, String table) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = prepare(connection,
                "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk",
                table); var results = statement.executeQuery()) {
            while (results.next()) {
                names.add(results.getString(1));
            }
        }
        return names;
    }

    List<ForeignKeyUse> referrers(Connection connection, String table) throws SQLException {
        var uses = new ArrayList<ForeignKeyUse>();
        for (String other : tables(connection)) {
            for (ForeignKey key : foreignKeys(connection, other)) {
                if (key.references().equalsIgnoreCase(table)) {
                    uses.add(new ForeignKeyUse(key, primaryKey(connection, other)));
                }
            }
        }
        return uses;
    }

    private static PreparedStatement prepare(Connection connection, String sql, String name)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setString(1, name);
        return statement;
    }
}
