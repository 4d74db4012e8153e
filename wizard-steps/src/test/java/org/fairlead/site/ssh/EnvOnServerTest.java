package org.fairlead.site.ssh;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestSsh;
import org.fairlead.site.Server;
import org.fairlead.site.Settings;
import org.fairlead.site.SiteException;
import org.fairlead.site.env.EnvOnServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Settings of a machine that is reached over SSH change as those of this one do. */
class EnvOnServerTest {
    @TempDir
    private Path dir;
    private TestSsh server;

    @BeforeEach
    void start() throws Exception {
        server = new TestSsh(dir);
        Files.createDirectories(dir.resolve("app"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private interface Work {
        void with(Settings settings) throws Exception;
    }

    private void at(String path, Work work) throws Exception {
        try (Server machine = server.byPassword(dir)) {
            String real = machine.real(path);
            int name = real.lastIndexOf('/') + 1;
            try (Settings settings = new EnvOnServer(machine.files(real.substring(0, name - 1)), real
                    .substring(
                            name))) {
                work.with(settings);
            }
        }
    }

    private static String mode(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void changesOnlyItsLinesAndKeepsTheRights() throws Exception {
        Path file = Files.writeString(dir.resolve("app/.env"), "# ours\nDEBUG=True\nNAME='a b'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        at("/app/.env", settings -> {
            assertThat(settings.exists()).isTrue();
            assertThat(settings.place()).startsWith("sftp://" + TestSsh.USER).endsWith("/app/.env");
            assertThat(settings.value("NAME")).contains("a b");
            settings.apply(Map.of("DEBUG", Optional.of("False")));
        });

        assertThat(file).hasContent("# ours\nDEBUG=False\nNAME='a b'\n");
        assertThat(mode(file)).isEqualTo("rw-r-----");
        assertThat(dir.resolve("app")).isDirectoryNotContaining(path -> path.toString().contains("fairlead"));
    }

    @Test
    void aNewFileIsReadableByItsOwnerOnlyAndGoesAgain() throws Exception {
        Path file = dir.resolve("app/.env");
        Files.writeString(dir.resolve("app/.env.fairlead-new"), "left by a run that died");

        at("/app/.env", settings -> {
            assertThat(settings.exists()).isFalse();
            assertThatThrownBy(settings::content).isInstanceOf(SiteException.class);
            settings.apply(Map.of("DB_PASSWORD", Optional.of("canary")));
        });
        assertThat(file).content().contains("DB_PASSWORD=");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(dir.resolve("app/.env.fairlead-new")).doesNotExist();

        at("/app/.env", Settings::remove);
        assertThat(file).doesNotExist();
    }

    @Test
    void aLinkLeadsToTheFileItMeans() throws Exception {
        Path shared = Files.writeString(Files.createDirectories(dir.resolve("shared")).resolve(".env"),
                "A=1\n");
        Path link = Files.createSymbolicLink(dir.resolve("app/.env"), Path.of("../shared/.env"));

        at("/app/.env", settings -> settings.apply(Map.of("A", Optional.of("2"))));

        assertThat(link).isSymbolicLink();
        assertThat(shared).hasContent("A=2\n");
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> at("/nowhere/.env", Settings::exists)).isInstanceOfSatisfying(
                SiteException.class, e -> assertThat(e.problem().key()).isEqualTo(
                        "ssh.problem.no-such-file"));
    }
}
