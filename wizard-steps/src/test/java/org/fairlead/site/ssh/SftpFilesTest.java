package org.fairlead.site.ssh;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.fairlead.sample.TestSsh;
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
        try (var connection = server.byPassword(dir)) {
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

    private static ByteArrayInputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> there() throws IOException {
        try (Stream<Path> all = java.nio.file.Files.list(dir.resolve("media"))) {
            return all.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whereAServerCannotReplaceTheOldFileStepsAsideUntilTheNewOneStands() throws Exception {
        java.nio.file.Files.createDirectories(dir.resolve("media"));
        java.nio.file.Files.writeString(dir.resolve("media/a"), "old");
        server.withoutExtensions();
        try (Files files = tree(dir.resolve("media"))) {
            files.write("a", text("new"));
            files.write("b", text("another"));

            assertThat(dir.resolve("media/a")).hasContent("new");
            assertThat(there()).containsExactly("a", "b");
        }
    }

    @Test
    void aFileThatCannotBeReplacedIsAsItWas() throws Exception {
        java.nio.file.Files.createDirectories(dir.resolve("media"));
        java.nio.file.Files.writeString(dir.resolve("media/a"), "old");
        server.withoutExtensions().listening(new SftpEventListener() {
            @Override
            public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                    throws IOException {
                if (from.toString().endsWith("tmp")) {
                    throw new AccessDeniedException(to.toString());
                }
            }
        });
        try (Files files = tree(dir.resolve("media"))) {
            assertThatThrownBy(() -> files.write("a", text("new"))).hasMessageContaining(
                    "files.problem.cannot-write");
            assertThat(dir.resolve("media/a")).hasContent("old");
            assertThat(there()).containsExactly("a");
        }
    }

    @Test
    void aFileThatStoodAsideWhenTheLineBrokeIsPutBackByWhoeverLooksNext() throws Exception {
        java.nio.file.Files.createDirectories(dir.resolve("media/deep"));
        java.nio.file.Files.writeString(dir.resolve("media/a.fairlead-old"), "old");
        java.nio.file.Files.writeString(dir.resolve("media/deep/b.fairlead-old"), "b");
        java.nio.file.Files.writeString(dir.resolve("media/c.fairlead-old"), "older");
        java.nio.file.Files.writeString(dir.resolve("media/c"), "c");
        try (Files files = tree(dir.resolve("media"))) {
            assertThat(files.exists("a")).isTrue();
            assertThat(files.list()).extracting(Files.FileEntry::path).containsExactly("a", "c", "deep/b");
            assertThat(dir.resolve("media/c")).hasContent("c");
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() throws Exception {
        try (Files files = tree(dir.resolve("media"))) {
            assertThatThrownBy(files::requireFolder).hasMessageContaining("files.problem.no-folder");
            java.nio.file.Files.createDirectories(dir.resolve("releases/7"));
            java.nio.file.Files.createSymbolicLink(dir.resolve("media"), dir.resolve("releases/7"));
            files.requireFolder();
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
