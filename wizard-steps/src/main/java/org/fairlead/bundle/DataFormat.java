package org.fairlead.bundle;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How the rows of a dataset are written. Each part is a file of its format by itself. A row is one line,
 * except in CSV (RFC 4180), where a quoted value may hold line feeds; writers of the others say a line
 * feed in the format's own way.
 */
public enum DataFormat {
    /** One JSON object to a line. */
    JSONL(0, 0),
    /** A line of column names first. */
    CSV(1, 0),
    /**
     * Statements of MariaDB and MySQL, each row on a line of its own; the first line says how they are meant,
     * and the last one ends the last statement.
     */
    SQL(1, 1),
    /** One element to a line, in {@code <rows>}. */
    XML(2, 1);

    private static final String XML_HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rows>\n";
    private static final String SQL_HEAD = "SET NAMES utf8mb4; SET time_zone = '+00:00';"
            + " SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO';\n";
    private static final String SQL_END = ";\n";
    private static final String XML_END = "</rows>\n";

    private final int headLines;
    private final int endLines;

    DataFormat(int headLines, int endLines) {
        this.headLines = headLines;
        this.endLines = endLines;
    }

    /** The ending of its files, and its word in the manifest. */
    @JsonValue
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Lines of a part that are no rows. */
    int frameLines() {
        return headLines + endLines;
    }

    /** What a part begins with. */
    byte[] head(List<String> columns) {
        return bytes(switch (this) {
            case JSONL -> "";
            case SQL -> SQL_HEAD;
            case CSV -> columns.stream().map(DataFormat::quoted).collect(Collectors.joining(",")) + "\r\n";
            case XML -> XML_HEAD;
        });
    }

    /** What a part ends with. */
    byte[] end() {
        return bytes(switch (this) {
            case JSONL, CSV -> "";
            case SQL -> SQL_END;
            case XML -> XML_END;
        });
    }

    /** Whether these bytes can stand as one row. */
    boolean isRow(byte[] row) {
        return row.length > 0 && (this == CSV ? isRecord(row) : LineFeeds.count(row, 0, row.length) == 0);
    }

    private static boolean isRecord(byte[] row) {
        boolean quoted = false;
        for (byte b : row) {
            quoted ^= b == '"';
            if (b == '\n' && !quoted) {
                return false;
            }
        }
        return !quoted;
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
