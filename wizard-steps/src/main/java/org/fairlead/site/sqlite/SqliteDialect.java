package org.fairlead.site.sqlite;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.jdbc.SqlDialect;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;

/** SQLite's way with statements. Cells are what is stored, whatever the column declares. */
record SqliteDialect(SqliteFailures failures) implements SqlDialect {
    @Override
    public String table(String name) {
        return Quoting.quote(name);
    }

    /** Texts are sorted by their bytes, as other databases do, whatever the collation of the column. */
    @Override
    public String sorted(String quoted, ColumnKind kind) {
        return quoted + (kind == ColumnKind.TEXT ? " COLLATE BINARY" : "");
    }

    @Override
    public boolean readsLikePostgres() {
        return false;
    }

    @Override
    public int fetchRows() {
        return 0;
    }

    @Override
    public List<CellReader> readers(ResultSetMetaData meta, List<Column> columns) throws SQLException {
        return Collections.nCopies(meta.getColumnCount(), SqliteDialect::cell);
    }

    @Override
    public SiteException of(String doing, SQLException cause) {
        return failures.of(doing, cause);
    }

    private static Cell cell(ResultSet results, int index) throws SQLException {
        Object value = results.getObject(index);
        return switch (value) {
            case null -> Cell.NULL;
            case Integer number -> new Cell.Int(number);
            case Long number -> new Cell.Int(number);
            case Double number -> new Cell.Dbl(number);
            case byte[] bytes -> new Cell.Bytes(bytes);
            default -> text(results, index, value.toString());
        };
    }

    /**
     * The driver puts U+FFFD where the stored bytes are no UTF-8; those come as bytes, so that nothing is
     * lost unseen.
     */
    private static Cell text(ResultSet results, int index, String decoded) throws SQLException {
        if (decoded.indexOf('\uFFFD') >= 0) {
            byte[] stored = results.getBytes(index);
            if (!Arrays.equals(stored, decoded.getBytes(StandardCharsets.UTF_8))) {
                return new Cell.Bytes(stored);
            }
        }
        return new Cell.Text(decoded);
    }

    @Override
    public @Nullable Object bound(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> null;
            case Cell.Bool(boolean value) -> value ? 1 : 0;
            case Cell.Int(long value) -> value;
            case Cell.Dbl(double value) -> value;
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Bytes(byte[] value) -> value;
            case Cell.BigInt(var value) -> value.toString();
            case Cell.Dec(var value) -> value.toPlainString();
            case Cell.Date(var value) -> value.toString();
            case Cell.Time(var value) -> value.toString();
            case Cell.Stamp(var value) -> value.toString().replace('T', ' ');
            case Cell.Moment(var value) -> value.toString().replace('T', ' ').replace("Z", "");
            case Cell.Uuid(var value) -> value.toString().replace("-", "");
            case Cell.Other(var type, var text) -> text;
            case Cell.Array(var values) -> throw new IllegalArgumentException("SQLite has no arrays");
        };
    }
}
