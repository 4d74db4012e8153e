package org.fairlead.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.local.LocalFiles;

import static org.assertj.core.api.Assertions.assertThat;

class NewLinesTest {
    @TempDir
    private Path folder;
    private final List<String> lines = new ArrayList<>();

    private LogMark mark() throws Exception {
        return LogMark.of(new LocalFiles(folder), entry());
    }

    private FileEntry entry() throws Exception {
        return new FileEntry("a.log", Files.size(folder.resolve("a.log")));
    }

    private void add(String text) throws Exception {
        Files.writeString(folder.resolve("a.log"), text, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private NewLines read(Optional<LogMark> mark) throws Exception {
        lines.clear();
        var reading = new NewLines(new LocalFiles(folder), lines::add);
        reading.read(entry(), mark);
        return reading;
    }

    @Test
    void onlyWhatIsNewIsRead() throws Exception {
        add("old\n");
        LogMark mark = mark();
        assertThat(read(Optional.of(mark)).skipped()).isZero();
        assertThat(lines).isEmpty();
        add("new ü\nnewer");

        read(Optional.of(mark));
        assertThat(lines).containsExactly("new ü", "newer");
        read(Optional.empty());
        assertThat(lines).as("a file that was not there before is new").containsExactly("old", "new ü",
                "newer");
    }

    @Test
    void aFileThatWasPutAsideIsReadToItsEndAndThenTheNewOne() throws Exception {
        add("old\n");
        LogMark mark = mark();
        add("last of it\n");
        Files.move(folder.resolve("a.log"), folder.resolve("a.log.1"));
        add("first of the next, which is much longer than the old one was\n");

        read(Optional.of(mark));
        assertThat(lines).containsExactly("last of it",
                "first of the next, which is much longer than the old one was");
    }

    @Test
    void aFileThatWasEmptiedIsNew() throws Exception {
        add("old and long enough\n");
        LogMark mark = mark();
        Files.delete(folder.resolve("a.log"));
        add("other\n");

        read(Optional.of(mark));
        assertThat(lines).containsExactly("other");
    }

    @Test
    void ofVeryMuchOnlyTheEndIsReadAndALineIsNeverWithoutEnd() throws Exception {
        add("old\n");
        LogMark mark = mark();
        add("x".repeat(9 << 20) + "\nlast\n" + "y".repeat(20_000) + "\n");

        assertThat(read(Optional.of(mark)).skipped()).isGreaterThan(1L << 20);
        assertThat(lines).hasSize(2).startsWith("last").allMatch(line -> line.length() <= 8_000);
    }
}
