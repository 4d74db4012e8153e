package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import org.fairlead.jdbc.NamedSql;
import org.fairlead.jdbc.ResultRows;
import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** A transaction on a connection of its own; reading ones see one snapshot. */
final class PostgresTransaction implements Transaction {
    private static final int FETCH_ROWS = 2000;

    private final PostgresDatabase database;
    private final Connection connection;
    private final PostgresCatalog catalog;
    private final PostgresFailures failures;

    PostgresTransaction(PostgresDatabase database, Connection connection, PostgresCatalog catalog,
            Access access)
            throws SiteException {
        this.database = database;
        this.connection = connection;
        this.catalog = catalog;
        this.failures = database.failures();
        try {
            connection.setTransactionIsolation(access == Access.WRITE
                    ? Connection.TRANSACTION_READ_COMMITTED
                    : Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(access == Access.READ);
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failures.of("begin", e);
        }
    }

    @Override
    public Rows read(TableRead read) throws SiteException {
        String order = read.columns().isEmpty() ? "" : read.order().stream().map(name -> ordered(name, read))
                .collect(Collectors.joining(", "));
        var sql = new StringBuilder("SELECT ").append(Quoting.quote(read.columns().stream().map(Column::name)
                .toList()))
                .append(" FROM ").append(PostgresIdentities.qualified(catalog.schema(), read.table()));
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
        return run(sql.toString(), read.after(), read.columns());
    }

    /** Texts are sorted by their bytes, as other databases do, whatever the collation of the column. */
    private static String ordered(String name, TableRead read) {
        boolean text = read.columns().stream().anyMatch(c -> c.name().equals(name) && c.kind()
                == ColumnKind.TEXT);
        return Quoting.quote(name) + (text ? " COLLATE \"C\"" : "");
    }

    @Override
    public Rows query(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, true);
        return run(named.sql(), values(named, parameters), List.of());
    }

    @Override
    public long update(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, true);
        try (PreparedStatement statement = connection.prepareStatement(named.sql())) {
            bind(statement, values(named, parameters));
            return statement.executeLargeUpdate();
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

    private Rows run(String sql, List<Cell> values, List<Column> columns) throws SiteException {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                statement.setFetchSize(FETCH_ROWS);
                bind(statement, values);
                ResultSet results = statement.executeQuery();
                return rows(statement, results, columns);
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw failures.of("query", e);
        }
    }

    private Rows rows(PreparedStatement statement, ResultSet results, List<Column> columns)
            throws SQLException {
        var meta = results.getMetaData();
        var names = new ArrayList<String>();
        var readers = new ArrayList<CellReader>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            names.add(meta.getColumnLabel(i));
            if (columns.isEmpty()) {
                String type = meta.getColumnTypeName(i);
                readers.add(PostgresCells.reader(PostgresTypes.kind(type.replaceFirst("^_", ""), type
                        .startsWith("_")),
                        type));
            } else {
                Column column = columns.get(i - 1);
                readers.add(PostgresCells.reader(column.kind(), column.type()));
            }
        }
        return new ResultRows(statement, results, names, readers, failures::of);
    }

    private static void bind(PreparedStatement statement, List<Cell> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, plain(values.get(i)));
        }
    }

    private static @Nullable Object plain(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> null;
            case Cell.Bool(boolean value) -> value;
            case Cell.Int(long value) -> value;
            case Cell.Dbl(double value) -> value;
            case Cell.Dec(var value) -> value;
            case Cell.Bytes(byte[] value) -> value;
            case Cell.BigInt(var value) -> new java.math.BigDecimal(value);
            case Cell.Moment(var value) -> value.atOffset(java.time.ZoneOffset.UTC);
            case Cell.Stamp(var value) -> value;
            case Cell.Date(var value) -> value;
            case Cell.Time(var value) -> value;
            case Cell.Uuid(var value) -> value;
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Other(var type, String text) -> text;
            case Cell.Array(var values) -> ArrayText.write(values);
        };
    }

    @Override
    public BulkWrite append(TableShape table, List<String> columns) throws SiteException {
        String sql = "COPY " + PostgresIdentities.qualified(catalog.schema(), table.name()) + " ("
                + Quoting.quote(columns) + ") FROM STDIN";
        try {
            return new CopyWrite(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql), failures);
        } catch (SQLException e) {
            throw failures.of("copy", e);
        }
    }

    @Override
    public void checkConstraints() throws SiteException {
        execute("SET CONSTRAINTS ALL IMMEDIATE");
        execute("SET CONSTRAINTS ALL DEFERRED");
    }

    @Override
    public long count(String table) throws SiteException {
        try (var rows = query("SELECT count(*) FROM " + PostgresIdentities.qualified(catalog.schema(), table),
                Map.of())) {
            var row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }

    @Override
    public void analyze(String table) throws SiteException {
        execute("ANALYZE " + PostgresIdentities.qualified(catalog.schema(), table));
    }

    @Override
    public void savepoint(String name) throws SiteException {
        execute("SAVEPOINT " + Quoting.quote(name));
    }

    @Override
    public void rollbackTo(String name) throws SiteException {
        execute("ROLLBACK TO SAVEPOINT " + Quoting.quote(name));
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
        execute("SET LOCAL synchronous_commit TO off");
        commit();
    }

    @Override
    public void cancel() {
        try {
            connection.unwrap(PGConnection.class).cancelQuery();
        } catch (SQLException e) {
            // the statement ended by itself, or the connection is gone and with it the statement
            return;
        }
    }

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
            connection.setReadOnly(false);
        } catch (SQLException e) {
            // giving it back finds out that it is of no more use
        }
        database.giveBack(connection);
    }
}
