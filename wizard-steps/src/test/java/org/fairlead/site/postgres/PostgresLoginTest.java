package org.fairlead.site.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Optional;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.sample.TestSsh;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.ssh.LoginSecrets;
import org.fairlead.site.ssh.SshConnection;
import org.fairlead.site.ssh.SshPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A server that asks for a password and has a certificate of its own. */
@Tag("postgres")
class PostgresLoginTest {
    private static final String PASSWORD = "right";

    @TempDir
    private static Path folder;
    private static EmbeddedPostgres server;
    private static Path certificate;

    @BeforeAll
    static void start() throws Exception {
        Path hba = Files.writeString(folder.resolve("hba.conf"), """
                local all all trust
                host all postgres all trust
                host all guest all scram-sha-256
                hostnossl all plain all trust
                """);
        Path key = makeKey();
        server = EmbeddedPostgres.builder().setServerConfig("fsync", "off")
                .setServerConfig("hba_file", hba.toString()).setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", certificate.toString())
                .setServerConfig("ssl_key_file", key.toString()).start();
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET password_encryption = 'scram-sha-256'; CREATE ROLE guest LOGIN PASSWORD '"
                    + PASSWORD + "'; CREATE ROLE plain LOGIN");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private static Path makeKey() throws Exception {
        Path store = folder.resolve("server.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int ended = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "server", "-keyalg",
                "RSA", "-keysize", "2048", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity",
                "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        assertThat(ended).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        certificate = pem("server.crt", "CERTIFICATE", keys.getCertificate("server").getEncoded());
        return pem("server.key", "PRIVATE KEY", keys.getKey("server", "changeit".toCharArray())
                .getEncoded());
    }

    private static Path pem(String name, String title, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(
                content);
        Path file = Files.writeString(folder.resolve(name), "-----BEGIN " + title + "-----\n" + body
                + "\n-----END " + title + "-----\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        return file;
    }

    private static PostgresDatabase open(String host, String user, String password, Tls tls, String root)
            throws SiteException {
        return PostgresDatabase.open(new PostgresAddress(new DatabaseAddress("postgresql", "", host, server
                .getPort(), "postgres", user, new SecretRef.Ask(), "", tls, root), Optional.of(Secret.of(
                        password))));
    }

    private static String problem(String host, String user, String password, Tls tls, String root) {
        return catchThrowableOfType(SiteException.class, () -> open(host, user, password, tls, root).close())
                .problem().key();
    }

    @Test
    void tellsAWrongPasswordFromEverythingElse() {
        assertThat(problem("localhost", "guest", "wrong", Tls.PREFER, "")).isEqualTo(
                "postgres.problem.password");
        assertThat(problem("localhost", "nobody", PASSWORD, Tls.PREFER, "")).isEqualTo(
                "postgres.problem.not-authorized");
    }

    @Test
    void logsInOverAnEncryptedConnection() throws Exception {
        for (Tls tls : new Tls[]{Tls.PREFER, Tls.REQUIRE}) {
            try (var database = open("localhost", "guest", PASSWORD, tls, "")) {
                assertThat(encrypted(database)).isEqualTo("true");
            }
        }
        try (var database = open("localhost", "guest", PASSWORD, Tls.VERIFY_FULL, certificate.toString())) {
            assertThat(encrypted(database)).isEqualTo("true");
        }
        try (var database = open("localhost", "guest", PASSWORD, Tls.DISABLE, "")) {
            assertThat(encrypted(database)).isEqualTo("false");
        }
    }

    private static String encrypted(PostgresDatabase database) throws SiteException {
        try (var transaction = database.begin(Access.READ);
                var rows = transaction.query("SELECT ssl::text FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
                        java.util.Map.of())) {
            return ((org.fairlead.model.Cell.Text) rows.next().get(0)).value();
        }
    }

    @Test
    void trustsNoCertificateItDoesNotKnow() {
        assertThat(problem("localhost", "guest", PASSWORD, Tls.VERIFY_FULL, "")).isEqualTo(
                "postgres.problem.tls");
        assertThat(problem("127.0.0.1", "guest", PASSWORD, Tls.VERIFY_FULL, certificate.toString()))
                .isEqualTo("postgres.problem.tls");
    }

    /** The certificate is held against the server's own name, not against the end of the tunnel. */
    @Test
    void checksTheServersOwnNameThroughATunnel() throws Exception {
        assertThat(behindSsh("localhost", Tls.VERIFY_FULL)).isEqualTo("true");
        assertThat(behindSsh("db.behind.invalid", Tls.VERIFY_CA)).isEqualTo("true");
        assertThat(catchThrowableOfType(SiteException.class, () -> behindSsh("db.behind.invalid",
                Tls.VERIFY_FULL)).problem().key()).isEqualTo("postgres.problem.tls");
    }

    private static String behindSsh(String name, Tls tls) throws SiteException {
        try (var ssh = new TestSsh(folder);
                var connection = new SshConnection(new SshAddress("127.0.0.1", ssh
                        .port(), TestSsh.USER, "", SecretRef.none(), SecretRef.none(), "", ssh.fingerprint()),
                        new SshPlaces(folder, ""), new LoginSecrets() {
                            @Override
                            public Optional<Secret> passphrase() {
                                return Optional.empty();
                            }

                            @Override
                            public Optional<Secret> password() {
                                return Optional.of(Secret.of(TestSsh.PASSWORD));
                            }
                        });
                Tunnel tunnel = connection.tunnel("127.0.0.1", server.getPort())) {
            var address = new DatabaseAddress("postgresql", "", name, server.getPort(), "postgres", "guest",
                    new SecretRef.Ask(), "", tls, certificate.toString());
            try (var database = PostgresDatabase.open(new PostgresAddress(address, Optional.of(Secret.of(
                    PASSWORD)), Optional.of(tunnel)))) {
                return encrypted(database);
            }
        }
    }

    @Test
    void doesNotGoOnInClearWhereEncryptionWasAskedFor() {
        assertThat(problem("localhost", "plain", "", Tls.REQUIRE, "")).isEqualTo(
                "postgres.problem.not-authorized");
    }

    @Test
    void asksAnIdleConnectionBeforeItIsUsedAgain() throws Exception {
        try (var database = open("localhost", "guest", PASSWORD, Tls.PREFER, "")) {
            assertThat(database.tables()).isEmpty();
            java.util.concurrent.TimeUnit.MILLISECONDS.sleep(5_100);
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'guest'");
            }

            assertThat(database.tables()).isEmpty();
        }
    }
}
