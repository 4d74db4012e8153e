package org.fairlead.record;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.UUID;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;

/** Cells of every kind, for properties. */
public final class Cells {
    private Cells() {}

    public static Arbitrary<Cell> any() {
        return Arbitraries.oneOf(simple(), simple().list().ofMaxSize(4).map(Cell.Array::new));
    }

    public static Arbitrary<Cell> simple() {
        Arbitrary<Long> longs = Arbitraries.longs();
        Arbitrary<Long> seconds = Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L);
        Arbitrary<Integer> nanos = Arbitraries.integers().between(0, 999_999_999);
        Arbitrary<String> strings = strings();
        return Arbitraries.oneOf(
                Arbitraries.of(Cell.NULL, Cell.TRUE, Cell.FALSE),
                longs.map(Cell.Int::new),
                Arbitraries.bigIntegers().map(Cell.BigInt::new),
                Combinators.combine(Arbitraries.bigIntegers(), Arbitraries.integers().between(-40, 40))
                        .as((digits, scale) -> new Cell.Dec(new BigDecimal(digits, scale))),
                Arbitraries.doubles().map(Cell.Dbl::new),
                Arbitraries.of(Double.NaN, -0.0, Double.NEGATIVE_INFINITY).map(Cell.Dbl::new),
                strings.map(Cell.Text::new),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(50).map(Cell.Bytes::new),
                Arbitraries.longs().between(-1_000_000, 3_000_000).map(LocalDate::ofEpochDay).map(
                        Cell.Date::new),
                Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay).map(
                        Cell.Time::new),
                Combinators.combine(seconds, nanos).as(
                        (second, nano) -> new Cell.Stamp(LocalDateTime.ofEpochSecond(second, nano,
                                java.time.ZoneOffset.UTC))),
                Combinators.combine(seconds, nanos).as(
                        (second, nano) -> new Cell.Moment(Instant.ofEpochSecond(second, nano))),
                Combinators.combine(longs, longs).as((high, low) -> new Cell.Uuid(new UUID(high, low))),
                strings.map(Cell.Json::new),
                Combinators.combine(strings, strings).as(Cell.Other::new));
    }

    /** Whole characters, none of them half a surrogate pair. */
    public static Arbitrary<String> strings() {
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(3, Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30)),
                net.jqwik.api.Tuple.of(1, Arbitraries.integers().between(0, 0x10ffff)
                        .filter(point -> point < 0xd800 || point > 0xdfff).list().ofMaxSize(20)
                        .map(points -> points.stream().map(Character::toString).reduce("", String::concat))));
    }

    public static Arbitrary<Row> rows() {
        return any().list().ofMinSize(1).ofMaxSize(6).map(cells -> new Row(cells.toArray(Cell[]::new)));
    }
}
