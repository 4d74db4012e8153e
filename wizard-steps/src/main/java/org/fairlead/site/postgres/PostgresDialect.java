package org.fairlead.site.postgres;

import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.jdbc.SqlDialect;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.site.SiteException;

/** PostgreSQL's way with statements. */
record PostgresDialect(String schema, PostgresFailures failures) implements SqlDialect {
    private static final int FETCH_ROWS = 2000;

    @Override
    public String table(String name) {
        return PostgresIdentities.qualified(schema, name);
    }

    /** Texts are sorted by their bytes, as other databases do, whatever the collation of the column. */
    @Override
    public String sorted(String quoted, ColumnKind kind) {
        return quoted + (kind == ColumnKind.TEXT ? " COLLATE \"C\"" : "");
    }

    @Override
    public boolean readsLikePostgres() {
        return true;
    }

    @Override
    public int fetchRows() {
        return FETCH_ROWS;
    }

    @Override
    public List<CellReader> readers(ResultSetMetaData meta, List<Column> columns) throws SQLException {
        var readers = new ArrayList<CellReader>();
        for (int i = 1; i <= meta.getColumnCount(); i++) {
            if (columns.isEmpty()) {
                String type = meta.getColumnTypeName(i);
                readers.add(PostgresCells.reader(PostgresTypes.kind(type.replaceFirst("^_", ""), type
                        .startsWith("_")), type));
            } else {
                Column column = columns.get(i - 1);
                readers.add(PostgresCells.reader(column.kind(), column.type()));
            }
        }
        return readers;
    }

    @Override
    public SiteException of(String doing, SQLException cause) {
        return failures.of(doing, cause);
    }

    @Override
    public @Nullable Object bound(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> null;
            case Cell.Bool(boolean value) -> value;
            case Cell.Int(long value) -> value;
            case Cell.Dbl(double value) -> value;
            case Cell.Dec(var value) -> value;
            case Cell.Bytes(byte[] value) -> value;
            case Cell.BigInt(var value) -> new BigDecimal(value);
            case Cell.Moment(var value) -> value.atOffset(ZoneOffset.UTC);
            case Cell.Stamp(var value) -> value;
            case Cell.Date(var value) -> value;
            case Cell.Time(var value) -> value;
            case Cell.Uuid(var value) -> value;
            case Cell.Text(String value) -> value;
            case Cell.Json(String value) -> value;
            case Cell.Other(var type, String text) -> text;
            case Cell.Array(var values) -> ArrayText.write(values);
        };
    }
}
