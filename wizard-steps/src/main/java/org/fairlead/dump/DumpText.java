package org.fairlead.dump;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Part;

/**
 * Writes a database as text. The stock client reads it as it is; comments that begin with {@code -- @} tell
 * Fairlead how many bytes a statement has, so that no SQL has to be understood to read it again.
 *
 * <pre>
 * -- @ fairlead-database 1 DIALECT
 * -- @ setup
 * -- @ sql BYTES the statement follows, then a line with its end
 * -- @ part 0|1 KIND NAME 1: when the rows are there; its statements follow
 * -- @ rows NAME INSERT statements follow
 * -- @ stream BYTES NAME a COPY statement, and its rows until a line of \.
 * -- @ table ROWS SUM NAME for each table
 * -- @ end PARTS ROWS
 * </pre>
 * Names are URL-encoded.
 */
final class DumpText {
    static final String MARK = "-- @ ";
    static final String VERSION = "fairlead-database 1";

    private final OutputStream out;
    private final boolean cutByClient;

    /**
     * @param cutByClient
     * whether the stock client ends a statement at each semicolon
     */
    DumpText(OutputStream out, boolean cutByClient) {
        this.out = out;
        this.cutByClient = cutByClient;
    }

    private void line(String text) throws IOException {
        out.write((text + '\n').getBytes(StandardCharsets.UTF_8));
    }

    void begin(String dialect, List<String> notes, List<String> setup) throws IOException {
        line(MARK + VERSION + " " + dialect);
        for (String note : notes) {
            line("-- " + note.replaceAll("\\R", " "));
        }
        line(MARK + "setup");
        for (String statement : setup) {
            sql(statement);
        }
    }

    private void sql(String statement) throws IOException {
        byte[] bytes = statement.getBytes(StandardCharsets.UTF_8);
        boolean cut = cutByClient && statement.indexOf(';') >= 0;
        String end = ";";
        for (int i = 0; cut && (end.equals(";") || statement.contains(end)); i++) {
            end = "$end" + i + "$";
        }
        if (cut) {
            line("DELIMITER " + end);
        }
        line(MARK + "sql " + bytes.length);
        out.write(bytes);
        line("");
        line(end);
        if (cut) {
            line("DELIMITER ;");
        }
    }

    void part(Part part) throws IOException {
        line(MARK + "part " + (part.afterRows() ? 1 : 0) + " " + part.kind() + " " + encoded(part.name()));
        for (String statement : part.statements()) {
            sql(statement);
        }
    }

    /** Begins the rows of a table. */
    void rows(Filled table) throws IOException {
        if (table.streamed()) {
            byte[] bytes = table.statement().getBytes(StandardCharsets.UTF_8);
            line(MARK + "stream " + bytes.length + " " + encoded(table.name()));
            out.write(bytes);
            line(";");
        } else {
            line(MARK + "rows " + encoded(table.name()));
        }
    }

    /** A row of a table whose rows are streamed, with its end. */
    void streamed(byte[] line) throws IOException {
        out.write(line);
    }

    void endOfStream() throws IOException {
        line("\\.");
    }

    /** A whole statement of rows; what is in it holds no end of a statement outside of quotes. */
    void insert(byte[] statement, int length) throws IOException {
        line(MARK + "sql " + length);
        out.write(statement, 0, length);
        line("");
        line(";");
    }

    void table(String name, RowSum.Counted counted) throws IOException {
        line(MARK + "table " + counted.rows() + " " + counted.sum() + " " + encoded(name));
    }

    void end(long parts, long rows) throws IOException {
        line(MARK + "end " + parts + " " + rows);
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }
}
