package org.fairlead.action;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.playbook.Action.CopyFiles;
import org.fairlead.site.local.LocalFiles;

import static org.assertj.core.api.Assertions.assertThat;

class FileCopiesTest {
    private static final CopyFiles COPY = new CopyFiles("media", "", List.of(), List.of());

    @TempDir
    private Path folder;
    private TestWayBack way;

    @BeforeEach
    void prepare() throws Exception {
        way = new TestWayBack(folder);
        write("from/a.txt", "a");
        write("from/deep/er/b ü.txt", "b");
        write("from/same.txt", "same");
        write("from/other.txt", "ours");
        write("to/same.txt", "same");
        write("to/other.txt", "theirs");
    }

    private void write(String path, String content) throws Exception {
        Files.createDirectories(folder.resolve(path).getParent());
        Files.writeString(folder.resolve(path), content);
    }

    private FileCopies copies() {
        return new FileCopies(new LocalFiles(folder.resolve("from")), new LocalFiles(folder.resolve("to")),
                way.wayBack());
    }

    private List<String> there() throws Exception {
        try (Stream<Path> walk = Files.walk(folder.resolve("to"))) {
            return walk.map(path -> folder.resolve("to").relativize(path).toString()).sorted().toList();
        }
    }

    @Test
    void copiesWhatIsLackingAndNamesWhatIsOtherwise() throws Exception {
        FileCopies.Copied copied = copies().run(COPY);

        assertThat(copied.tally().total()).isEqualTo(2);
        assertThat(copied.kept()).containsExactly("other.txt");
        assertThat(folder.resolve("to/deep/er/b ü.txt")).hasContent("b");
        assertThat(folder.resolve("to/other.txt")).hasContent("theirs");
    }

    @Test
    void leavesTheTreeAsItWas() throws Exception {
        List<String> before = there();
        copies().run(COPY);

        assertThat(copies().undo(COPY, way.opener())).isEmpty();
        assertThat(there()).isEqualTo(before);
        assertThat(folder.resolve("to/same.txt")).hasContent("same");
    }

    @Test
    void keepsACopyThatOthersChangedSinceAndAFolderTheyUse() throws Exception {
        copies().run(COPY);
        write("to/a.txt", "changed");
        write("to/deep/theirs.txt", "x");

        assertThat(copies().undo(COPY, way.opener())).containsExactly("a.txt");
        assertThat(there()).contains("a.txt", "deep/theirs.txt").doesNotContain("deep/er");
    }

    @Test
    void takesBackTheCopiesOfEveryAttempt() throws Exception {
        copies().run(COPY);
        write("from/late.txt", "late");
        copies().run(COPY);
        copies().undo(COPY, way.opener());

        assertThat(there()).doesNotContain("a.txt", "late.txt");
    }

    @Test
    void countsAFileOnceHoweverOftenItWasBegun() throws Exception {
        copies().run(COPY);
        Files.delete(folder.resolve("to/a.txt"));
        copies().run(COPY);

        assertThat(copies().leaving(COPY, way.opener()).going()).containsExactly("a.txt", "deep/er/b ü.txt");
    }
}
