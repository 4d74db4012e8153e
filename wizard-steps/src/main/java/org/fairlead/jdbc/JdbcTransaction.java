package org.fairlead.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.site.Quoting;
import org.fairlead.site.Rows;
import org.fairlead.site.SiteException;
import org.fairlead.site.TableRead;
import org.fairlead.site.Transaction;

/** A transaction on a connection of its own, as far as it is the same for all SQL databases. */
public abstract class JdbcTransaction implements Transaction {
    protected final Connection connection;
    private final SqlDialect dialect;
    private volatile @Nullable PreparedStatement running;

    protected JdbcTransaction(Connection connection, SqlDialect dialect) {
        this.connection = connection;
        this.dialect = dialect;
    }

    @Override
    public Rows read(TableRead read) throws SiteException {
        String order = read.order().stream().map(name -> dialect.sorted(Quoting.quote(name), kind(name,
                read))).collect(Collectors.joining(", "));
        var sql = new StringBuilder("SELECT ").append(read.columns().stream().map(dialect::selected)
                .collect(Collectors.joining(", "))).append(" FROM ").append(dialect.table(read.table()));
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

    private static ColumnKind kind(String name, TableRead read) {
        return read.columns().stream().filter(column -> column.name().equals(name)).map(Column::kind)
                .findFirst().orElse(ColumnKind.OTHER);
    }

    @Override
    public Rows query(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, dialect.readsLikePostgres());
        if (named.several()) {
            throw new SiteException(Problem.blocker("site.problem.several-statements"));
        }
        return run(named.sql(), values(named, parameters), List.of());
    }

    @Override
    public long update(String sql, Map<String, Cell> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, dialect.readsLikePostgres());
        try (PreparedStatement statement = connection.prepareStatement(named.sql())) {
            bind(statement, values(named, parameters));
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw dialect.of("update", e);
        }
    }

    @Override
    public long updateEach(String sql, List<Map<String, Cell>> parameters) throws SiteException {
        NamedSql named = NamedSql.parse(sql, dialect.readsLikePostgres());
        try (PreparedStatement statement = connection.prepareStatement(named.sql())) {
            for (Map<String, Cell> values : parameters) {
                bind(statement, values(named, values));
                statement.addBatch();
            }
            long changed = 0;
            for (int rows : statement.executeBatch()) {
                changed += rows == Statement.SUCCESS_NO_INFO ? 1 : rows;
            }
            return changed;
        } catch (SQLException e) {
            throw dialect.of("update", e);
        }
    }

    private static List<Cell> values(NamedSql named, Map<String, Cell> parameters) throws SiteException {
        var values = new ArrayList<Cell>();
        for (String name : named.names()) {
            Cell value = parameters.get(name);
            if (value == null) {
                throw new SiteException(Problem.blocker("site.problem.no-value", name));
            }
            values.add(value);
        }
        return values;
    }

    private Rows run(String sql, List<Cell> values, List<Column> columns) throws SiteException {
        try {
            PreparedStatement statement = connection.prepareStatement(sql);
            try {
                statement.setFetchSize(dialect.fetchRows());
                bind(statement, values);
                running = statement;
                ResultSet results = statement.executeQuery();
                var meta = results.getMetaData();
                var names = new ArrayList<String>();
                for (int i = 1; i <= meta.getColumnCount(); i++) {
                    names.add(meta.getColumnLabel(i));
                }
                return new ResultRows(statement, results, names, dialect.readers(meta, columns), dialect);
            } catch (SQLException e) {
                statement.close();
                throw e;
            }
        } catch (SQLException e) {
            throw dialect.of("query", e);
        }
    }

    /** Gives a statement its values, in order. */
    protected final void bind(PreparedStatement statement, List<Cell> values) throws SQLException {
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, dialect.bound(values.get(i)));
        }
    }

    /** A table's shape as the catalogue tells it on this transaction's own connection. */
    protected final Optional<TableShape> shape(SqlCatalog catalog, String table) throws SiteException {
        try {
            return catalog.shape(connection, table);
        } catch (SQLException e) {
            throw dialect.of("catalogue", e);
        }
    }

    @Override
    public long count(String table) throws SiteException {
        try (var rows = query("SELECT count(*) FROM " + dialect.table(table), Map.of())) {
            var row = rows.next();
            return row != null && row.get(0) instanceof Cell.Int(long count) ? count : 0;
        }
    }

    @Override
    public void savepoint(String name) throws SiteException {
        execute("SAVEPOINT " + Quoting.quote(name));
    }

    @Override
    public void rollbackTo(String name) throws SiteException {
        execute("ROLLBACK TO SAVEPOINT " + Quoting.quote(name));
    }

    protected final void execute(String sql) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw dialect.of("execute", e);
        }
    }

    @Override
    public void commit() throws SiteException {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw dialect.of("commit", e);
        }
    }

    /** Where the database has no other way, like any commit. */
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
                // it ended by itself, or the connection is gone and with it the statement
                return;
            }
        }
    }
}
