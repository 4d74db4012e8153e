package org.fairlead.site.mariadb;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.jdbc.IdleConnections;
import org.fairlead.model.TableShape;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.site.Database;
import org.fairlead.site.DatabaseFacts;
import org.fairlead.site.Identities;
import org.fairlead.site.JsonColumns;
import org.fairlead.site.Scratch;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;

/** One database of a MariaDB or MySQL server. Each transaction has a connection of its own. */
public final class MariaDatabase implements Database {
    private final IdleConnections idle = new IdleConnections();
    private final MariaAddress address;
    private final MariaFailures failures;
    private final MariaCatalog catalog;
    private final MariaDialect dialect;
    private final DatabaseFacts facts;

    private MariaDatabase(MariaAddress address, MariaCatalog catalog) throws SiteException {
        this.address = address;
        this.failures = new MariaFailures(address.address().place());
        this.catalog = catalog;
        this.dialect = new MariaDialect(catalog.database(), catalog.prefix(), failures);
        this.facts = ask(connection -> catalog.facts(connection, failures.place()));
    }

    /** Connects once to see that it works and to learn the server's version. */
    public static MariaDatabase open(MariaAddress address) throws SiteException {
        return new MariaDatabase(address, new MariaCatalog(address.database(), ""));
    }

    /** Tables of another database of the server, or those whose names begin with a prefix. */
    MariaDatabase seen(MariaCatalog other) throws SiteException {
        return new MariaDatabase(address, other);
    }

    /** A connection: one that was given back, or a new one. */
    Connection connect() throws SiteException {
        Optional<Connection> waiting = idle.poll();
        if (waiting.isPresent()) {
            return waiting.get();
        }
        Tls tls = address.address().tls();
        try {
            return connect(tls);
        } catch (SQLException e) {
            if (tls == Tls.PREFER && MariaFailures.isTls(e)) {
                return unencrypted();
            }
            throw failures.of("connect", e);
        }
    }

    private Connection unencrypted() throws SiteException {
        try {
            return connect(Tls.DISABLE);
        } catch (SQLException e) {
            throw failures.of("connect", e);
        }
    }

    private Connection connect(Tls tls) throws SQLException {
        Connection connection = DriverManager.getConnection(address.url(), address.properties(tls));
        try {
            connection.setCatalog(catalog.database());
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
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
        return false;
    }

    @Override
    public boolean isTransactional(String table) throws SiteException {
        return ask(connection -> catalog.isTransactional(connection, table));
    }

    @Override
    public String dialect() {
        return "mariadb";
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
    public MariaTransaction begin(Access access) throws SiteException {
        Connection connection = connect();
        boolean begun = false;
        try {
            var transaction = new MariaTransaction(this, connection, dialect, access);
            begun = true;
            return transaction;
        } finally {
            if (!begun) {
                giveBack(connection);
            }
        }
    }

    @Override
    public Optional<JsonColumns> jsonColumns() {
        return Optional.empty();
    }

    @Override
    public Identities identities() {
        return new MariaIdentities(dialect);
    }

    @Override
    public Optional<SourceFile> sourceFile() {
        return Optional.empty();
    }

    @Override
    public Optional<Scratch> scratch(String name) throws SiteException {
        return Optional.of(MariaScratch.create(this, catalog, name));
    }

    MariaFailures failures() {
        return failures;
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

    <T> T ask(Question<T> question) throws SiteException {
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

    /** Something asked on a connection of its own. */
    interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }
}
