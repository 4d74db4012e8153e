package org.fairlead.site.sqlite;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Marks;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/**
 * An SQLite file that is filled in one transaction: what broke off is not there at all. One that nobody sees
 * has no name; SQLite keeps it in a file that is gone from its folder as soon as it is open.
 */
final class SqlitePlace implements Place {
    private final SqliteDatabase database;
    private final Connection connection;
    private final boolean lasting;

    private SqlitePlace(SqliteDatabase database, Connection connection, boolean lasting) {
        this.database = database;
        this.connection = connection;
        this.lasting = lasting;
    }

    static SqlitePlace of(SqliteDatabase database) throws SiteException {
        return new SqlitePlace(database, database.connect(), true);
    }

    static SqlitePlace unseen(SqliteDatabase database) throws SiteException {
        try {
            return new SqlitePlace(database, DriverManager.getConnection("jdbc:sqlite:file:"), false);
        } catch (SQLException e) {
            throw database.failures().of("rehearse", e);
        }
    }

    private SiteException failed(SQLException cause) {
        return database.failures().of("restore", cause);
    }

    @Override
    public String name() {
        return database.facts().place();
    }

    @Override
    public boolean isEmpty() throws SiteException {
        try (var statement = connection.createStatement();
                var results = statement.executeQuery("SELECT count(*) FROM sqlite_schema")) {
            return results.next() && results.getLong(1) == 0;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** The encoding is chosen before the transaction that fills the file. */
    @Override
    public boolean takes(String kind, String name) throws SiteException {
        try {
            if (!kind.equals("setup") && connection.getAutoCommit()) {
                connection.setAutoCommit(false);
            }
            return true;
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void run(String sql) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void stream(String statement, Stream lines) throws SiteException {
        throw new SiteException(Problem.blocker("dump.problem.foreign", name()));
    }

    @Override
    public Reading read() {
        return new SqliteReading(database, connection);
    }

    @Override
    public Optional<Marks> marks() {
        return lasting ? Optional.of(new AllOrNothing()) : Optional.empty();
    }

    /** What was not brought to its end is gone. */
    @Override
    public void close() {
        try (connection) {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // a connection that ends takes its transaction with it
            return;
        }
    }

    /** Nothing is ever left of a filling that broke off, so there is nothing to go on with. */
    private final class AllOrNothing implements Marks {
        @Override
        public OptionalLong left(String file) {
            return OptionalLong.empty();
        }

        @Override
        public void begin(String file) {
            // the transaction begins with the first part
        }

        @Override
        public void done(long units) {
            // all of it comes to its end at once
        }

        @Override
        public void clear(String kind, String name) {
            // nothing can be left
        }

        @Override
        public void end() throws SiteException {
            try {
                if (!connection.getAutoCommit()) {
                    connection.commit();
                }
            } catch (SQLException e) {
                throw failed(e);
            }
        }
    }
}
