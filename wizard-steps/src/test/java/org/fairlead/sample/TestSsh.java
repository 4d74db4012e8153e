package org.fairlead.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;
import java.util.Optional;

import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.nativefs.NativeFileSystemFactory;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.shell.ProcessShellFactory;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.secret.Secret;
import org.fairlead.site.ssh.LoginSecrets;
import org.fairlead.site.ssh.SshConnection;
import org.fairlead.site.ssh.SshPlaces;

/** A real SSH server on this machine, in this process: one user, a key or a password, a folder of files. */
public final class TestSsh implements AutoCloseable {
    public static final String USER = "deploy";
    public static final String PASSWORD = "canary-ssh-password-4712";
    public static final String PASSPHRASE = "canary ssh passphrase 4713";

    private static final String REFUSAL = "cat >/dev/null; echo This account is not available >&2; exit 1";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final KeyPair hostKey;
    private final KeyPair userKey;

    /** A server that lets the user in with a key or the password, forwards, and shows a folder. */
    public TestSsh(Path folder) {
        hostKey = pair();
        userKey = pair();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> user.equals(USER) && KeyUtils.compareKeys(
                key,
                userKey.getPublic()));
        server.setPasswordAuthenticator((user, password, session) -> user.equals(USER) && password.equals(
                PASSWORD));
        server.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        server.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(folder));
        start();
    }

    private void start() {
        try {
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Logs in with the password, knowing the key of this server.
     *
     * @param folder
     * for the file of known hosts, which is made
     */
    public SshConnection byPassword(Path folder) throws IOException {
        Path known = Files.write(folder.resolve("known"), new byte[0]);
        var address = new SshAddress("127.0.0.1", port(), USER, "", SecretRef.none(), SecretRef.none(), known
                .toString(), fingerprint());
        return new SshConnection(address, new SshPlaces(folder.resolve("no-keys"), ""), new LoginSecrets() {
            @Override
            public Optional<Secret> passphrase() {
                return Optional.empty();
            }

            @Override
            public Optional<Secret> password() {
                return Optional.of(Secret.of(PASSWORD));
            }
        });
    }

    /** From now on only keys. */
    public TestSsh onlyKeys() {
        server.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        return this;
    }

    /** From now on only the password, asked for as PAM does. */
    public TestSsh onlyPassword() {
        server.setUserAuthFactories(List.of(UserAuthKeyboardInteractiveFactory.INSTANCE));
        return this;
    }

    /** From now on nothing is passed on, as with {@code AllowTcpForwarding no}. */
    public TestSsh noForwarding() {
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        return this;
    }

    /** From now on no files are given out. */
    public TestSsh noFiles() {
        server.setSubsystemFactories(List.of());
        return this;
    }

    /** From now on files are given out as by a server that knows the third version of SFTP and no more. */
    public TestSsh withoutExtensions() {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
        return this;
    }

    /** From now on what listens is told of what is done to files, and may refuse it. */
    public TestSsh listening(SftpEventListener listener) {
        var files = new SftpSubsystemFactory();
        files.addSftpEventListener(listener);
        server.setSubsystemFactories(List.of(files));
        return this;
    }

    /** Serves files where commands find them, not below a root of its own. */
    public TestSsh withItsOwnDisk() {
        server.setFileSystemFactory(NativeFileSystemFactory.INSTANCE);
        return this;
    }

    /** From now on commands run, on this machine, as the user's shell would run them. */
    public TestSsh withCommands() {
        server.setCommandFactory((channel, command) -> new ProcessShellFactory(command, "sh", "-c", command)
                .createShell(channel));
        return this;
    }

    /** From now on every command is answered as by a login that may only forward. */
    public TestSsh refusingCommands() {
        server.setCommandFactory((channel, command) -> new ProcessShellFactory(REFUSAL, "sh", "-c", REFUSAL)
                .createShell(channel));
        return this;
    }

    /** Drops every connection, as a restart or a lost line does. */
    public void drop() {
        for (AbstractSession session : server.getActiveSessions()) {
            session.close(true);
        }
    }

    public int sessions() {
        return server.getActiveSessions().size();
    }

    public int port() {
        return server.getPort();
    }

    public String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    }

    /** A line of known hosts for this server. */
    public String knownHostsLine() {
        return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic());
    }

    /** The user's private key as a file, encrypted with the passphrase where one is given. */
    public Path keyFile(Path file, String passphrase) throws IOException, GeneralSecurityException {
        return write(userKey, file, passphrase);
    }

    /** A private key that the server does not know. */
    public static Path otherKeyFile(Path file) throws IOException, GeneralSecurityException {
        return write(pair(), file, "");
    }

    private static Path write(KeyPair key, Path file, String passphrase) throws IOException,
            GeneralSecurityException {
        OpenSSHKeyEncryptionContext encryption = null;
        if (!passphrase.isEmpty()) {
            encryption = new OpenSSHKeyEncryptionContext();
            encryption.setPassword(passphrase);
            encryption.setCipherType("256");
        }
        try (var out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "of a test", encryption, out);
        }
        return file;
    }

    /** A new pair of keys. */
    public static KeyPair pair() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
