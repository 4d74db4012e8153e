package org.fairlead.site;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.site.Files.FileEntry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What every tree of files keeps to; the folder it shows lies on this machine. */
public abstract class FilesContract {
    private static final String SHA_OF_ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @TempDir
    protected Path dir;

    /** The tree of a folder of this machine. */
    protected abstract Files tree(Path folder) throws Exception;

    private Files tree() throws Exception {
        return tree(java.nio.file.Files.createDirectories(dir.resolve("media")));
    }

    private static InputStream abc() {
        return new ByteArrayInputStream("abc".getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> there() throws IOException {
        try (Stream<Path> walk = java.nio.file.Files.walk(dir.resolve("media"))) {
            return walk.map(path -> dir.resolve("media").relativize(path).toString()).sorted().toList();
        }
    }

    @Test
    void writesWholeFilesAndListsThemSorted() throws Exception {
        try (Files files = tree()) {
            assertThat(files.write("b/c d ü.svg", abc())).isEqualTo(SHA_OF_ABC);
            files.write("a.svg", abc());
            files.write("b/c d ü.svg", abc());

            assertThat(files.list()).containsExactly(new FileEntry("a.svg", 3), new FileEntry("b/c d ü.svg",
                    3));
            assertThat(files.digest("b/c d ü.svg")).isEqualTo(SHA_OF_ABC);
            assertThat(files.exists("b/c d ü.svg")).isTrue();
            assertThat(files.exists("b")).isFalse();
            try (InputStream in = files.open("a.svg")) {
                assertThat(in).hasContent("abc");
            }
            files.delete("b/c d ü.svg");
            assertThat(files.exists("b/c d ü.svg")).isFalse();
            assertThat(files.freeBytes()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "/etc/passwd", "a/../../x", "a//b", "", ".", "a/./b", "..\\x", "C:/x",
            "a\0b", "a/"})
    void refusesAPathThatLeadsOut(String path) throws Exception {
        try (Files files = tree()) {
            assertThatThrownBy(() -> files.write(path, abc())).isInstanceOf(SiteException.class)
                    .hasMessageContaining("files.problem.outside");
            assertThatThrownBy(() -> files.open(path)).hasMessageContaining("files.problem.outside");
            assertThatThrownBy(() -> files.delete(path)).hasMessageContaining("files.problem.outside");
        }
    }

    @Test
    void followsNoLink() throws Exception {
        try (Files files = tree()) {
            Path secret = java.nio.file.Files.createDirectories(dir.resolve("elsewhere"));
            java.nio.file.Files.writeString(secret.resolve("x"), "secret");
            java.nio.file.Files.createSymbolicLink(dir.resolve("media/folder"), secret);
            java.nio.file.Files.createSymbolicLink(dir.resolve("media/file"), secret.resolve("x"));

            assertThat(files.list()).isEmpty();
            for (String path : new String[]{"folder/x", "file"}) {
                assertThatThrownBy(() -> files.open(path)).hasMessageContaining("files.problem.link");
                assertThatThrownBy(() -> files.write(path, abc())).hasMessageContaining("files.problem.link");
                assertThatThrownBy(() -> files.mode(path, 0600)).hasMessageContaining("files.problem.link");
            }
            assertThat(secret.resolve("x")).hasContent("secret");
        }
    }

    @Test
    void leavesTheOldFileWhenTheNewOneBreaksOff() throws Exception {
        try (Files files = tree()) {
            files.write("a", abc());
            InputStream broken = new SequenceInputStream(abc(), new FilterInputStream(InputStream
                    .nullInputStream()) {
                @Override
                public int read(byte[] bytes, int offset, int length) throws IOException {
                    throw new IOException("cut");
                }
            });

            assertThatThrownBy(() -> files.write("a", broken)).hasMessageContaining(
                    "files.problem.cannot-write");

            assertThat(dir.resolve("media/a")).hasContent("abc");
            assertThat(there()).containsExactly("", "a");
        }
    }

    @Test
    void knowsThePermissionsOfAFile() throws Exception {
        try (Files files = tree()) {
            files.write("a", abc());
            files.mode("a", 0640);

            assertThat(files.mode("a")).isEqualTo(0640);
            files.mode("a", 0);
            assertThat(files.mode("a")).isEqualTo(0640);
        }
    }

    @Test
    void makesFoldersAndTakesThemAwayWhenEmpty() throws Exception {
        try (Files files = tree()) {
            assertThat(files.foldersLacking("x/y/z.txt")).containsExactly("x", "x/y");
            files.write("x/y/z.txt", abc());
            assertThat(files.foldersLacking("x/y/other.txt")).isEmpty();

            files.deleteFolder("x/y");
            assertThat(files.exists("x/y/z.txt")).isTrue();
            files.delete("x/y/z.txt");
            files.deleteFolder("x/y");
            files.deleteFolder("x");
            files.deleteFolder("never");
            assertThat(there()).containsExactly("");
        }
    }

    @Test
    void aLargeFileGoesThroughInPieces() throws Exception {
        long size = 40L << 20;
        try (Files files = tree()) {
            files.write("large", new InputStream() {
                private long left = size;

                @Override
                public int read() {
                    return left-- > 0 ? 'x' : -1;
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    int some = (int) Math.min(length, left);
                    left -= some;
                    return some == 0 ? -1 : some;
                }
            });
            assertThat(files.list()).containsExactly(new FileEntry("large", size));
        }
    }

    @Test
    void saysWhenThereIsNoSuchFolder() throws Exception {
        try (Files files = tree(dir.resolve("none"))) {
            assertThatThrownBy(files::list).hasMessageContaining("files.problem.no-folder");
        }
    }
}
