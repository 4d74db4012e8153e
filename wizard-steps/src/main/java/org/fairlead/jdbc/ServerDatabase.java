package org.fairlead.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.model.TableShape;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.SourceFile;
import org.fairlead.site.Tunnel;

/** A database behind a server, as far as it is the same for all of them: connections and the catalogue. */
public abstract class ServerDatabase implements Database {
    private final IdleConnections idle = new IdleConnections();
    private final SqlCatalog catalog;
    private final ResultRows.Failures failures;
    private final Optional<Tunnel> tunnel;

    /**
     * @param tunnel
     * the way to the server, where it is reached through another machine; closed with this
     */
    protected ServerDatabase(SqlCatalog catalog, ResultRows.Failures failures, Optional<Tunnel> tunnel) {
        this.catalog = catalog;
        this.failures = failures;
        this.tunnel = tunnel;
    }

    /** A new connection, set up as this database wants it. */
    protected abstract Connection dial() throws SiteException;

    /** A connection: one that was given back, or a new one. */
    public final Connection connect() throws SiteException {
        if (tunnel.isPresent() && !tunnel.get().isOpen()) {
            idle.clear(); // they went with the way that led to them
        }
        Optional<Connection> waiting = idle.poll();
        return waiting.isPresent() ? waiting.get() : dial();
    }

    /** Why a server was not reached: what stands in the way, or what it answers itself. */
    protected final SiteException unreached(SQLException cause) {
        boolean lost = cause.getSQLState() == null || cause.getSQLState().startsWith("08");
        return tunnel.filter(way -> lost).flatMap(Tunnel::obstacle).orElseGet(() -> failures.of("connect",
                cause));
    }

    /** Takes back a connection whose transaction is over. */
    public final void giveBack(Connection connection) {
        idle.giveBack(connection);
    }

    /** Something asked on a connection of its own. */
    public interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    /** Asks on a connection of its own, outside any transaction. */
    public final <T> T ask(Question<T> question) throws SiteException {
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

    @Override
    public final List<String> tables() throws SiteException {
        return ask(catalog::tables);
    }

    @Override
    public final Optional<TableShape> shape(String table) throws SiteException {
        return ask(connection -> catalog.shape(connection, table));
    }

    @Override
    public final List<ForeignKeyUse> referrers(String table) throws SiteException {
        return ask(connection -> catalog.referrers(connection, table));
    }

    @Override
    public final Map<String, String> traits() throws SiteException {
        return ask(catalog::traits);
    }

    /** A server looks after its files itself. */
    @Override
    public final Optional<SourceFile> sourceFile() {
        return Optional.empty();
    }

    @Override
    public final List<String> integrityProblems() {
        return List.of();
    }

    @Override
    public final long latencyNanos() throws SiteException {
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
    public final void close() {
        idle.close();
        tunnel.ifPresent(Tunnel::close);
    }
}
