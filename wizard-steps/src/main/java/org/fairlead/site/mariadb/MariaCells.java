package org.fairlead.site.mariadb;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.UUID;

import org.fairlead.convert.Timestamps;
import org.fairlead.jdbc.ResultRows.CellReader;
import org.fairlead.model.Cell;
import org.fairlead.model.ColumnKind;

/**
 * Reads cells from the server's text; what has no value of its own (zero dates, times over a day) is kept as
 * text.
 */
final class MariaCells {
    private static final int LONGEST_LONG = 18;

    private MariaCells() {}

    static CellReader reader(ColumnKind kind, String type) {
        if (kind == ColumnKind.BYTES) {
            return (results, index) -> {
                byte[] bytes = results.getBytes(index);
                return bytes == null ? Cell.NULL : new Cell.Bytes(bytes);
            };
        }
        return (results, index) -> read(results, index, kind, type);
    }

    private static Cell read(ResultSet results, int index, ColumnKind kind, String type) throws SQLException {
        String text = results.getString(index);
        if (text == null) {
            return Cell.NULL;
        }
        return switch (kind) {
            case INTEGER -> integer(text);
            case DECIMAL -> new Cell.Dec(new BigDecimal(text));
            case DOUBLE -> new Cell.Dbl(type.startsWith("float") ? single(text) : Double.parseDouble(text));
            case TEXT -> new Cell.Text(text);
            case JSON -> new Cell.Json(text);
            case DATE -> date(text, type);
            case TIME -> time(text, type);
            case STAMP, MOMENT -> stamp(text, kind, type);
            case UUID -> new Cell.Uuid(UUID.fromString(text));
            default -> new Cell.Other(type, text);
        };
    }

    /** A single number counts by its shortest text, as everywhere here. */
    private static double single(String text) {
        return Double.parseDouble(Float.toString((float) Double.parseDouble(text)));
    }

    private static Cell integer(String text) {
        if (text.length() <= LONGEST_LONG) {
            return new Cell.Int(Long.parseLong(text));
        }
        var number = new BigInteger(text);
        return number.bitLength() < Long.SIZE ? new Cell.Int(number.longValue()) : new Cell.BigInt(number);
    }

    private static Cell date(String text, String type) {
        LocalDate date = text.startsWith("0000") ? null : Timestamps.date(text);
        return date == null ? new Cell.Other(type, text) : new Cell.Date(date);
    }

    private static Cell time(String text, String type) {
        LocalTime time = Timestamps.time(text);
        return time == null ? new Cell.Other(type, text) : new Cell.Time(time);
    }

    private static Cell stamp(String text, ColumnKind kind, String type) {
        Timestamps.Parsed parsed = text.startsWith("0000") ? null : Timestamps.stamp(text);
        if (parsed == null) {
            return new Cell.Other(type, text);
        }
        return kind == ColumnKind.STAMP
                ? new Cell.Stamp(parsed.local())
                : new Cell.Moment(parsed.local().toInstant(ZoneOffset.UTC));
    }
}
