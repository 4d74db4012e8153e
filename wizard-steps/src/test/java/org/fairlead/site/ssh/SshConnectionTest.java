package org.fairlead.site.ssh;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Problem;
import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestSsh;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.Tunnel;
import org.fairlead.site.mariadb.MariaAddress;
import org.fairlead.site.mariadb.MariaDatabase;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Against a real SSH server, with a real MariaDB behind it. */
class SshConnectionTest {
    private static final String SETTINGS = "<?php define('DB_NAME', 'x');";

    @TempDir
    private Path folder;
    private TestSsh server;
    private String database;

    @BeforeEach
    void start() throws Exception {
        Path files = Files.createDirectories(folder.resolve("srv"));
        Files.writeString(files.resolve("wp-config.php"), SETTINGS);
        server = new TestSsh(files);
        database = TestMaria.empty();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SshAddress address() {
        return new SshAddress("127.0.0.1", server.port(), TestSsh.USER, "", SecretRef.none(), SecretRef
                .none(),
                folder.resolve("known").toString(), server.fingerprint());
    }

    private SshAddress withKey(Path key) {
        return address().withKey(key.toString(), new SecretRef.Ask());
    }

    private SshConnection connection(SshAddress address, String password, String passphrase) {
        return connection(address, password, passphrase, "");
    }

    private SshConnection connection(SshAddress address, String password, String passphrase, String agent) {
        try {
            Files.write(folder.resolve("known"), new byte[0], java.nio.file.StandardOpenOption.CREATE,
                    java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new SshConnection(address, new SshPlaces(folder.resolve("home-ssh"), agent),
                new LoginSecrets() {
                    @Override
                    public Optional<Secret> passphrase() {
                        return passphrase.isEmpty() ? Optional.empty() : Optional.of(Secret.of(passphrase));
                    }

                    @Override
                    public Optional<Secret> password() {
                        return password.isEmpty() ? Optional.empty() : Optional.of(Secret.of(password));
                    }
                });
    }

    private Database maria(Tunnel tunnel) throws SiteException {
        return MariaDatabase.open(new MariaAddress(TestMaria.address(database), Optional.of(Secret.of(
                TestMaria.PASSWORD)), Optional.of(tunnel)));
    }

    private String read(SshConnection connection) throws SiteException {
        try (connection) {
            return new String(connection.read("/wp-config.php", 1000), StandardCharsets.UTF_8);
        }
    }

    private Problem refused(SshConnection connection) {
        try (connection) {
            SiteException refusal = catchThrowableOfType(SiteException.class, () -> connection.read(
                    "/wp-config.php", 1000));
            assertThat(refusal).isNotNull();
            holdsNoSecret(refusal);
            return refusal.problem();
        }
    }

    private static void holdsNoSecret(SiteException refusal) {
        var trace = new StringWriter();
        refusal.printStackTrace(new PrintWriter(trace));
        Problem problem = refusal.problem();
        Messages messages = Messages.english();
        assertThat(trace + messages.text(problem) + messages.why(problem) + messages.fix(problem) + problem)
                .doesNotContain(TestSsh.PASSWORD, TestSsh.PASSPHRASE, TestMaria.PASSWORD, "[ssh.");
    }

    @Test
    void aKeyOpensTheWayToADatabaseThatListensOnLocalhostOnly() throws Exception {
        Path key = server.keyFile(folder.resolve("key"), "");
        Tunnel tunnel;
        try (SshConnection connection = connection(withKey(key), "", "")) {
            tunnel = connection.tunnel("localhost", TestMaria.port());
        }
        try (Database maria = maria(tunnel)) {
            assertThat(maria.tables()).isEmpty();
            assertThat(maria.facts().place()).isEqualTo(database + "@localhost:" + TestMaria.port()
                    + " (ssh://" + address().place() + ")");
            assertThat(server.sessions()).isEqualTo(1);
        }
        eventually(() -> server.sessions() == 0);
    }

    @Test
    void anEncryptedKeyOpensWithItsPassphrase() throws Exception {
        Path key = server.keyFile(folder.resolve("key"), TestSsh.PASSPHRASE);

        assertThat(read(connection(withKey(key), "", TestSsh.PASSPHRASE))).isEqualTo(SETTINGS);
        assertThat(refused(connection(withKey(key), "", "")).key()).isEqualTo(
                "ssh.problem.passphrase-needed");
        assertThat(refused(connection(withKey(key), "", TestSsh.PASSPHRASE + "x")).key()).isEqualTo(
                "ssh.problem.passphrase-wrong");
    }

    /** The other form of private keys, which other tools write. */
    @Test
    void anEncryptedKeyInPkcs8Opens() throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        String algorithm = "PBEWithHmacSHA256AndAES_256";
        var cipher = Cipher.getInstance(algorithm);
        cipher.init(Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance(algorithm).generateSecret(
                new PBEKeySpec(
                        TestSsh.PASSPHRASE.toCharArray())));
        var how = AlgorithmParameters.getInstance("PBES2");
        how.init(cipher.getParameters().getEncoded());
        byte[] sealed = new EncryptedPrivateKeyInfo(how, cipher.doFinal(pair.getPrivate().getEncoded()))
                .getEncoded();
        Path file = Files.writeString(folder.resolve("pkcs8"), "-----BEGIN ENCRYPTED PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(sealed)
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n");

        assertThat(refused(connection(withKey(file), "", TestSsh.PASSPHRASE)).key()).isEqualTo(
                "ssh.problem.key-refused");
        assertThat(refused(connection(withKey(file), "", "")).key()).isEqualTo(
                "ssh.problem.passphrase-needed");
        assertThat(refused(connection(withKey(file), "", "wrong")).key()).isEqualTo(
                "ssh.problem.passphrase-wrong");
    }

    @Test
    void aPasswordOpensToo() throws Exception {
        assertThat(read(connection(address(), TestSsh.PASSWORD, ""))).isEqualTo(SETTINGS);
        assertThat(refused(connection(address(), TestSsh.PASSWORD + "x", "")).key()).isEqualTo(
                "ssh.problem.password-refused");
    }

    @Test
    void aRefusalSaysWhatTheServerOffers() throws Exception {
        Path other = TestSsh.otherKeyFile(folder.resolve("other"));
        assertThat(refused(connection(withKey(other), "", ""))).satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("ssh.problem.key-refused");
            assertThat(problem.args().get(1).toString()).contains("publickey", "password");
        });

        server.onlyPassword();
        assertThat(refused(connection(withKey(server.keyFile(folder.resolve("key"), "")), "", "")).args().get(
                1)).isEqualTo("keyboard-interactive");
        assertThat(read(connection(address(), TestSsh.PASSWORD, ""))).isEqualTo(SETTINGS);
        server.close();
        server = new TestSsh(folder.resolve("srv")).onlyKeys();
        assertThat(refused(connection(address(), TestSsh.PASSWORD, ""))).isEqualTo(Problem.blocker(
                "ssh.problem.password-refused", address().place(), "publickey"));
    }

    @Test
    void aMachineThatNobodyKnowsIsNotConnectedTo() {
        assertThat(refused(connection(address().accepting(""), TestSsh.PASSWORD, ""))).isEqualTo(Problem
                .blocker("ssh.problem.host-key-unknown", address().place(), server.fingerprint(),
                        "ssh-ed25519",
                        folder.resolve("known").toString()));
    }

    @Test
    void aMachineOfTheKnownHostsIs() throws Exception {
        Files.writeString(folder.resolve("known"), "# a comment\nnot a line\nother.example ssh-ed25519 AAAA\n"
                + server.knownHostsLine() + " a comment\n");

        assertThat(read(connection(address().accepting(""), TestSsh.PASSWORD, ""))).isEqualTo(SETTINGS);
    }

    @Test
    void aMachineWithAnotherKeyIsRefusedLoudly() throws Exception {
        try (var before = new TestSsh(folder)) {
            assertThat(refused(connection(address().accepting(before.fingerprint()), TestSsh.PASSWORD, "")))
                    .isEqualTo(Problem.blocker("ssh.problem.host-key-changed", address().place(), server
                            .fingerprint(), "ssh-ed25519", before.fingerprint()));

            Files.writeString(folder.resolve("known"), before.knownHostsLine().replace(":" + before.port(),
                    ":" + server.port()) + "\n");
            assertThat(refused(connection(address().accepting(""), TestSsh.PASSWORD, "")).key()).isEqualTo(
                    "ssh.problem.host-key-changed");
        }
    }

    @Test
    void aRevokedKeyIsRefusedEvenWhereItsFingerprintWasAccepted() throws Exception {
        Files.writeString(folder.resolve("known"), "@revoked " + server.knownHostsLine() + "\n");

        assertThat(refused(connection(address(), TestSsh.PASSWORD, "")).key()).isEqualTo(
                "ssh.problem.host-key-revoked");
    }

    @Test
    void saysWhatStandsInTheWay() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        SshAddress here = address();
        assertThat(refused(connection(here.to(TestSsh.USER, "127.0.0.1", closed), "x", "")).key()).isEqualTo(
                "ssh.problem.refused");
        assertThat(refused(connection(here.to(TestSsh.USER, "no-such-machine.invalid", 22), "x", "")).key())
                .isEqualTo("ssh.problem.unknown-host");
        assertThat(refused(connection(withKey(folder.resolve("nowhere")), "", "")).key()).isEqualTo(
                "ssh.problem.no-key-file");
        assertThat(refused(connection(address().withKey("a\0b", SecretRef.none()), "", "")).key()).isEqualTo(
                "ssh.problem.no-key-file");
        assertThat(refused(connection(withKey(Files.writeString(folder.resolve("text"), "no key")), "", ""))
                .key()).isEqualTo("ssh.problem.no-key");
        assertThat(refused(connection(here, "", "")).key()).isEqualTo("ssh.problem.nothing-to-log-in-with");
    }

