package org.fairlead.convert;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * Writes rows as bytes so that two rows have equal bytes exactly when their values are equal: JSON by its
 * canonical form,
 * decimals by value, times as instants in microseconds. Not thread-safe; the buffer is reused.
 */
public final class CanonicalRow {
    private static final int NANOS_PER_MICRO = 1000;

    private final CanonicalJson json;
    private byte[] bytes = new byte[1024];
    private int length;

    public CanonicalRow() {
        this(new CanonicalJson());
    }

    /** Shares what the converter of the same thread has just looked at. */
    public CanonicalRow(CanonicalJson json) {
        this.json = json;
    }

    /** Writes a row into the buffer, replacing what was in it. */
    public CanonicalRow write(Row row) {
        length = 0;
        for (int i = 0; i < row.size(); i++) {
            write(row.get(i));
        }
        return this;
    }

    /** Writes one value into the buffer, replacing what was in it, and copies it out. */
    public byte[] bytesOf(Cell cell) {
        length = 0;
        write(cell);
        return Arrays.copyOf(bytes, length);
    }

    /** The buffer; only the first {@link #length} bytes count. */
    public byte[] buffer() {
        return bytes;
    }

    public int length() {
        return length;
    }

    private void write(Cell cell) {
        switch (cell) {
            case Cell.Null() -> tag('n');
            case Cell.Bool(var value) -> tag(value ? 't' : 'f');
            case Cell.Int(var value) -> number('i', value);
            case Cell.BigInt(var value) -> text('I', value.toString());
            case Cell.Dec(var value) -> text('d', value.signum() == 0 ? "0" : value.stripTrailingZeros()
                    .toString());
            case Cell.Dbl(var value) -> number('D', Double.doubleToLongBits(value == 0 ? 0.0 : value));
            case Cell.Text(var value) -> text('s', value);
            case Cell.Bytes(var value) -> raw('b', value, value.length);
            case Cell.Date(var value) -> number('y', value.toEpochDay());
            case Cell.Time(var value) -> number('h', value.toNanoOfDay() / NANOS_PER_MICRO);
            case Cell.Stamp(var value) -> {
                number('S', value.toLocalDate().toEpochDay());
                number('h', value.toLocalTime().toNanoOfDay() / NANOS_PER_MICRO);
            }
            case Cell.Moment(var value) -> {
                number('m', value.getEpochSecond());
                number('u', value.getNano() / NANOS_PER_MICRO);
            }
            case Cell.Uuid(var value) -> {
                number('g', value.getMostSignificantBits());
                number('G', value.getLeastSignificantBits());
            }
            case Cell.Json(var value) -> canonical(value);
            case Cell.Array(var values) -> {
                number('a', values.size());
                values.forEach(this::write);
            }
            case Cell.Other(var type, var value) -> {
                text('o', type);
                text('O', value);
            }
        }
    }

    private void canonical(String value) {
        text('j', json.of(value));
    }

    private void text(char tag, CharSequence value) {
        int most = value.length() * 3;
        reserve(most + 5);
        int start = length + 5;
        int end = ascii(value, start);
        if (end < 0) {
            byte[] encoded = value.toString().getBytes(StandardCharsets.UTF_8);
            raw(tag, encoded, encoded.length);
            return;
        }
        bytes[length] = (byte) tag;
        int32(length + 1, end - start);
        length = end;
    }

    private int ascii(CharSequence value, int start) {
        int at = start;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 0x80) {
                return -1;
            }
            bytes[at++] = (byte) c;
        }
        return at;
    }

    private void raw(char tag, byte[] value, int count) {
        reserve(count + 5);
        bytes[length] = (byte) tag;
        int32(length + 1, count);
        System.arraycopy(value, 0, bytes, length + 5, count);
        length += count + 5;
    }

    private void number(char tag, long value) {
        reserve(9);
        bytes[length++] = (byte) tag;
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void tag(char tag) {
        reserve(1);
        bytes[length++] = (byte) tag;
    }

    private void int32(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
