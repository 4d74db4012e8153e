package org.fairlead.site.local;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LocalFilesTest {
    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    private Path dir;

    private static InputStream abc() {
        return new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII));
    }

    private LocalFiles tree() throws IOException {
        return new LocalFiles(Files.createDirectories(dir.resolve("media")));
    }

    @Test
    void writesWholeFilesAndListsThemSorted() throws Exception {
        LocalFiles files = tree();

        assertThat(files.write("b/c.svg", abc())).isEqualTo(SHA_OF_ABC);
        files.write("a.svg", abc());
        files.write("b/c.svg", abc());

        assertThat(files.list()).containsExactly(new FileEntry("a.svg", 3), new FileEntry("b/c.svg", 3));
        assertThat(files.digest("b/c.svg")).isEqualTo(SHA_OF_ABC);
        assertThat(files.exists("b/c.svg")).isTrue();
        assertThat(files.exists("b")).isFalse();
        try (InputStream in = files.open("a.svg")) {
            assertThat(in).hasContent("abc");
        }
        files.delete("b/c.svg");
        assertThat(files.exists("b/c.svg")).isFalse();
        assertThat(files.freeBytes()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", "", ".", "a/./b", "..\\x", "C:/x",
            "a\0b", "a/"})
    void refusesAPathThatLeadsOut(String path) throws Exception {
        LocalFiles files = tree();

        assertThatThrownBy(() -> files.write(path, abc())).isInstanceOf(SiteException.class)
                .hasMessageContaining("files.problem.outside");
        assertThatThrownBy(() -> files.open(path)).hasMessageContaining("files.problem.outside");
    }

    @Test
    void followsNoLink() throws Exception {
        LocalFiles files = tree();
        Path secret = Files.createDirectories(dir.resolve("elsewhere"));
        Files.writeString(secret.resolve("x"), "secret");
        Files.createSymbolicLink(dir.resolve("media/folder"), secret);
        Files.createSymbolicLink(dir.resolve("media/file"), secret.resolve("x"));

        assertThat(files.list()).isEmpty();
        for (String path : new String[]{"folder/x", "file"}) {
            assertThatThrownBy(() -> files.open(path)).hasMessageContaining("files.problem.link");
            assertThatThrownBy(() -> files.write(path, abc())).hasMessageContaining("files.problem.link");
        }
        assertThat(secret.resolve("x")).hasContent("secret");
    }

    @Test
    void leavesTheOldFileWhenTheNewOneBreaksOff() throws Exception {
        LocalFiles files = tree();
        files.write("a", abc());
        InputStream broken = new SequenceInputStream(abc(), new FilterInputStream(InputStream
                .nullInputStream()) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                throw new IOException("cut");
            }
        });

        assertThatThrownBy(() -> files.write("a", broken)).hasMessageContaining("files.problem.cannot-write");

        assertThat(dir.resolve("media/a")).hasContent("abc");
        assertThat(dir.resolve("media").toFile().list()).containsExactly("a");
    }

    @Test
    void saysWhenThereIsNoSuchFolder() {
        assertThatThrownBy(() -> new LocalFiles(dir.resolve("none")).list())
                .hasMessageContaining("files.problem.no-folder");
    }
}
