package org.fairlead.dump;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.fairlead.model.Problem;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Stream;

/** Reads what {@link DumpText} wrote; anything else is refused. Not thread-safe. */
final class DumpScan {
    private static final int LINE = 1 << 16;
    /** A statement is one packet at most; no server takes larger ones. */
    private static final int STATEMENT = 1 << 30;
    private static final byte[] END = {'\\', '.', '\n'};

    private final InputStream in;
    private final String place;
    private final Visitor visitor;
    private final Map<String, RowSum.Counted> tables = new LinkedHashMap<>();
    private long parts;

    /** Told of what is read, in its order. */
    interface Visitor {
        /** The kind of the next statements: of a part, "setup" or "rows". */
        void part(String kind, String name) throws SiteException;

        void statement(String sql) throws SiteException;

        void stream(String name, String sql, Stream lines) throws SiteException;
    }

    DumpScan(InputStream in, String place, Visitor visitor) {
        this.in = in;
        this.place = place;
        this.visitor = visitor;
    }

    private SiteException foreign() {
        return new SiteException(Problem.blocker("dump.problem.foreign", place));
    }

    /**
     * Reads it to its end, and answers rows and sum of each table.
     *
     * @throws SiteException
     * when it is no such text, or not whole
     */
    Map<String, RowSum.Counted> run(String dialect) throws IOException, SiteException {
        String first = line();
        if (first == null || !first.startsWith(DumpText.MARK + DumpText.VERSION + " ")) {
            throw foreign();
        }
        String written = first.substring((DumpText.MARK + DumpText.VERSION + " ").length());
        if (!written.equals(dialect)) {
            throw new SiteException(Problem.blocker("dump.problem.dialect", place, written, dialect));
        }
        for (String line = line(); line != null; line = line()) {
            if (line.startsWith(DumpText.MARK) && marked(line.substring(DumpText.MARK.length()).split(" ",
                    -1))) {
                return tables;
            }
        }
        throw new SiteException(Problem.blocker("dump.problem.cut", place));
    }

    /** Whether it was the end. */
    private boolean marked(String[] words) throws IOException, SiteException {
        switch (words[0]) {
            case "setup" -> visitor.part("setup", "");
            case "sql" -> visitor.statement(bytes(word(words, 1)));
            case "part" -> {
                parts++;
                visitor.part(word(words, 2), name(words, 3));
            }
            case "rows" -> visitor.part("rows", name(words, 1));
            case "stream" -> {
                String sql = bytes(word(words, 1));
                line();
                visitor.stream(name(words, 2), sql, new Copied());
            }
            case "table" -> tables.put(name(words, 3), new RowSum.Counted(number(word(words, 1)), word(words,
                    2)));
            case "end" -> {
                long rows = tables.values().stream().mapToLong(RowSum.Counted::rows).sum();
                if (number(word(words, 1)) != parts || number(word(words, 2)) != rows) {
                    throw foreign();
                }
                return true;
            }
            default -> throw foreign();
        }
        return false;
    }

    private String word(String[] words, int at) throws SiteException {
        if (at >= words.length) {
            throw foreign();
        }
        return words[at];
    }

    private String name(String[] words, int at) throws SiteException {
        try {
            return URLDecoder.decode(word(words, at), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new SiteException(foreign().problem(), e);
        }
    }

    private long number(String word) throws SiteException {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new SiteException(foreign().problem(), e);
        }
    }

    private String bytes(String length) throws IOException, SiteException {
        long wanted = number(length);
        if (wanted < 0 || wanted > STATEMENT) {
            throw foreign();
        }
        byte[] bytes = in.readNBytes((int) wanted);
        if (bytes.length < wanted) {
            throw new SiteException(Problem.blocker("dump.problem.cut", place));
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private @Nullable String line() throws IOException, SiteException {
        byte[] line = piece();
        if (line.length == 0) {
            return null;
        }
        if (line[line.length - 1] != '\n') {
            throw foreign();
        }
        return new String(line, 0, line.length - 1, StandardCharsets.UTF_8);
    }

    /** Up to the end of the line, with it, or as much of it as is taken at once. */
    private byte[] piece() throws IOException {
        var piece = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            piece.write(b);
            if (b == '\n' || piece.size() == LINE) {
                break;
            }
        }
        return piece.toByteArray();
    }

    /** Rows up to the line that ends them, in pieces of many. */
    private final class Copied implements Stream {
        private boolean atStart = true;
        private boolean over;

        @Override
        public byte @Nullable [] next() throws SiteException {
            var pieces = new ByteArrayOutputStream();
            try {
                while (!over && pieces.size() < LINE) {
                    byte[] piece = piece();
                    if (piece.length == 0) {
                        throw new SiteException(Problem.blocker("dump.problem.cut", place));
                    }
                    over = atStart && Arrays.equals(piece, END);
                    atStart = piece[piece.length - 1] == '\n';
                    if (!over) {
                        pieces.writeBytes(piece);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return pieces.size() == 0 ? null : pieces.toByteArray();
        }
    }
}
