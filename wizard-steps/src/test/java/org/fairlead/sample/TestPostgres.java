package org.fairlead.sample;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.postgres.PostgresAddress;
import org.fairlead.site.postgres.PostgresDatabase;

/** One embedded PostgreSQL for all tests of a JVM; each test asks for a database of its own. */
public final class TestPostgres {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestPostgres() {}

    private static EmbeddedPostgres start() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", "100").start();
            template(server);
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("embedded PostgreSQL does not start", e);
        }
    }

    private static void template(EmbeddedPostgres server) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(server, "postgres"), "postgres",
                "postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE v2_template");
        }
        try (Connection connection = DriverManager.getConnection(url(server, "v2_template"), "postgres",
                "postgres");
                var statement = connection.createStatement()) {
            statement.execute(SampleScripts.text("v2-schema.sql"));
            statement.execute(SampleScripts.text("v2-data.sql"));
        }
    }

    private static String url(EmbeddedPostgres server, String database) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/" + database;
    }

    /** A new, empty database. */
    public static String empty() {
        return create("template1");
    }

    /** A new database as a fresh v2 leaves it. */
    public static String v2() {
        return create("v2_template");
    }

    private static String create(String template) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** Makes a database of {@link #v2} anew, throwing out whoever is still in it. */
    public static void recreate(String name) {
        try (Connection connection = connect("postgres"); var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name + " TEMPLATE v2_template");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(SERVER, database), "postgres", "postgres");
    }

    public static int port() {
        return SERVER.getPort();
    }

    public static DatabaseAddress address(String database) {
        return new DatabaseAddress("postgresql", "", "localhost", SERVER.getPort(), database, "postgres",
                new SecretRef.Ask(), "", DatabaseAddress.Tls.PREFER, "");
    }

    public static PostgresDatabase open(String database) throws SiteException {
        return PostgresDatabase.open(new PostgresAddress(address(database), Optional.of(Secret.of(
                "postgres"))));
    }
}
