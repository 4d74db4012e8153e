package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

import org.postgresql.PGConnection;

import org.fairlead.jdbc.JdbcTransaction;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;

/** A transaction on a connection of its own; reading ones see one snapshot. */
final class PostgresTransaction extends JdbcTransaction {
    private final PostgresDatabase database;
    private final PostgresCatalog catalog;
    private final PostgresFailures failures;

    PostgresTransaction(PostgresDatabase database, Connection connection, PostgresCatalog catalog,
            Access access)
            throws SiteException {
        super(connection, new PostgresDialect(catalog.schema(), database.failures()));
        this.database = database;
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
    public Optional<TableShape> shape(String table) throws SiteException {
        return shape(catalog, table);
    }

    @Override
    public void checkConstraints() throws SiteException {
        execute("SET CONSTRAINTS ALL IMMEDIATE");
        execute("SET CONSTRAINTS ALL DEFERRED");
    }

    @Override
    public void analyze(String table) throws SiteException {
        execute("ANALYZE " + PostgresIdentities.qualified(catalog.schema(), table));
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
