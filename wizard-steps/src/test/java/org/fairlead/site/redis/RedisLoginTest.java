package org.fairlead.site.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.embedded.RedisServer;

import org.fairlead.plan.DatabaseAddress.Tls;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.sample.TestRedis;
import org.fairlead.sample.TestSsh;
import org.fairlead.secret.Secret;
import org.fairlead.site.KeyName;
import org.fairlead.site.KeyValues;
import org.fairlead.site.SiteException;
import org.fairlead.site.ssh.LoginSecrets;
import org.fairlead.site.ssh.SshConnection;
import org.fairlead.site.ssh.SshPlaces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A server that asks for a password, has users of its own, and is reached in every way. */
class RedisLoginTest {
    private static final String PASSWORD = "canary-redis-password-4714";
    private static final String WRONG = "canary-wrong-password-4715";

    @TempDir
    private static Path folder;
    private static final int PORT = TestRedis.free();
    private static Optional<RedisServer> server = Optional.empty();
    private static Optional<ServerSocket> front = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        server = Optional.of(TestRedis.start(PORT, List.of("requirepass " + PASSWORD, "user guest on >"
                + PASSWORD + " ~* +@all", "user reader on >" + PASSWORD + " ~* +@read +ping +info +select")));
        front = Optional.of(encryptedFront());
    }

    @AfterAll
    static void stop() throws Exception {
        front.orElseThrow().close();
        server.orElseThrow().stop();
    }

    private static KeyValueAddress at(int port, String user, Tls tls, String root) {
        return new KeyValueAddress("localhost", port, 0, user, new SecretRef.Ask(), tls, root);
    }

    private static SiteException problem(KeyValueAddress address, String password) {
        try (KeyValues store = TestRedis.open(address, password)) {
            return catchThrowableOfType(SiteException.class, store::count);
        }
    }

    private static String key(KeyValueAddress address, String password) {
        return problem(address, password).problem().key();
    }

    @Test
    void letsInWithThePasswordAloneAndAsAUser() throws Exception {
        for (String user : List.of("", "guest", "default")) {
            try (KeyValues store = TestRedis.open(at(PORT, user, Tls.DISABLE, ""), PASSWORD)) {
                assertThat(store.writesAndReads(KeyName.of("fairlead:check"))).isTrue();
            }
        }
    }

    @Test
    void tellsWhatIsWrong() {
        assertThat(key(at(PORT, "", Tls.DISABLE, ""), WRONG)).isEqualTo("redis.problem.password");
        assertThat(key(at(PORT, "nobody", Tls.DISABLE, ""), PASSWORD)).isEqualTo("redis.problem.password");
        assertThat(key(at(PORT, "", Tls.DISABLE, ""), "")).isEqualTo("redis.problem.password-needed");
        assertThat(key(at(TestRedis.free(), "", Tls.DISABLE, ""), PASSWORD)).isEqualTo(
                "redis.problem.refused");
        assertThat(key(new KeyValueAddress("no.such.host.invalid", 0, 0, "", SecretRef.none(), Tls.DISABLE,
                ""), "")).isEqualTo("redis.problem.unknown-host");
        assertThat(key(new KeyValueAddress("localhost", TestRedis.port(), 99_999, "", SecretRef.none(),
                Tls.DISABLE, ""), "")).isEqualTo("redis.problem.no-database");
        assertThat(key(at(PORT, "", Tls.REQUIRE, ""), PASSWORD)).isEqualTo("redis.problem.not-encrypted");
        assertThat(key(at(PORT, "", Tls.VERIFY_FULL, folder.resolve("missing.pem").toString()), PASSWORD))
                .isEqualTo("redis.problem.certificate");
    }

    @Test
    void saysWhichRightIsMissing() {
        try (KeyValues store = TestRedis.open(at(PORT, "reader", Tls.DISABLE, ""), PASSWORD)) {
            SiteException refused = catchThrowableOfType(SiteException.class, () -> store.writesAndReads(
                    KeyName
                            .of("fairlead:check")));
            assertThat(refused.problem().key()).isEqualTo("redis.problem.no-right");
            assertThat(refused.problem().args()).contains("SET");
        }
    }

    @Test
    void noPasswordIsInAnException() {
        for (SiteException thrown : List.of(problem(at(PORT, "", Tls.DISABLE, ""), WRONG), problem(at(PORT,
                "", Tls.REQUIRE, ""), WRONG), problem(at(TestRedis.free(), "", Tls.DISABLE, ""), WRONG))) {
            var out = new java.io.StringWriter();
            thrown.printStackTrace(new java.io.PrintWriter(out));
            assertThat(out.toString() + thrown.problem()).doesNotContain("canary");
        }
    }

    @Test
    void speaksEncryptedAndTrustsNoCertificateItDoesNotKnow() throws Exception {
        int port = front.orElseThrow().getLocalPort();
        String root = folder.resolve("server.crt").toString();
        for (KeyValueAddress address : List.of(at(port, "", Tls.REQUIRE, ""), at(port, "", Tls.VERIFY_CA,
                root), at(port, "", Tls.VERIFY_FULL, root))) {
            try (KeyValues store = TestRedis.open(address, PASSWORD)) {
                assertThat(store.writesAndReads(KeyName.of("fairlead:tls"))).isTrue();
            }
        }
        assertThat(key(at(port, "", Tls.VERIFY_FULL, ""), PASSWORD)).isEqualTo("redis.problem.tls");
        assertThat(key(new KeyValueAddress("127.0.0.1", port, 0, "", new SecretRef.Ask(), Tls.VERIFY_FULL,
                root), PASSWORD)).isEqualTo("redis.problem.tls");
        assertThat(key(at(port, "", Tls.DISABLE, ""), PASSWORD)).startsWith("redis.problem.");
    }

    @Test
    void isReachedOverSsh() throws Exception {
        try (var ssh = new TestSsh(folder)) {
            var way = new SshConnection(new SshAddress("127.0.0.1", ssh.port(), TestSsh.USER, "", SecretRef
                    .none(), SecretRef.none(), "", ssh.fingerprint()), new SshPlaces(folder, ""),
                    new LoginSecrets() {
                        @Override
                        public Optional<Secret> passphrase() {
                            return Optional.empty();
                        }

                        @Override
                        public Optional<Secret> password() {
                            return Optional.of(Secret.of(TestSsh.PASSWORD));
                        }
                    });
            var address = new KeyValueAddress("127.0.0.1", PORT, 0, "", new SecretRef.Ask(), Tls.DISABLE, "");
            try (way;
                    KeyValues store = new RedisKeyValues(new RedisLogin(address, () -> Optional.of(Secret.of(
                            PASSWORD)), Optional.of(way.tunnel("127.0.0.1", PORT))))) {
                assertThat(ssh.sessions()).isZero();
                assertThat(store.writesAndReads(KeyName.of("fairlead:ssh"))).isTrue();
                assertThat(store.place()).contains("ssh://");
                ssh.drop();
                assertThat(catchThrowableOfType(SiteException.class, store::count).problem().key()).isIn(
                        "ssh.problem.dropped", "redis.problem.lost");
                assertThat(store.count()).isNotNegative();
            }
        }
    }

    /** A server that announces more than anybody has room for. */
    @Test
    void whatAHostileServerAnnouncesIsNotBelieved() throws Exception {
        for (String answer : List.of("$2147483000\r\n", "*2147483000\r\n", "+" + "x".repeat(100_000))) {
            try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Thread.ofVirtual().start(() -> answer(socket, answer));
                var address = new KeyValueAddress("127.0.0.1", socket.getLocalPort(), 0, "", SecretRef.none(),
                        Tls.DISABLE, "");

                assertThat(key(address, "")).isEqualTo("redis.problem.too-large");
            }
        }
    }

    private static void answer(ServerSocket server, String answer) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            return; // the other side has hung up, as it should
        }
    }

    /** What stands before a server to encrypt: passes everything on to the server in clear. */
    private static ServerSocket encryptedFront() throws Exception {
        Path store = folder.resolve("server.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        int ended = new ProcessBuilder(keytool.toString(), "-genkeypair", "-alias", "server", "-keyalg",
                "RSA",
                "-keysize", "2048", "-dname", "CN=localhost", "-ext", "SAN=dns:localhost", "-validity", "2",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", "changeit")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        assertThat(ended).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        Files.writeString(folder.resolve("server.crt"), "-----BEGIN CERTIFICATE-----\n" + Base64
                .getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(keys
                        .getCertificate("server").getEncoded()) + "\n-----END CERTIFICATE-----\n");
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        ServerSocket socket = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress
                .getLoopbackAddress());
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    passOn(socket.accept());
                } catch (IOException e) {
                    // closed, or the other side did not want to: the next may
                }
            }
        });
        return socket;
    }

    private static void passOn(Socket outside) throws IOException {
        var inside = new Socket(InetAddress.getLoopbackAddress(), PORT);
        Thread.ofVirtual().start(() -> pump(outside, inside));
        Thread.ofVirtual().start(() -> pump(inside, outside));
    }

    private static void pump(Socket from, Socket to) {
        try (from; to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            return; // one of the two has hung up
        }
    }
}
