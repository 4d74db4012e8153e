package org.fairlead.site.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.fairlead.jdbc.NamedSql;
import org.fairlead.jdbc.ResultRows;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.TableShape;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** A transaction on a connection of its own. Cells are what is stored, whatever the column declares. */
final class SqliteTransaction implements Transaction {
    private final Connection connection;
    private final SqliteFailures failures;
    private volatile @Nullable PreparedStatement running;

    SqliteTransaction(Connection connection, SqliteFailures failures) throws SiteException {
        this.connection = connection;
        this.failures = failures;
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failures.of("begin", e);
        }
    }

    @Override
    public Rows read(TableRead read) throws SiteException {
        String order = read.order().stream().map(name -> ordered(name, read)).collect(Collectors.joining(
                ", "));
        var sql = new StringBuilder("SELECT ").append(Quoting.quote(read.columns().stream().map(Column::name)
                .toList()))
                .append(" FROM ").append(Quoting.quote(read.table()));
        if (!read.after().isEmpty()) {
            sql.append(" WHERE (").append(order).append(") > (")
                    .append(String.join(", ", Collections.nCopies(read.after().size(), "?"))).append(')');
        }
        if (!order.isEmpty()) {
            sql.append(" ORDER BY ").append(order);
        }
        if (read.limit() != Long.MAX_VALUE) {
            sql.append(" LIMIT ").append(read.limit());
        }
        return run(sql.toString(), read.after());
    }

    /** Texts are sorted by their bytes, as other databases do, whatever the collation of the column. */
    private static String ordered(String name, TableRead read) {
        boolean text = read.columns().stream().anyMatch(c -> c.name().equals(name) && c.kind()
                == ColumnKind.TEXT);
        return Quoting.quote(name) + (text ? " COLLATE BINARY" : "");
    }

    @Override
    public Rows query(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, false);
        return run(named.sql(), values(named, parameters));
    }

    @Override
    public long update(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, false);
        try (PreparedStatement statement = connection.prepareStatement(named.sql())) {
            bind(statement, values(named, parameters));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw failures.of("update", e);
        }
    }

    private static List<Cell> values(NamedSql named, Map<String, Cell> parameters) {
        var values = new ArrayList<Cell>();
        for (String name : named.names()) {
            Cell value = parameters.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for :" + name);
            }
            values.add(value);
        }
        return values;
    }

    private Rows run(String sql, List<Cell> values) throws SiteException {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                bind(statement, values);
                running = statement;
                ResultSet results = statement.executeQuery();
                var meta = results.getMetaData();
                var names = new ArrayList<String>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    names.add(meta.getColumnLabel(i));
                }
                return new ResultRows(statement, results, names,
                        Collections.nCopies(names.size(), SqliteTransaction::cell), failures::of);
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failures.of("query", e);
        }
    }

    private static Cell cell(ResultSet results, int index) throws SQLException {
        Object value = results.getObject(index);
        return switch (value) {
            case null -> Cell.NULL;
            case Integer number -> new Cell.Int(number);
            case Long number -> new Cell.Int(number);
            case Double number -> new Cell.Dbl(number);
            case byte[] bytes -> new Cell.Bytes(bytes);
            default -> text(results, index, value.toString());
        };
    }

    /**
     * The driver puts U+FFFD where the stored bytes are no UTF-8; those come as bytes, so that nothing is
     * lost unseen.
     */
    private static Cell text(ResultSet results, int index, String decoded) throws SQLException {
        if (decoded.indexOf('\uFFFD') >= 0) {
            byte[] stored = results.getBytes(index);
            if (!Arrays.equals(stored, decoded.getBytes(StandardCharsets.UTF_8))) {
                return new Cell.Bytes(stored);
            }
        }
        return new Cell.Text(decoded);
    }

    private static void bind(PreparedStatement statement, List<Cell> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, plain(values.get(i)));
        }
    }

    private static @Nullable Object plain(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> null;
            case Cell.Bool(boolean value) -> value ? 1 : 0;
            case Cell.Int(long value) -> value;
            case Cell.Dbl(double value) -> value;
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Bytes(byte[] value) -> value;
            case Cell.BigInt(var value) -> value.toString();
            case Cell.Dec(var value) -> value.toPlainString();
            case Cell.Date(var value) -> value.toString();
            case Cell.Time(var value) -> value.toString();
            case Cell.Stamp(var value) -> value.toString().replace('T', ' ');
            case Cell.Moment(var value) -> value.toString().replace('T', ' ').replace("Z", "");
            case Cell.Uuid(var value) -> value.toString().replace("-", "");
            case Cell.Other(var type, var text) -> text;
            case Cell.Array(var values) -> throw new IllegalArgumentException("SQLite has no arrays");
        };
    }

    @Override
    public BulkWrite append(TableShape table, List<String> columns) throws SiteException {
        String sql = "INSERT INTO " + Quoting.quote(table.name()) + " (" + Quoting.quote(columns)
                + ") VALUES ("
                + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        try {
            return new Inserts(connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw failures.of("insert", e);
        }
    }

    @Override
    public void checkConstraints() throws SiteException {
        try (var rows = query("PRAGMA foreign_key_check", Map.of())) {
            var broken = rows.next();
            if (broken != null) {
                throw failures.withoutParent("foreign_key_check");
            }
        }
    }

    @Override
    public long count(String table) throws SiteException {
        try (var rows = query("SELECT count(*) FROM " + Quoting.quote(table), Map.of())) {
            var row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }

    @Override
    public void analyze(String table) throws SiteException {
        execute("ANALYZE " + Quoting.quote(table));
    }

    @Override
    public void savepoint(String name) throws SiteException {
        execute("SAVEPOINT " + Quoting.quote(name));
    }

    @Override
    public void rollbackTo(String name) throws SiteException {
        execute("ROLLBACK TO " + Quoting.quote(name));
    }

    private void execute(String sql) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failures.of("execute", e);
        }
    }

    @Override
    public void commit() throws SiteException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw failures.of("commit", e);
        }
    }

    @Override
    public void commitSoon() throws SiteException {
        commit();
    }

    @Override
    public void cancel() {
        PreparedStatement statement = running;
        if (statement != null) {
            try {
                statement.cancel();
            } catch (SQLException e) {
                // it ended by itself
                return;
            }
        }
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // closing a connection ends its transaction all the same
            return;
        }
    }

    private final class Inserts implements BulkWrite {
        private final PreparedStatement statement;
        private long added;

        Inserts(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void add(org.fairlead.model.Row row) throws SiteException {
            try {
                bind(statement, row.cells());
                added += statement.executeUpdate();
            } catch (SQLException e) {
                throw failures.of("insert", e);
            }
        }

        @Override
        public long finish() {
            return added;
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException e) {
                // nothing is left to lose
                return;
            }
        }
    }
}
