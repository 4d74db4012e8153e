package org.fairlead.site.postgres;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Pattern;

import org.fairlead.convert.Timestamps;
import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.model.Cell;
import org.fairlead.model.ColumnKind;

/**
 * Reads cells from PostgreSQL's text output; what has no value of its own (infinity, NaN, years BC) is kept
 * as text.
 */
final class PostgresCells {
    /** A type of somebody's own is called by its schema only where that is not the one looked at. */
    private static final Pattern SCHEMA = Pattern.compile("^(\"[^\"]*\"|[a-z_][a-z_0-9$]*)\\.");

    private PostgresCells() {}

    static CellReader reader(ColumnKind kind, String type) {
        String bare = SCHEMA.matcher(type).replaceFirst("");
        return (results, index) -> {
            String text = results.getString(index);
            return text == null ? Cell.NULL : cell(results, index, text, kind, bare);
        };
    }

    private static Cell cell(ResultSet results, int index, String text, ColumnKind kind, String type)
            throws SQLException {
        return switch (kind) {
            case BOOLEAN -> Cell.of(text.equals("t"));
            case INTEGER -> new Cell.Int(Long.parseLong(text));
            case DECIMAL -> text.equals("NaN") || text.endsWith("Infinity")
                    ? new Cell.Other(type, text)
                    : new Cell.Dec(new BigDecimal(text));
            case DOUBLE -> new Cell.Dbl(Double.parseDouble(text));
            case TEXT -> new Cell.Text(text);
            case JSON -> new Cell.Json(text);
            case BYTES -> new Cell.Bytes(HexFormat.of().parseHex(results.getString(index).substring(2)));
            case DATE -> date(text, type);
            case TIME -> time(text, type);
            case STAMP, MOMENT -> stamp(text, kind, type);
            case UUID -> new Cell.Uuid(UUID.fromString(text));
            case ADDRESS, INTERVAL, ARRAY, OTHER -> new Cell.Other(type, text);
        };
    }

    private static Cell date(String text, String type) {
        LocalDate date = Timestamps.date(text);
        return date == null ? new Cell.Other(type, text) : new Cell.Date(date);
    }

    private static Cell time(String text, String type) {
        LocalTime time = Timestamps.time(text);
        return time == null ? new Cell.Other(type, text) : new Cell.Time(time);
    }

    private static Cell stamp(String text, ColumnKind kind, String type) {
        Timestamps.Parsed parsed = Timestamps.stamp(text);
        if (parsed == null) {
            return new Cell.Other(type, text);
        }
        return kind == ColumnKind.STAMP
                ? new Cell.Stamp(parsed.local())
                : new Cell.Moment(parsed.local().toInstant(parsed.offset() == null ? ZoneOffset.UTC : parsed
                        .offset()));
    }
}
