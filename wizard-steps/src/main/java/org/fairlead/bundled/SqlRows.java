package org.fairlead.bundled;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import org.fairlead.convert.ReadableCell;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.model.Row;

/**
 * Rows as statements that each take many of them, a line each. Every part makes the table where it is not
 * there, so each loads by itself. Statements stay small enough for every server's largest packet.
 */
final class SqlRows implements RowFormat {
    /** Bytes after which a new statement begins. */
    private static final int ENOUGH = 256 << 10;

    private final String insert;
    private final String create;
    private int length;

    SqlRows(String table, List<Column> columns, List<String> key) {
        String name = quoted(table);
        this.insert = "INSERT INTO " + name + " (" + columns.stream().map(column -> quoted(column.name()))
                .collect(Collectors.joining(", ")) + ") VALUES ";
        String primary = key.isEmpty()
                ? ""
                : ", PRIMARY KEY (" + key.stream().map(SqlRows::quoted).collect(Collectors.joining(", "))
                        + ")";
        this.create = "CREATE TABLE IF NOT EXISTS " + name + " (" + columns.stream().map(SqlRows::column)
                .collect(Collectors.joining(", ")) + primary
                + ") ENGINE=InnoDB DEFAULT CHARSET=utf8mb4; ";
    }

    /** With grave accents, so that the server's own mode does not matter. */
    private static String quoted(String name) {
        return '`' + name.replace("`", "``") + '`';
    }

    private static String column(Column column) {
        boolean zero = column.kind() == ColumnKind.MOMENT;
        return quoted(column.name()) + " " + column.type() + (column.nullable() ? zero ? " NULL" : ""
                : " NOT NULL");
    }

    @Override
    public byte[] first(Row row) {
        length = 0;
        return counted(create + insert + values(row));
    }

    @Override
    public byte[] next(Row row) {
        if (length < ENOUGH) {
            return counted("," + values(row));
        }
        length = 0;
        return counted(";" + insert + values(row));
    }

    private byte[] counted(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        length += bytes.length;
        return bytes;
    }

    private static String values(Row row) {
        return row.cells().stream().map(SqlRows::value).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String value(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> "NULL";
            case Cell.Bool(boolean value) -> value ? "1" : "0";
            case Cell.Int(long value) -> Long.toString(value);
            case Cell.BigInt(var value) -> value.toString();
            case Cell.Dec(var value) -> value.toPlainString();
            case Cell.Bytes(byte[] value) -> "x'" + HexFormat.of().formatHex(value) + "'";
            case Cell.Moment(var value) -> literal(value.toString().replace('T', ' ').replace("Z", ""));
            default -> literal(ReadableCell.whole(cell));
        };
    }

    private static String literal(String text) {
        var literal = new StringBuilder(text.length() + 2).append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\'' -> literal.append("\\'");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                case '\r' -> literal.append("\\r");
                case '\0' -> literal.append("\\0");
                case '\u001a' -> literal.append("\\Z");
                default -> literal.append(c);
            }
        }
        return literal.append('\'').toString();
    }
}
