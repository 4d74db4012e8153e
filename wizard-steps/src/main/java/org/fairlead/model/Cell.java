package org.fairlead.model;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * One value as it stands between two databases, whichever they are. Odd values (infinity, zero dates,
 * undecodable text)
 * are {@link Other}, never an exception. Immutable but for the array of {@link Bytes}, which nobody may
 * change.
 */
public sealed interface Cell {
    Cell NULL = new Null();
    Cell TRUE = new Bool(true);
    Cell FALSE = new Bool(false);

    static Cell of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** SQL NULL. */
    record Null() implements Cell {}

    /** A truth value. */
    record Bool(boolean value) implements Cell {}

    /** A whole number of 64 bits. */
    record Int(long value) implements Cell {}

    /** A whole number beyond 64 bits. */
    record BigInt(BigInteger value) implements Cell {}

    /** An exact decimal; equal by value, whatever the scale. */
    record Dec(BigDecimal value) implements Cell {
        @Override
        public boolean equals(Object other) {
            return other instanceof Dec(BigDecimal that) && value.compareTo(that) == 0;
        }

        @Override
        public int hashCode() {
            return value.stripTrailingZeros().hashCode();
        }
    }

    /** A binary floating-point number; equal by bits, so NaN equals NaN. */
    record Dbl(double value) implements Cell {}

    /** Characters. */
    record Text(String value) implements Cell {}

    /** Octets. */
    @SuppressWarnings("ArrayRecordComponent") // equality by content is written out below
    record Bytes(byte[] value) implements Cell {
        @Override
        public boolean equals(Object other) {
            return other instanceof Bytes(byte[] that) && Arrays.equals(value, that);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    /** A calendar day. */
    record Date(LocalDate value) implements Cell {}

    /** A time of day without a zone. */
    record Time(LocalTime value) implements Cell {}

    /** Day and time without a zone. */
    record Stamp(LocalDateTime value) implements Cell {}

    /** A point in time. */
    record Moment(Instant value) implements Cell {}

    /** A universally unique identifier. */
    record Uuid(UUID value) implements Cell {}

    /** JSON as text; compared by its canonical form, never by its letters. */
    record Json(String text) implements Cell {}

    /** A list of values of one kind. */
    record Array(List<Cell> values) implements Cell {
        public Array {
            values = List.copyOf(values);
        }
    }

    /** A value that has no kind of its own: the type's name and its text. */
    record Other(String type, String text) implements Cell {}
}
