package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

import org.fairlead.jdbc.SqlCatalog;
import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Marks;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/** A MariaDB database that is filled. */
final class MariaPlace implements Place {
    private static final String COUNT = "SELECT (SELECT count(*) FROM information_schema.tables"
            + " WHERE table_schema = ? AND table_name NOT IN ('" + MariaScratch.MARK + "', '"
            + MariaMarks.TABLE
            + "')) + (SELECT count(*)"
            + " FROM information_schema.routines WHERE routine_schema = ?) + (SELECT count(*)"
            + " FROM information_schema.events WHERE event_schema = ?)";

    private final MariaDatabase database;
    private final Connection connection;
    private final End end;
    private final boolean lasting;

    /** What is done when nobody needs the place any more. */
    interface End {
        void run() throws SiteException;
    }

    /** A place that goes when nobody needs it any more. */
    MariaPlace(MariaDatabase database, End end) throws SiteException {
        this.database = database;
        this.connection = database.dial();
        this.end = end;
        this.lasting = false;
    }

    /** A database that stays. */
    MariaPlace(MariaDatabase database) throws SiteException {
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
    public Optional<Marks> marks() {
        return lasting ? Optional.of(new MariaMarks(database, connection)) : Optional.empty();
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
