package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Marks;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/** A PostgreSQL database that is filled. */
final class PostgresPlace implements Place {
    static final String EMPTY = PostgresParts.OURS + """
            SELECT NOT EXISTS (SELECT 1 FROM pg_class c JOIN space s ON s.oid = c.relnamespace)
              AND NOT EXISTS (SELECT 1 FROM pg_proc p JOIN space s ON s.oid = p.pronamespace)
              AND NOT EXISTS (SELECT 1 FROM pg_type t JOIN space s ON s.oid = t.typnamespace)
              AND NOT EXISTS (SELECT 1 FROM space WHERE nspname <> 'public')
              AND NOT EXISTS (SELECT 1 FROM pg_largeobject_metadata)
            """;

    private final PostgresDatabase database;
    private final Connection connection;
    private final End end;
    private final boolean lasting;

    /** What is done when nobody needs the place any more. */
    interface End {
        void run() throws SiteException;
    }

    /** A database that is dropped when nobody needs it any more. */
    PostgresPlace(PostgresDatabase database, End end) throws SiteException {
        this.database = database;
        this.connection = database.dial();
        this.end = end;
        this.lasting = false;
    }

    /** A database that stays. */
    PostgresPlace(PostgresDatabase database) throws SiteException {
        this.database = database;
        this.connection = database.dial();
        this.end = () -> {};
        this.lasting = true;
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
        return database.ask(connection -> PostgresWhole.truth(connection, EMPTY));
    }

    @Override
    public void run(String sql) throws SiteException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void stream(String statement, Stream lines) throws SiteException {
        try {
            copy(connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement), lines);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /** Brings all lines in, or none. */
    static void copy(CopyIn copy, Stream lines) throws SQLException, SiteException {
        try {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                copy.writeToCopy(line, 0, line.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    @Override
    public Optional<Marks> marks() {
        return lasting ? Optional.of(new PostgresMarks(database, connection)) : Optional.empty();
    }

    @Override
    public Reading read() throws SiteException {
        return new PostgresWhole(database).read();
    }

    @Override
    public void close() {
        try {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback(); // a unit that did not come to its end
            }
            connection.close();
            end.run();
        } catch (SQLException | SiteException e) {
            // what cannot be dropped now is dropped by the next rehearsal of this run, by its mark
            return;
        }
    }
}
