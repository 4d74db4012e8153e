package org.fairlead.site.mariadb;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.jdbc.SqlDialect;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;

/**
 * MariaDB's way with statements.
 *
 * @param prefix
 * what stands before the name of every table, for scratch tables beside the real ones
 */
record MariaDialect(String database, String prefix, MariaFailures failures) implements SqlDialect {

    private static final int FETCH_ROWS = 2000;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS",
            Locale.ROOT);

    @Override
    public String table(String name) {
        return Quoting.quote(database) + "." + Quoting.quote(prefix + name);
    }

    /** A single number is written with six digits only, unless it is asked for as a double. */
    @Override
    public String selected(Column column) {
        String quoted = Quoting.quote(column.name());
        return column.kind() == ColumnKind.DOUBLE && column.bits() == Float.SIZE ? quoted + " + 0e0" : quoted;
    }

    /**
     * Texts are sorted by their bytes in UTF-8, as other databases do, whatever the collation of the column.
     */
    @Override
    public String sorted(String quoted, ColumnKind kind) {
        return switch (kind) {
            case TEXT -> "CAST(CONVERT(" + quoted + " USING utf8mb4) AS BINARY)";
            case UUID -> "CAST(CAST(" + quoted + " AS CHAR) AS BINARY)";
            default -> quoted;
        };
    }

    @Override
    public boolean readsLikePostgres() {
        return false;
    }

    @Override
    public int fetchRows() {
        return FETCH_ROWS;
    }

    @Override
    public @Nullable Object bound(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> null;
            case Cell.Bool(boolean value) -> value ? 1 : 0;
            case Cell.Int(long value) -> value;
            case Cell.Dbl(double value) -> value;
            case Cell.Dec(var value) -> value;
            case Cell.BigInt(var value) -> new BigDecimal(value);
            case Cell.Bytes(byte[] value) -> value;
            case Cell.Moment(var value) -> STAMP.format(value.atOffset(ZoneOffset.UTC));
            case Cell.Stamp(var value) -> STAMP.format(value);
            case Cell.Date(var value) -> value.toString();
            case Cell.Time(var value) -> value.toString();
            case Cell.Uuid(var value) -> value.toString();
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Other(var type, String text) -> text;
            case Cell.Array(var values) -> throw new IllegalArgumentException("MariaDB has no arrays");
        };
    }

    @Override
    public List<CellReader> readers(ResultSetMetaData meta, List<Column> columns) throws SQLException {
        var readers = new ArrayList<CellReader>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            if (columns.isEmpty()) {
                String type = meta.getColumnTypeName(i).toLowerCase(Locale.ROOT).replaceAll("[ (].*", "");
                readers.add(MariaCells.reader(MariaTypes.kind(type), type));
            } else {
                Column column = columns.get(i - 1);
                readers.add(MariaCells.reader(column.kind(), column.type()));
            }
        }
        return readers;
    }

    @Override
    public SiteException of(String doing, SQLException cause) {
        return failures.of(doing, cause);
    }
}