    @Test
    void aDatabaseBehindIsToldFromTheWayThere() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(behind("localhost", closed)).isEqualTo(Problem.blocker("ssh.problem.nothing-behind",
                address()
                        .place(), "localhost:" + closed));
        server.noForwarding();
        assertThat(behind("localhost", TestMaria.port())).isEqualTo(Problem.blocker(
                "ssh.problem.no-forwarding", address().place(), "localhost:" + TestMaria.port()));
    }

    private Problem behind(String host, int port) {
        try (SshConnection connection = connection(address(), TestSsh.PASSWORD, "");
                Tunnel tunnel = connection.tunnel(host, port)) {
            SiteException refusal = catchThrowableOfType(SiteException.class, () -> maria(tunnel).close());
            holdsNoSecret(refusal);
            return refusal.problem();
        }
    }

    @Test
    void aDroppedConnectionIsMadeAnewForTheNextOne() throws Exception {
        try (SshConnection connection = connection(address(), TestSsh.PASSWORD, "");
                Database maria = maria(connection.tunnel("localhost", TestMaria.port()))) {
            assertThat(maria.tables()).isEmpty();
            server.drop();
            eventually(() -> !connection.isOpen());
            assertThat(maria.tables()).isEmpty();

            try (var transaction = maria.begin(Database.Access.READ)) {
                server.drop();
                eventually(() -> !connection.isOpen());
                assertThatThrownBy(() -> transaction.query("SELECT 1", java.util.Map.of()).close())
                        .isInstanceOfSatisfying(SiteException.class, e -> assertThat(e.problem().key())
                                .isEqualTo("ssh.problem.dropped"));
            } catch (SiteException e) {
                assertThat(e.problem().key()).isEqualTo("ssh.problem.dropped");
            }
            assertThat(maria.tables()).isEmpty();
        }
    }

    @Test
    void filesAreReadUpToASizeAndNoFurther() throws Exception {
        try (SshConnection connection = connection(address(), TestSsh.PASSWORD, "")) {
            assertThat(connection.read("wp-config.php", SETTINGS.length())).hasSize(SETTINGS.length());
            assertThat(problem(connection, "/wp-config.php", SETTINGS.length() - 1)).isEqualTo(
                    "ssh.problem.file-too-large");
            assertThat(problem(connection, "/nowhere", 10)).isEqualTo("ssh.problem.no-such-file");
            assertThat(problem(connection, "/", 10)).isEqualTo("ssh.problem.not-a-file");
            server.noFiles();
            assertThat(problem(connection, "/wp-config.php", 100)).isEqualTo("ssh.problem.no-sftp");
        }
    }

    private static String problem(SshConnection connection, String path, int most) {
        return catchThrowableOfType(SiteException.class, () -> connection.read(path, most)).problem().key();
    }

    @Test
    void theAgentLogsIn() throws Exception {
        Path socket = folder.resolve("agent");
        Optional<Process> agent = agent(socket);
        Assumptions.assumeTrue(agent.isPresent());
        try {
            Path key = server.keyFile(folder.resolve("key"), "");
            Files.setPosixFilePermissions(key, java.nio.file.attribute.PosixFilePermissions.fromString(
                    "rw-------"));
            assertThat(refused(connection(address(), "", "", socket.toString())).key()).isEqualTo(
                    "ssh.problem.keys-refused");

            var add = new ProcessBuilder("ssh-add", key.toString()).redirectErrorStream(true);
            add.environment().put("SSH_AUTH_SOCK", socket.toString());
            Process adding = add.start();
            String said = new String(adding.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(adding.waitFor()).as(said).isZero();

            assertThat(read(connection(address(), "", "", socket.toString()))).isEqualTo(SETTINGS);
        } finally {
            agent.get().destroy();
        }
    }

    private static Optional<Process> agent(Path socket) throws InterruptedException {
        try {
            Process agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString())
                    .redirectErrorStream(
                            true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            eventually(() -> Files.exists(socket) || !agent.isAlive());
            return Optional.of(agent);
        } catch (IOException e) {
            System.out.println("SKIPPED: no ssh-agent here, so logging in by an agent was not tried");
            return Optional.empty();
        }
    }

    @Test
    void aUsualKeyLogsInWithoutBeingNamed() throws Exception {
        server.keyFile(Files.createDirectories(folder.resolve("home-ssh")).resolve("id_ed25519"), "");

        assertThat(read(connection(address(), "", ""))).isEqualTo(SETTINGS);
    }

    private static void eventually(java.util.function.BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.getAsBoolean(); i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
