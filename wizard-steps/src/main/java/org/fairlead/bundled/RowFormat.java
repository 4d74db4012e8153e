package org.fairlead.bundled;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import org.fairlead.bundle.DataFormat;
import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.Row;

/**
 * Rows for other programs: SQL that a stock client of MariaDB or MySQL loads, CSV as RFC 4180 has it, XML
 * 1.0.
 * Fairlead itself never reads them back. Not thread-safe.
 */
interface RowFormat {
    /** The row as the first of a part. */
    default byte[] first(Row row) {
        return next(row);
    }

    /** The row behind another. */
    byte[] next(Row row);

    /**
     * The one for a format.
     *
     * @param table
     * what the rows are called in it; without the prefix of a site
     */
    static RowFormat of(DataFormat format, String table, List<Column> columns, List<String> key) {
        return switch (format) {
            case JSONL -> json(columns);
            case CSV -> RowFormat::csv;
            case XML -> row -> xml(columns, row);
            case SQL -> new SqlRows(table, columns, key);
        };
    }

    private static RowFormat json(List<Column> columns) {
        var line = new RowLine(columns.stream().map(Column::name).toList());
        return line::write;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Nothing between commas is no value, two quotes are an empty text. */
    private static byte[] csv(Row row) {
        return bytes(row.cells().stream().map(cell -> cell instanceof Cell.Null
                ? ""
                : '"' + text(cell).replace("\"", "\"\"") + '"').collect(Collectors.joining(",", "", "\r")));
    }

    private static String text(Cell cell) {
        return cell instanceof Cell.Bytes(byte[] value) ? HexFormat.of().formatHex(value)
                : ReadableCell.whole(cell);
    }

    /** What XML 1.0 has no letter for comes as base64, and says so. */
    private static byte[] xml(List<Column> columns, Row row) {
        var xml = new StringBuilder("<row>");
        for (int i = 0; i < row.size(); i++) {
            if (row.get(i) instanceof Cell.Null) {
                continue;
            }
            xml.append("<value column=\"").append(escaped(columns.get(i).name())).append('"');
            boolean sayable = !(row.get(i) instanceof Cell.Bytes) && text(row.get(i)).codePoints().allMatch(
                    RowFormat::isXml);
            if (sayable) {
                xml.append('>').append(escaped(text(row.get(i))));
            } else {
                byte[] content = row.get(i) instanceof Cell.Bytes(byte[] value) ? value : bytes(text(row.get(
                        i)));
                xml.append(" encoding=\"base64\">").append(Base64.getEncoder().encodeToString(content));
            }
            xml.append("</value>");
        }
        return bytes(xml.append("</row>").toString());
    }

    private static boolean isXml(int c) {
        return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xd7ff) || (c >= 0xe000 && c
                <= 0xfffd) || c >= 0x10000;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;");
    }
}
