package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.UUID;

import tools.jackson.core.JacksonException;

import org.fairlead.model.Cell;

/**
 * Values that JSON has no kind for, as the name of a kind and a text; what is read equals what was written.
 */
public final class CellText {
    private static final String OTHER = "other:";
    /** More than any database takes. */
    private static final int DIGITS = 70_000;

    private CellText() {}

    /** Name of the kind of a value. */
    public static String kind(Cell cell) {
        return switch (cell) {
            case Cell.Other(String type, var text) -> OTHER + type;
            default -> cell.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        };
    }

    /** The value as text without loss. */
    public static String text(Cell cell) {
        return switch (cell) {
            case Cell.Bytes(byte[] value) -> HexFormat.of().formatHex(value);
            case Cell.Dec(BigDecimal value) -> value.toString();
            case Cell.Dbl(double value) -> Double.toString(value);
            case Cell.Date(LocalDate value) -> value.toString();
            case Cell.Time(LocalTime value) -> value.toString();
            case Cell.Stamp(LocalDateTime value) -> value.toString();
            case Cell.Moment(Instant value) -> value.toString();
            case Cell.Uuid(UUID value) -> value.toString();
            case Cell.Json(String value) -> value;
            case Cell.Array(List<Cell> values) -> KeyText.write(values);
            case Cell.Other(var type, String value) -> value;
            case Cell.BigInt(BigInteger value) -> value.toString();
            case Cell.Int(long value) -> Long.toString(value);
            case Cell.Bool(boolean value) -> Boolean.toString(value);
            case Cell.Text(String value) -> value;
            case Cell.Null() -> "";
        };
    }

    /**
     * The value of a kind.
     *
     * @throws IllegalArgumentException
     * when there is no such kind or the text is no value of it; neither is told, for it may be a secret
     */
    public static Cell of(String kind, String text) {
        try {
            return parsed(kind, text);
        } catch (NumberFormatException | DateTimeException | JacksonException | NoSuchElementException e) {
            throw new IllegalArgumentException("no value of its kind", e);
        }
    }

    private static Cell parsed(String kind, String text) {
        return switch (kind) {
            case "bigint" -> new Cell.BigInt(new BigInteger(bounded(text)));
            case "bytes" -> new Cell.Bytes(HexFormat.of().parseHex(text));
            case "dec" -> new Cell.Dec(decimal(bounded(text)));
            case "dbl" -> new Cell.Dbl(Double.parseDouble(bounded(text)));
            case "date" -> new Cell.Date(LocalDate.parse(text));
            case "time" -> new Cell.Time(LocalTime.parse(text));
            case "stamp" -> new Cell.Stamp(LocalDateTime.parse(text));
            case "moment" -> new Cell.Moment(Instant.parse(text));
            case "uuid" -> new Cell.Uuid(UUID.fromString(text));
            case "json" -> new Cell.Json(text);
            case "array" -> new Cell.Array(KeyText.read(text));
            default -> {
                if (!kind.startsWith(OTHER)) {
                    throw new IllegalArgumentException("no kind of value");
                }
                yield new Cell.Other(kind.substring(OTHER.length()), text);
            }
        };
    }

    private static String bounded(String number) {
        if (number.length() > DIGITS) {
            throw new IllegalArgumentException("a number of more than " + DIGITS + " characters");
        }
        return number;
    }

    /** Written out, a number of few characters may have millions of digits. */
    private static BigDecimal decimal(String text) {
        var value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > DIGITS) {
            throw new IllegalArgumentException("a number of more than " + DIGITS + " digits");
        }
        return value;
    }
}
