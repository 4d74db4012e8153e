package org.fairlead.site.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.jdbc.IdleConnections;
import org.fairlead.model.TableShape;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Quoting;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;

/** One schema of a PostgreSQL database. Each transaction has a connection of its own. */
public final class PostgresDatabase implements Database {
    private final IdleConnections idle = new IdleConnections();
    private final PostgresAddress address;
    private final String schema;
    private final PostgresFailures failures;
    private final PostgresCatalog catalog;
    private final DatabaseFacts facts;

    private PostgresDatabase(PostgresAddress address, String schema) throws SiteException {
        this.address = address;
        this.schema = schema;
        this.failures = new PostgresFailures(address.address().place());
        this.catalog = new PostgresCatalog(schema);
        try (Connection connection = connect()) {
            this.facts = catalog.facts(connection, failures.place());
        } catch (SQLException e) {
            throw failures.of("connect", e);
        }
    }

    /** Connects once to see that it works and to learn the server's version. */
    public static PostgresDatabase open(PostgresAddress address) throws SiteException {
        return new PostgresDatabase(address, address.schema());
    }

    /** The same database, another schema. */
    PostgresDatabase in(String other) throws SiteException {
        return new PostgresDatabase(address, other);
    }

    /** A connection to this schema: one that was given back, or a new one. */
    Connection connect() throws SiteException {
        Optional<Connection> waiting = idle.poll();
        if (waiting.isPresent()) {
            return waiting.get();
        }
        try {
            Connection connection = DriverManager.getConnection(address.url(), address.properties());
            try (var statement = connection.createStatement()) {
                statement.execute("SET search_path TO " + Quoting.quote(schema));
            }
            return connection;
        } catch (SQLException e) {
            throw failures.of("connect", e);
        }
    }

    /** Takes back a connection whose transaction is over. */
    void giveBack(Connection connection) {
        idle.giveBack(connection);
    }

    @Override
    public DatabaseFacts facts() {
        return facts;
    }

    @Override
    public boolean supportsTransactionalDdl() {
        return true;
    }

    @Override
    public boolean isTransactional(String table) {
        return true;
    }

    @Override
    public String dialect() {
        return "postgresql";
    }

    @Override
    public List<String> tables() throws SiteException {
        return ask(catalog::tables);
    }

    @Override
    public Optional<TableShape> shape(String table) throws SiteException {
        return ask(connection -> catalog.shape(connection, table));
    }

    @Override
    public List<ForeignKeyUse> referrers(String table) throws SiteException {
        return ask(connection -> catalog.referrers(connection, table));
    }

    @Override
    public PostgresTransaction begin(Access access) throws SiteException {
        return new PostgresTransaction(this, connect(), catalog, access);
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.of(new PostgresJson(schema));
    }

    @Override
    public Identities identities() {
        return new PostgresIdentities(schema);
    }

    @Override
    public Optional<SourceFile> sourceFile() {
        return Optional.empty();
    }

    @Override
    public Optional<Scratch> scratch(String name) throws SiteException {
        return facts.mayCreate() ? Optional.of(PostgresScratch.create(this, schema, name, failures))
                : Optional.empty();
    }

    @Override
    public List<String> integrityProblems() {
        return List.of();
    }

    @Override
    public Map<String, String> traits() throws SiteException {
        return ask(catalog::traits);
    }

    @Override
    public long latencyNanos() throws SiteException {
        return ask(connection -> {
            long start = System.nanoTime();
            try (var statement = connection.createStatement();
                    var results = statement.executeQuery("SELECT 1")) {
                results.next();
            }
            return System.nanoTime() - start;
        });
    }

    @Override
    public void close() {
        idle.close();
    }

    private <T> T ask(Question<T> question) throws SiteException {
        Connection connection = connect();
        try {
            connection.setAutoCommit(true);
            return question.ask(connection);
        } catch (SQLException e) {
            throw failures.of("catalogue", e);
        } finally {
            giveBack(connection);
        }
    }

    PostgresFailures failures() {
        return failures;
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
