package org.fairlead.convert;

import org.fairlead.model.Cell;

/** Cells as people read them in evidence. Long texts are cut. */
public final class ReadableCell {
    private static final int LONGEST = 200;

    private ReadableCell() {}

    /** Cut to what fits a line. */
    public static String text(Cell cell) {
        String text = whole(cell);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    /** Not cut. */
    public static String whole(Cell cell) {
        return switch (cell) {
            case Cell.Null() -> "";
            case Cell.Bool(boolean value) -> Boolean.toString(value);
            case Cell.Int(long value) -> Long.toString(value);
            case Cell.BigInt(var value) -> value.toString();
            case Cell.Dec(var value) -> value.toPlainString();
            case Cell.Dbl(double value) -> Double.toString(value);
            case Cell.Text(String value) -> value;
            case Cell.Bytes(byte[] value) -> value.length + " bytes";
            case Cell.Date(var value) -> value.toString();
            case Cell.Time(var value) -> value.toString();
            case Cell.Stamp(var value) -> value.toString().replace('T', ' ');
            case Cell.Moment(var value) -> value.toString().replace('T', ' ').replace("Z", " UTC");
            case Cell.Uuid(var value) -> value.toString();
            case Cell.Json(String value) -> value;
            case Cell.Array(var values) -> values.size() + " values";
            case Cell.Other(String type, String value) -> value;
        };
    }
}
