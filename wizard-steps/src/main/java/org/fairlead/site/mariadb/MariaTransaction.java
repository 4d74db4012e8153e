package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.fairlead.jdbc.JdbcTransaction;
import org.fairlead.model.Row;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;

/** A transaction on a connection of its own; reading ones see one snapshot of all InnoDB tables. */
final class MariaTransaction extends JdbcTransaction {
    private final MariaDatabase database;
    private final MariaDialect dialect;

    MariaTransaction(MariaDatabase database, Connection connection, MariaDialect dialect, Access access)
            throws SiteException {
        super(connection, dialect);
        this.database = database;
        this.dialect = dialect;
        try {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(switch (access) {
                case READ -> Connection.TRANSACTION_REPEATABLE_READ;
                case WRITE -> Connection.TRANSACTION_READ_COMMITTED;
                // InnoDB's snapshots let the last writer win; here what was read is held until the end
                case WRITE_ISOLATED -> Connection.TRANSACTION_SERIALIZABLE;
            });
        } catch (SQLException e) {
            throw dialect.of("begin", e);
        }
        execute(access == Access.READ
                ? "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY"
                : "START TRANSACTION");
    }

    @Override
    public BulkWrite append(TableShape table, List<String> columns) throws SiteException {
        String sql = "INSERT INTO " + dialect.table(table.name()) + " (" + Quoting.quote(columns)
                + ") VALUES (" + columns.stream().map(c -> "?").collect(Collectors.joining(", ")) + ")";
        try {
            return new Inserts(connection.prepareStatement(sql));
        } catch (SQLException e) {
            throw dialect.of("insert", e);
        }
    }

    @Override
    public Optional<TableShape> shape(String table) throws SiteException {
        return shape(database.catalog(), table);
    }

    /** References are checked with the statement that writes them; there is nothing left to check. */
    @Override
    public void checkConstraints() {}

    /** InnoDB keeps its statistics by itself; asking for them would end the transaction. */
    @Override
    public void analyze(String table) {}

    @Override
    public void close() {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // giving it back finds out that it is of no more use
        }
        database.giveBack(connection);
    }

    /** Rows are sent in packs; the driver cuts them where a packet would become too large. */
    private final class Inserts implements BulkWrite {
        private static final int PACK_ROWS = 1000;
        private static final long PACK_BYTES = 4 << 20;
        private final PreparedStatement statement;
        private long added;
        private int waiting;
        private long bytes;

        Inserts(PreparedStatement statement) {
            this.statement = statement;
        }

        @Override
        public void add(Row row) throws SiteException {
            try {
                bind(statement, row.cells());
                statement.addBatch();
            } catch (SQLException e) {
                throw dialect.of("insert", e);
            }
            waiting++;
            bytes += size(row);
            if (waiting == PACK_ROWS || bytes > PACK_BYTES) {
                send();
            }
        }

        private static long size(Row row) {
            long size = 0;
            for (var cell : row.cells()) {
                size += switch (cell) {
                    case org.fairlead.model.Cell.Text(String text) -> text.length();
                    case org.fairlead.model.Cell.Json(String text) -> text.length();
                    case org.fairlead.model.Cell.Bytes(byte[] content) -> content.length;
                    default -> Long.BYTES;
                };
            }
            return size;
        }

        private void send() throws SiteException {
            if (waiting == 0) {
                return;
            }
            try {
                statement.executeLargeBatch();
            } catch (SQLException e) {
                throw dialect.of("insert", e);
            }
            added += waiting;
            waiting = 0;
            bytes = 0;
        }

        @Override
        public long finish() throws SiteException {
            send();
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
