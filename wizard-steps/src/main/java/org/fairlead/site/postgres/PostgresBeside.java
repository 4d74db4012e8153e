package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

import org.fairlead.model.Problem;
import org.fairlead.site.Quoting;
import org.fairlead.site.RenamedReading;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Stream;

/**
 * A place within the database itself, in one transaction that is never brought to an end: nobody else sees
 * what is made in it, and nothing of it is left, even where the program dies. Each object has a name of its
 * own, so that nothing is made or filled that is there.
 */
final class PostgresBeside implements Place {
    private final PostgresDatabase database;
    private final PostgresNames names;
    private final Connection connection;
    private final Set<String> made = new HashSet<>();
    private String kind = "";
    private String part = "";

    PostgresBeside(PostgresDatabase database, PostgresNames names) throws SiteException {
        this.database = database;
        this.names = names;
        this.connection = database.dial();
        boolean begun = false;
        try {
            connection.setAutoCommit(false);
            for (String setting : PostgresReading.READING) {
                execute("SET LOCAL " + setting);
            }
            begun = true;
        } catch (SQLException e) {
            throw failed(e);
        } finally {
            if (!begun) {
                close();
            }
        }
    }

    private SiteException failed(SQLException cause) {
        return database.failures().of("rehearse", cause);
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    @Override
    public String name() {
        return database.facts().place();
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public boolean takes(String kindOfPart, String name) throws SiteException {
        kind = kindOfPart;
        part = name;
        boolean taken = names.takes(kind, name);
        for (String schema : names.missing(made)) {
            run(connection, "CREATE SCHEMA " + Quoting.quote(schema));
            made.add(schema);
        }
        return taken;
    }

    @Override
    public boolean makes(String statement) {
        return kind.equals("setup") || names.makes(statement);
    }

    private void run(Connection on, String sql) throws SiteException {
        try (var statement = on.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public void run(String statement) throws SiteException {
        run(connection, kind.equals("setup") ? "SET LOCAL " + statement.substring("SET ".length()) : named(
                statement));
    }

    /** What would touch an object that is there is not run. */
    private String named(String statement) throws SiteException {
        String named = names.here(statement);
        if (named.equals(statement)) {
            throw new SiteException(Problem.blocker("dump.problem.not-beside", kind, part, database.facts()
                    .place()));
        }
        return named;
    }

    @Override
    public void stream(String statement, Stream lines) throws SiteException {
        try {
            CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(named(statement));
            PostgresPlace.copy(copy, lines);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    @Override
    public Reading read() {
        String schemas = names.schemas().stream().map(schema -> "'" + schema.replace("'", "''") + "'")
                .collect(Collectors.joining(", "));
        return new RenamedReading(new PostgresReading(database, connection, PostgresParts.among(schemas)),
                names::there);
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException e) {
            // a connection that ends takes its transaction with it
            return;
        }
    }
}
