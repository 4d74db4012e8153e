package org.fairlead.site.postgres;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Arrays;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * Writes rows in the text format of COPY (PostgreSQL manual, "COPY", section "Text Format"). Not
 * thread-safe.
 */
final class CopyText {
    private static final byte[] HEX = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private byte[] bytes;
    private int length;

    CopyText(int size) {
        bytes = new byte[size];
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    void row(Row row) {
        for (int i = 0; i < row.size(); i++) {
            if (i > 0) {
                put('\t');
            }
            cell(row.get(i));
        }
        put('\n');
    }

    private void cell(Cell cell) {
        switch (cell) {
            case Cell.Null() -> ascii("\\N");
            case Cell.Bool(var value) -> put(value ? 't' : 'f');
            case Cell.Int(var value) -> whole(value);
            case Cell.BigInt(var value) -> ascii(value.toString());
            case Cell.Dec(var value) -> ascii(value.toString());
            case Cell.Dbl(var value) -> ascii(Double.toString(value));
            case Cell.Text(var value) -> escaped(value);
            case Cell.Json(var value) -> escaped(value);
            case Cell.Other(var type, var value) -> escaped(value);
            case Cell.Bytes(var value) -> hex(value);
            case Cell.Date(var value) -> date(value);
            case Cell.Time(var value) -> time(value);
            case Cell.Stamp(var value) -> stamp(value);
            case Cell.Moment(var value) -> moment(value);
            case Cell.Uuid(var value) -> ascii(value.toString());
            case Cell.Array(var values) -> escaped(ArrayText.write(values));
        }
    }

    private void moment(Instant value) {
        stamp(LocalDateTime.ofInstant(value, ZoneOffset.UTC));
        ascii("+00");
    }

    private void stamp(LocalDateTime value) {
        date(value.toLocalDate());
        put(' ');
        time(value.toLocalTime());
    }

    private void date(LocalDate value) {
        int year = value.getYear();
        if (year < 0 || year > 9999) {
            ascii(Integer.toString(year));
        } else {
            two(year / 100);
            two(year % 100);
        }
        put('-');
        two(value.getMonthValue());
        put('-');
        two(value.getDayOfMonth());
    }

    private void time(LocalTime value) {
        two(value.getHour());
        put(':');
        two(value.getMinute());
        put(':');
        two(value.getSecond());
        int micros = value.getNano() / 1000;
        if (micros != 0) {
            put('.');
            two(micros / 10_000);
            two(micros / 100 % 100);
            two(micros % 100);
        }
    }

    private void two(int number) {
        put((char) ('0' + number / 10));
        put((char) ('0' + number % 10));
    }

    private void whole(long value) {
        if (value < 0 || value > 999_999_999) {
            ascii(Long.toString(value));
            return;
        }
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        int at = length + digits;
        long rest = value;
        do {
            bytes[--at] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        length += digits;
    }

    private void hex(byte[] value) {
        reserve(value.length * 2 + 3);
        ascii("\\\\x");
        for (byte b : value) {
            bytes[length++] = HEX[(b >> 4) & 0xf];
            bytes[length++] = HEX[b & 0xf];
        }
    }

    private void escaped(String value) {
        reserve(value.length() * 3 + 8);
        int count = value.length();
        for (int i = 0; i < count; i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x80 && c != '\\') {
                bytes[length++] = (byte) c;
            } else if (c < 0x80) {
                control(c);
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xc0 | (c >> 6));
                bytes[length++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c) && i + 1 < count) {
                four(Character.toCodePoint(c, value.charAt(++i)));
            } else {
                bytes[length++] = (byte) (0xe0 | (c >> 12));
                bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                bytes[length++] = (byte) (0x80 | (c & 0x3f));
            }
        }
    }

    private void four(int point) {
        bytes[length++] = (byte) (0xf0 | (point >> 18));
        bytes[length++] = (byte) (0x80 | ((point >> 12) & 0x3f));
        bytes[length++] = (byte) (0x80 | ((point >> 6) & 0x3f));
        bytes[length++] = (byte) (0x80 | (point & 0x3f));
    }

    private void control(char c) {
        char letter = switch (c) {
            case '\\' -> '\\';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 0;
        };
        if (letter != 0) {
            bytes[length++] = '\\';
            bytes[length++] = (byte) letter;
        } else {
            bytes[length++] = (byte) c;
        }
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    private void put(char c) {
        reserve(1);
        bytes[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
