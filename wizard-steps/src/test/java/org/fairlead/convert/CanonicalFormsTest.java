package org.fairlead.convert;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.record.Cells;

import static org.assertj.core.api.Assertions.assertThat;

class CanonicalFormsTest {
    @Provide
    Arbitrary<List<Cell>> keys() {
        return Cells.any().list().ofMinSize(1).ofMaxSize(4);
    }

    @Property(tries = 1000)
    void aKeyThatWasReadIsTheOneThatWasWritten(@ForAll("keys") List<Cell> key) {
        assertThat(KeyText.read(KeyText.write(key))).isEqualTo(key);
    }

    @Property
    void aStampReadsAsJavaReadsIt(@ForAll @LongRange(min = -62_135_596_800L,
            max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano, @ForAll @IntRange(min = -64_800,
                    max = 64_800) int offset) {
        var local = LocalDateTime.ofEpochSecond(second, nano, ZoneOffset.UTC);
        var zone = ZoneOffset.ofTotalSeconds(offset / 60 * 60);
        String text = local.format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS")) + zone;

        assertThat(Timestamps.stamp(text)).isEqualTo(new Timestamps.Parsed(local, zone));
    }

    @Provide
    Arbitrary<String> almostDates() {
        return Arbitraries.strings().withChars("0123456789-:. TZ+").ofMaxLength(29);
    }

    @Property
    void neverStumblesOverAnyText(@ForAll("almostDates") String text) {
        Timestamps.Parsed parsed = Timestamps.stamp(text);
        if (parsed != null) {
            assertThat(parsed.local().toLocalDate()).isEqualTo(LocalDate.parse(text.substring(0, 10)));
        }
        LocalTime time = Timestamps.time(text);
        if (time != null) {
            assertThat(time).isEqualTo(LocalTime.parse(text));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"1.10|1.1", "0|0.000", "1E+3|1000", "-0.0|0"})
    void equalDecimalsHaveEqualBytes(String one, String other) {
        var canonical = new CanonicalRow();

        assertThat(canonical.bytesOf(new Cell.Dec(new java.math.BigDecimal(one)))).isEqualTo(canonical
                .bytesOf(
                        new Cell.Dec(new java.math.BigDecimal(other))));
    }

    @Provide
    Arbitrary<Row> rows() {
        return Cells.simple().filter(CanonicalFormsTest::isExact).list().ofMinSize(1).ofMaxSize(3).map(
                cells -> new Row(cells.toArray(Cell[]::new)));
    }

    private static boolean isExact(Cell cell) {
        return !(cell instanceof Cell.Json || cell instanceof Cell.Dbl || cell instanceof Cell.Time
                || cell instanceof Cell.Stamp || cell instanceof Cell.Moment);
    }

    @Property
    void rowsHaveEqualBytesExactlyWhenTheyAreEqual(@ForAll("rows") Row one, @ForAll("rows") Row other) {
        assertThat(bytes(one).equals(bytes(other))).isEqualTo(one.equals(other));
    }

    private static List<Byte> bytes(Row row) {
        var canonical = new CanonicalRow().write(row);
        var bytes = new java.util.ArrayList<Byte>();
        for (int i = 0; i < canonical.length(); i++) {
            bytes.add(canonical.buffer()[i]);
        }
        return bytes;
    }
}
