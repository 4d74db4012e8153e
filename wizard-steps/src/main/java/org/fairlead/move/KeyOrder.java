package org.fairlead.move;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/**
 * The order in which databases are asked for keys: numbers by value, texts by their bytes, identifiers by
 * theirs. Values of
 * different kinds have no order here, and rows out of order are an error the caller must notice.
 */
public final class KeyOrder implements Comparator<Row> {
    @Override
    public int compare(Row left, Row right) {
        for (int i = 0; i < left.size(); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(Cell left, Cell right) {
        return switch (left) {
            case Cell.Int(long a) when right instanceof Cell.Int(long b) -> Long.compare(a, b);
            case Cell.Text(String a) when right instanceof Cell.Text(String b) -> text(a, b);
            case Cell.Uuid(var a) when right instanceof Cell.Uuid(var b) -> text(a.toString(), b.toString());
            case Cell.Dec(var a) when right instanceof Cell.Dec(var b) -> a.compareTo(b);
            case Cell.BigInt(var a) when right instanceof Cell.BigInt(var b) -> a.compareTo(b);
            case Cell.Dbl(double a) when right instanceof Cell.Dbl(double b) -> Double.compare(a, b);
            case Cell.Bool(boolean a) when right instanceof Cell.Bool(boolean b) -> Boolean.compare(a, b);
            case Cell.Date(var a) when right instanceof Cell.Date(var b) -> a.compareTo(b);
            case Cell.Time(var a) when right instanceof Cell.Time(var b) -> a.compareTo(b);
            case Cell.Stamp(var a) when right instanceof Cell.Stamp(var b) -> a.compareTo(b);
            case Cell.Moment(var a) when right instanceof Cell.Moment(var b) -> a.compareTo(b);
            case Cell.Bytes(byte[] a) when right instanceof Cell.Bytes(byte[] b) -> Arrays.compareUnsigned(a,
                    b);
            default -> text(left.toString(), right.toString());
        };
    }

    private static int text(String left, String right) {
        int count = Math.min(left.length(), right.length());
        for (int i = 0; i < count; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                return a < 0x80 && b < 0x80
                        ? Character.compare(a, b)
                        : Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8),
                                right.getBytes(StandardCharsets.UTF_8));
            }
        }
        return Integer.compare(left.length(), right.length());
    }
}
