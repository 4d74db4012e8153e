package org.fairlead.machine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.model.Problem;
import org.fairlead.site.Files;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.SiteException;

/**
 * Reads what was added to a log file since it was marked, also where the file was put aside under the usual
 * name
 * (a ".1" behind it) and begun anew. Of very much only the end is read.
 */
final class NewLines {
    private static final long MOST = 8L << 20;
    private static final int LONGEST = 8_000;
    private static final String ASIDE = ".1";

    private final Files tree;
    private final Consumer<String> reader;
    private long skipped;

    NewLines(Files tree, Consumer<String> reader) {
        this.tree = tree;
        this.reader = reader;
    }

    /** Bytes that were left out because there were too many. */
    long skipped() {
        return skipped;
    }

    /**
     * Reads the new lines of a file that is there.
     *
     * @param mark
     * empty where the file was not there when marks were made
     */
    void read(FileEntry file, Optional<LogMark> mark) throws SiteException {
        if (mark.isEmpty() || mark.get().isOf(tree, file)) {
            from(file, mark.map(LogMark::size).orElse(0L));
            return;
        }
        List<FileEntry> aside = tree.list(file.path() + ASIDE);
        if (aside.size() == 1 && mark.get().isOf(tree, aside.getFirst())) {
            from(aside.getFirst(), mark.get().size());
        }
        from(file, 0);
    }

    private void from(FileEntry file, long offset) throws SiteException {
        long start = Math.max(offset, file.size() - MOST);
        skipped += start - offset;
        if (start >= file.size()) {
            return;
        }
        try (var lines = new BufferedReader(new InputStreamReader(new Bounded(tree.open(file.path(), start),
                file
                        .size() - start), StandardCharsets.UTF_8))) {
            lines(lines, start > offset);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", tree.place() + "/" + file
                    .path()), e);
        }
    }

    /** A line may be as long as a file; what is too long of it is left out. */
    private void lines(BufferedReader in, boolean begunAmidst) throws IOException {
        var line = new StringBuilder();
        boolean whole = !begunAmidst;
        for (int c = in.read(); c >= 0; c = in.read()) {
            if (c == '\n') {
                if (whole) {
                    reader.accept(line.toString());
                }
                whole = true;
                line.setLength(0);
            } else if (line.length() < LONGEST) {
                line.append((char) c);
            }
        }
        if (whole && !line.isEmpty()) {
            reader.accept(line.toString());
        }
    }

    /** As much as there was when its size was asked: a log that is written all the time has no end. */
    private static final class Bounded extends InputStream {
        private final InputStream in;
        private long left;

        Bounded(InputStream in, long left) {
            this.in = in;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int read = left <= 0 ? -1 : in.read();
            left--;
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left <= 0) {
                return -1;
            }
            int read = in.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
