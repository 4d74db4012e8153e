package org.fairlead.site.ssh;

import java.io.IOException;
import java.nio.file.Files;
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
import org.fairlead.site.Shell;
import org.fairlead.site.ShellCommand;
import org.fairlead.site.ShellContract;
import org.fairlead.site.ShellResult;
import org.fairlead.site.ShellResult.Ending;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Against a real SSH server that runs commands on this machine. */
class SshShellTest extends ShellContract {
    private TestSsh server;

    @BeforeEach
    void start() {
        server = new TestSsh(dir).withCommands();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SshConnection connection(String fingerprint, String password) throws IOException {
        Path known = dir.resolve("known");
        Files.write(known, new byte[0]);
        var address = new SshAddress("127.0.0.1", server.port(), TestSsh.USER, "", SecretRef.none(), SecretRef
                .none(), known.toString(), fingerprint);
        return new SshConnection(address, new SshPlaces(dir.resolve("no-keys"), ""), new LoginSecrets() {
            @Override
            public Optional<Secret> passphrase() {
                return Optional.empty();
            }

            @Override
            public Optional<Secret> password() {
                return Optional.of(Secret.of(password));
            }
        });
    }

    @Override
    protected Shell shell(Path folder) throws IOException {
        return shell(folder, server.fingerprint(), TestSsh.PASSWORD);
    }

    private Shell shell(Path folder, String fingerprint, String password) throws IOException {
        try (SshConnection connection = connection(fingerprint, password)) {
            return connection.shell(folder.toString());
        }
    }

    private static ShellResult run(Shell shell, String text) throws SiteException {
        try (shell) {
            return shell.run(ShellCommand.of(text, LONG), () -> false);
        }
    }

    @Test
    void nothingRunsOnAMachineWithAnotherKeyNorForAWrongPassword() throws Exception {
        try (var other = new TestSsh(dir)) {
            String wrong = other.fingerprint();
            assertThatThrownBy(() -> run(shell(dir, wrong, TestSsh.PASSWORD), "touch ran"))
                    .hasMessageContaining("ssh.problem.host-key-changed");
        }
        assertThatThrownBy(() -> run(shell(dir, server.fingerprint(), "wrong"), "touch ran"))
                .hasMessageContaining("ssh.problem.password-refused");
        assertThat(dir.resolve("ran")).doesNotExist();
    }

    @Test
    void aConnectionThatBreaksInTheMiddleIsAResultOfItsOwn() throws Exception {
        Thread.ofVirtual().start(() -> {
            while (!Files.exists(dir.resolve("begun"))) {
                Thread.onSpinWait();
            }
            server.drop();
        });
        try (Shell shell = shell(dir)) {
            ShellResult lost = shell.run(ShellCommand.of("echo hello; touch begun; sleep 20", LONG),
                    () -> false);

            assertThat(lost.ending()).isEqualTo(Ending.LOST);
            assertThat(lost.exit()).isEqualTo(-1);
            assertThat(shell.run(ShellCommand.of("echo again", LONG), () -> false).out()).isEqualTo(
                    "again\n");
        }
    }

    @Test
    void aLoginWithoutCommandsSaysSo() throws Exception {
        server.refusingCommands();

        assertThatThrownBy(() -> run(shell(dir), "true")).isInstanceOfSatisfying(SiteException.class,
                e -> assertThat(e.problem().args().toString()).contains("This account is not available"))
                .hasMessageContaining("shell.problem.no-shell");
    }

    @Test
    void theConnectionEndsWithItsLastUser() throws Exception {
        run(shell(dir), "true");
        for (int i = 0; i < 200 && server.sessions() > 0; i++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        assertThat(server.sessions()).isZero();
    }
}
