package org.fairlead.site.sqlite;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.fairlead.jdbc.JdbcTransaction;
import org.fairlead.model.TableShape;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;

/** A transaction on a connection of its own. */
final class SqliteTransaction extends JdbcTransaction {
    private final SqliteFailures failures;

    SqliteTransaction(Connection connection, SqliteFailures failures) throws SiteException {
        super(connection, new SqliteDialect(failures));
        this.failures = failures;
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            throw failures.of("begin", e);
        }
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
    public Optional<TableShape> shape(String table) throws SiteException {
        try {
            return new SqliteCatalog(failures).shape(connection, table);
        } catch (SQLException e) {
            throw failures.of("catalogue", e);
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
    public void analyze(String table) throws SiteException {
        execute("ANALYZE " + Quoting.quote(table));
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
