package org.fairlead.record;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.UUID;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * Cells as bytes in journals and backups: a letter for the kind, then the value. Reads only what it wrote,
 * bounded.
 */
final class CellCodec {
    private static final int LARGEST = 1 << 30;

    private CellCodec() {}

    static void write(Row row, DataOutputStream out) throws IOException {
        out.writeShort(row.size());
        for (int i = 0; i < row.size(); i++) {
            write(row.get(i), out);
        }
    }

    static Row readRow(DataInputStream in) throws IOException {
        var cells = new Cell[in.readUnsignedShort()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = read(in);
        }
        return new Row(cells);
    }

    private static void write(Cell cell, DataOutputStream out) throws IOException {
        switch (cell) {
            case Cell.Null() -> out.writeByte('n');
            case Cell.Bool(boolean value) -> out.writeByte(value ? 't' : 'f');
            case Cell.Int(long value) -> {
                out.writeByte('i');
                out.writeLong(value);
            }
            case Cell.BigInt(var value) -> text('I', value.toString(), out);
            case Cell.Dec(var value) -> text('d', value.toString(), out);
            case Cell.Dbl(double value) -> {
                out.writeByte('D');
                out.writeDouble(value);
            }
            case Cell.Text(String value) -> text('s', value, out);
            case Cell.Bytes(byte[] value) -> bytes('b', value, out);
            case Cell.Date(var value) -> {
                out.writeByte('y');
                out.writeLong(value.toEpochDay());
            }
            case Cell.Time(var value) -> {
                out.writeByte('h');
                out.writeLong(value.toNanoOfDay());
            }
            case Cell.Stamp(var value) -> instant('S', value.toInstant(ZoneOffset.UTC), out);
            case Cell.Moment(var value) -> instant('m', value, out);
            case Cell.Uuid(var value) -> {
                out.writeByte('g');
                out.writeLong(value.getMostSignificantBits());
                out.writeLong(value.getLeastSignificantBits());
            }
            case Cell.Json(String value) -> text('j', value, out);
            case Cell.Array(var values) -> {
                out.writeByte('a');
                out.writeInt(values.size());
                for (Cell value : values) {
                    write(value, out);
                }
            }
            case Cell.Other(String type, String value) -> {
                text('o', type, out);
                text('O', value, out);
            }
        }
    }

    private static Cell read(DataInputStream in) throws IOException {
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case 'n' -> Cell.NULL;
            case 't' -> Cell.TRUE;
            case 'f' -> Cell.FALSE;
            case 'i' -> new Cell.Int(in.readLong());
            case 'I' -> new Cell.BigInt(new BigInteger(text(in)));
            case 'd' -> new Cell.Dec(new BigDecimal(text(in)));
            case 'D' -> new Cell.Dbl(in.readDouble());
            case 's' -> new Cell.Text(text(in));
            case 'b' -> new Cell.Bytes(bytes(in));
            case 'y' -> new Cell.Date(LocalDate.ofEpochDay(in.readLong()));
            case 'h' -> new Cell.Time(LocalTime.ofNanoOfDay(in.readLong()));
            case 'S' -> new Cell.Stamp(LocalDateTime.ofInstant(instant(in), ZoneOffset.UTC));
            case 'm' -> new Cell.Moment(instant(in));
            case 'g' -> new Cell.Uuid(new UUID(in.readLong(), in.readLong()));
            case 'j' -> new Cell.Json(text(in));
            case 'a' -> array(in);
            case 'o' -> other(in);
            default -> throw new IOException("unknown kind of value " + kind);
        };
    }

    private static Cell array(DataInputStream in) throws IOException {
        int count = in.readInt();
        var values = new ArrayList<Cell>();
        for (int i = 0; i < count; i++) {
            values.add(read(in));
        }
        return new Cell.Array(values);
    }

    private static Cell other(DataInputStream in) throws IOException {
        String type = text(in);
        in.readUnsignedByte();
        return new Cell.Other(type, text(in));
    }

    private static void instant(char kind, Instant value, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeLong(value.getEpochSecond());
        out.writeInt(value.getNano());
    }

    private static Instant instant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong(), in.readInt());
    }

    private static void text(char kind, String value, DataOutputStream out) throws IOException {
        bytes(kind, value.getBytes(StandardCharsets.UTF_8), out);
    }

    private static void bytes(char kind, byte[] value, DataOutputStream out) throws IOException {
        out.writeByte(kind);
        out.writeInt(value.length);
        out.write(value);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("value of " + length + " bytes");
        }
        byte[] value = in.readNBytes(length);
        if (value.length != length) {
            throw new java.io.EOFException("value cut short");
        }
        return value;
    }
}
