package org.fairlead.site.ssh;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.plan.SecretRef;
import org.fairlead.plan.SshAddress;
import org.fairlead.sample.TestSsh;
import org.fairlead.secret.Secret;
import org.fairlead.site.Files;
import org.fairlead.site.FilesContract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a real SSH server that gives out a folder of this machine. */
class SftpFilesTest extends FilesContract {
    private TestSsh server;

    @BeforeEach
    void start() {
        server = new TestSsh(dir);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Files tree(Path folder) throws Exception {
        Path known = dir.resolve("known");
        java.nio.file.Files.write(known, new byte[0]);
        var address = new SshAddress("127.0.0.1", server.port(), TestSsh.USER, "", SecretRef.none(), SecretRef
                .none(), known.toString(), server.fingerprint());
        try (var connection = new SshConnection(address, new SshPlaces(dir.resolve("no-keys"), ""),
                new LoginSecrets() {
                    @Override
                    public Optional<Secret> passphrase() {
                        return Optional.empty();
                    }

                    @Override
                    public Optional<Secret> password() {
                        return Optional.of(Secret.of(TestSsh.PASSWORD));
                    }
                })) {
            return connection.files("/" + dir.relativize(folder));
        }
    }

    @Test
    void aDroppedConnectionIsMadeAnew() throws Exception {
        java.nio.file.Files.createDirectories(dir.resolve("media"));
        java.nio.file.Files.writeString(dir.resolve("media/a"), "abc");
        try (Files files = tree(dir.resolve("media"))) {
            assertThat(files.exists("a")).isTrue();
            server.drop();
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(files.exists("a")).isTrue();
            assertThat(files.place()).isEqualTo("sftp://" + TestSsh.USER + "@127.0.0.1:" + server.port()
                    + "/media");
        }
    }

    @Test
    void aServerWithoutFilesSaysSo() throws Exception {
        server.noFiles();
        try (Files files = tree(dir.resolve("media"))) {
            assertThatThrownBy(files::list).hasMessageContaining("ssh.problem.no-sftp");
        }
    }
}
