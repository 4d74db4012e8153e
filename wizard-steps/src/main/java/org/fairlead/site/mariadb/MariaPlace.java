package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/** A MariaDB database that is filled. */
final class MariaPlace implements Place {
    private static final String COUNT = "SELECT (SELECT count(*) FROM information_schema.tables"
            + " WHERE table_schema = ? AND table_name <> '" + MariaScratch.MARK + "') + (SELECT count(*)"
            + " FROM information_schema.routines WHERE routine_schema = ?) + (SELECT count(*)"
            + " FROM information_schema.events WHERE event_schema = ?)";

    private final MariaDatabase database;
    private final Connection connection;
    private final End end;

    /** What is done when nobody needs the place any more. */
    interface End {
        void run() throws SiteException;
    }

    MariaPlace(MariaDatabase database, End end) throws SiteException {
        this.database = database;
        this.connection = database.dial();
        this.end = end;
    }

    private SiteException failed(SQLException cause) {
        return database.failures().of("restore", cause);
    }

    @Override
    public String name() {
        return database.catalog().database();
    }

    @Override
    public boolean isEmpty() throws SiteException {
        String name = database.catalog().database();
        return database.ask(asked -> {
            try (var statement = SqlCatalog.prepare(asked, COUNT, name, name, name);
                    var results = statement.executeQuery()) {
                return results.next() && results.getLong(1) == 0;
            }
        });
    }

    @Override
    public void run(String statement) throws SiteException {
        try {
            MariaSql.execute(connection, statement);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void stream(String statement, Stream lines) throws SiteException {
        throw new SiteException(Problem.blocker("dump.problem.foreign", name()));
    }

    @Override
    public Reading read() throws SiteException {
        return new MariaReading(database);
    }

    @Override
    public void close() {
        try {
            connection.close();
            end.run();
        } catch (SQLException | SiteException e) {
            // what cannot be dropped now is dropped by the next rehearsal of this run, by its mark
            return;
        }
    }
}
