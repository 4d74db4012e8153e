package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;

import static org.assertj.core.api.Assertions.assertThat;

class ColumnConverterTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Map<MisfitKind, MisfitRule> rules = new EnumMap<>(MisfitKind.class);
    private final Verdict verdict = new Verdict();
    private ZoneId zone = BERLIN;

    private static Column column(ColumnKind kind, int length, int bits, int precision, int scale) {
        return new Column("c", kind, "type", true, length, false, bits, precision, scale, false, false);
    }

    private static Column varchar(int length) {
        return column(ColumnKind.TEXT, length, 0, -1, -1);
    }

    private static Column of(ColumnKind kind) {
        return column(kind, -1, 0, -1, -1);
    }

    private static Column integer(int bits) {
        return column(ColumnKind.INTEGER, -1, bits, -1, -1);
    }

    private static Column numeric(int precision, int scale) {
        return column(ColumnKind.DECIMAL, -1, 0, precision, scale);
    }

    private static Cell text(String text) {
        return new Cell.Text(text);
    }

    private static Cell dec(String number) {
        return new Cell.Dec(new BigDecimal(number));
    }

    private Cell convert(Column column, Cell raw) {
        verdict.clear();
        return new ColumnConverter(column, zone, kind -> rules.getOrDefault(kind, MisfitRule.QUARANTINE),
                Optional.empty(), new CanonicalJson()).convert(raw, verdict);
    }

    private void fits(Column column, Cell raw, Cell expected) {
        assertThat(convert(column, raw)).isEqualTo(expected);
        assertThat(verdict.misfits()).isEmpty();
        assertThat(verdict.changes()).isEmpty();
    }

    private void misfit(Column column, Cell raw, MisfitKind kind, String detail) {
        convert(column, raw);
        assertThat(verdict.misfits()).containsExactly(new Misfit("c", kind, detail));
    }

    private void made(Column column, Cell raw, MisfitKind kind, MisfitRule rule, Cell expected) {
        rules.put(kind, rule);
        assertThat(convert(column, raw)).isEqualTo(expected);
        assertThat(verdict.misfits()).isEmpty();
        assertThat(verdict.changes()).containsExactly(new Verdict.Change("c", kind, rule));
    }

    private void waits(Column column, Cell raw, MisfitKind kind, MisfitRule rule) {
        rules.put(kind, rule);
        convert(column, raw);
        assertThat(verdict.misfits()).extracting(Misfit::kind).containsExactly(kind);
        assertThat(verdict.changes()).isEmpty();
    }

    @Test
    void countsCharactersAsSqlDoes() {
        fits(varchar(3), text("🔑🔑🔑"), text("🔑🔑🔑"));
        fits(varchar(3), text("äöü"), text("äöü"));
        misfit(varchar(3), text("🔑🔑🔑x"), MisfitKind.TOO_LONG, "4 > 3");
    }

    @Test
    void cutsBetweenCharactersAndNeverWithinOne() {
        made(varchar(2), text("a🔑b"), MisfitKind.TOO_LONG, MisfitRule.TRUNCATE, text("a🔑"));
    }

    @Test
    void knowsANulCharacter() {
        misfit(varchar(9), text("a\0b"), MisfitKind.NUL_CHARACTER, "at 1");
        made(varchar(9), text("a\0b"), MisfitKind.NUL_CHARACTER, MisfitRule.STRIP, text("ab"));
        made(varchar(9), text("a\0b"), MisfitKind.NUL_CHARACTER, MisfitRule.REPLACE, text("a\ufffdb"));
    }

    @Test
    void usesOneRuleAfterTheOther() {
        rules.put(MisfitKind.NUL_CHARACTER, MisfitRule.STRIP);
        rules.put(MisfitKind.TOO_LONG, MisfitRule.TRUNCATE);

        assertThat(convert(varchar(3), text("a\0bcd"))).isEqualTo(text("abc"));
        assertThat(verdict.changes()).extracting(Verdict.Change::rule).containsExactly(MisfitRule.STRIP,
                MisfitRule.TRUNCATE);
    }

    @Test
    void namesWhatStillDoesNotFitAfterARule() {
        rules.put(MisfitKind.NUL_CHARACTER, MisfitRule.STRIP);

        misfit(varchar(3), text("a\0bcd"), MisfitKind.TOO_LONG, "4 > 3");
        assertThat(verdict.changes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\ud83d", "\udd11", "\udd11\ud83d", "\ufffd\ud83dx"})
    void knowsHalfACharacter(String half) {
        misfit(varchar(9), text(half), MisfitKind.BAD_TEXT, "surrogate");
    }

    @Test
    void replacesWhatIsNoText() {
        made(varchar(9), text("a\ud83d"), MisfitKind.BAD_TEXT, MisfitRule.REPLACE, text("a\ufffd"));
        made(varchar(9), new Cell.Bytes(new byte[]{'a', (byte) 0xff}), MisfitKind.BAD_TEXT,
                MisfitRule.REPLACE, text("a\ufffd"));
    }

    @Test
    void takesTextFromBytesThatAreText() {
        fits(varchar(9), new Cell.Bytes("ä".getBytes(StandardCharsets.UTF_8)), text("ä"));
    }

    @ParameterizedTest
    @CsvSource({"16,32767,32768", "16,-32768,-32769", "32,2147483647,2147483648",
            "32,-2147483648,-2147483649"})
    void knowsTheBoundsOfWholeNumbers(int bits, long last, long beyond) {
        fits(integer(bits), new Cell.Int(last), new Cell.Int(last));
        misfit(integer(bits), new Cell.Int(beyond), MisfitKind.OUT_OF_RANGE, Long.toString(beyond));
        made(integer(bits), new Cell.Int(beyond), MisfitKind.OUT_OF_RANGE, MisfitRule.CLAMP, new Cell.Int(
                last));
    }

    @Test
    void knowsNumbersBeyond64Bits() {
        var beyond = new Cell.BigInt(BigInteger.TWO.pow(63));
        fits(integer(64), new Cell.BigInt(BigInteger.TWO.pow(63).negate()), new Cell.Int(Long.MIN_VALUE));
        misfit(integer(64), beyond, MisfitKind.OUT_OF_RANGE, "64 bit");
        made(integer(64), beyond, MisfitKind.OUT_OF_RANGE, MisfitRule.CLAMP, new Cell.Int(Long.MAX_VALUE));
    }

    @Test
    void takesWholeNumbersHoweverTheyWereStored() {
        fits(integer(32), text("42"), new Cell.Int(42));
        fits(integer(32), new Cell.Dbl(42.0), new Cell.Int(42));
        fits(integer(32), text("4.2e1"), new Cell.Int(42));
        misfit(integer(32), text("4.2"), MisfitKind.NOT_A_NUMBER, "fraction");
        misfit(integer(32), text(""), MisfitKind.NOT_A_NUMBER, "Text");
        misfit(integer(32), text("1e9999"), MisfitKind.OUT_OF_RANGE, "33216 bit");
    }

    @Test
    void makesWhatIsNoNumberNullWhereItMay() {
        made(integer(32), text("x"), MisfitKind.NOT_A_NUMBER, MisfitRule.NULL, Cell.NULL);
        waits(new Column("c", ColumnKind.INTEGER, "int4", false, -1, false, 32, -1, -1, false, false), text(
                "x"),
                MisfitKind.NOT_A_NUMBER, MisfitRule.NULL);
    }

    @ParameterizedTest
    @CsvSource({"0.125,0.12", "0.135,0.14", "0.1251,0.13", "-0.125,-0.12", "999.994,999.99"})
    void roundsHalfEven(String raw, String rounded) {
        made(numeric(5, 2), dec(raw), MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND, dec(rounded));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000", "999.995", "1234567.891"})
    void neverRoundsWhatIsOutOfRange(String raw) {
        rules.put(MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND);
        waits(numeric(5, 2), dec(raw), MisfitKind.OUT_OF_RANGE, MisfitRule.QUARANTINE);
        made(numeric(5, 2), dec(raw), MisfitKind.OUT_OF_RANGE, MisfitRule.CLAMP, dec("999.99"));
    }

    @Test
    void countsAStoredDoubleByItsShortestText() {
        fits(numeric(5, 2), new Cell.Dbl(0.1), dec("0.1"));
        misfit(numeric(5, 2), new Cell.Dbl(0.1 + 0.2), MisfitKind.DECIMAL_DIGITS, "17 > 2");
        fits(numeric(5, 2), dec("1.1000"), dec("1.1"));
    }

    @Test
    void takesDoublesAsTheyAre() {
        fits(of(ColumnKind.DOUBLE), new Cell.Dbl(Double.NaN), new Cell.Dbl(Double.NaN));
        fits(of(ColumnKind.DOUBLE), new Cell.Dbl(-0.0), new Cell.Dbl(-0.0));
        fits(of(ColumnKind.DOUBLE), text("1e308"), new Cell.Dbl(1e308));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e400", "-1e400", "1e-400"})
    void doesNotLoseAMagnitudeThatNoDoubleHolds(String number) {
        waits(of(ColumnKind.DOUBLE), text(number), MisfitKind.OUT_OF_RANGE, MisfitRule.QUARANTINE);
    }

    @Test
    void clampsToTheGreatestDouble() {
        made(of(ColumnKind.DOUBLE), text("-1e400"), MisfitKind.OUT_OF_RANGE, MisfitRule.CLAMP, new Cell.Dbl(
                -Double.MAX_VALUE));
    }

    @Test
    void takesZeroAndOneForTruth() {
        fits(of(ColumnKind.BOOLEAN), new Cell.Int(1), Cell.TRUE);
        fits(of(ColumnKind.BOOLEAN), new Cell.Int(0), Cell.FALSE);
        misfit(of(ColumnKind.BOOLEAN), new Cell.Int(2), MisfitKind.NOT_BOOLEAN, "2");
        made(of(ColumnKind.BOOLEAN), new Cell.Int(2), MisfitKind.NOT_BOOLEAN, MisfitRule.TRUE, Cell.TRUE);
        made(of(ColumnKind.BOOLEAN), text("0.0"), MisfitKind.NOT_BOOLEAN, MisfitRule.TRUE, Cell.FALSE);
        waits(of(ColumnKind.BOOLEAN), text("yes"), MisfitKind.NOT_BOOLEAN, MisfitRule.TRUE);
    }

    @Test
    void takesJsonAndNothingElse() {
        fits(of(ColumnKind.JSON), text("{\"a\": 1}"), new Cell.Json("{\"a\": 1}"));
        misfit(of(ColumnKind.JSON), text("{a: 1}"), MisfitKind.JSON_INVALID, "6 characters");
        made(of(ColumnKind.JSON), text("a\n\"b\\"), MisfitKind.JSON_INVALID, MisfitRule.WRAP, new Cell.Json(
                "\"a\\u000a\\\"b\\\\\""));
        made(of(ColumnKind.JSON), text(""), MisfitKind.JSON_INVALID, MisfitRule.NULL, Cell.NULL);
        waits(of(ColumnKind.JSON), text("\ud83d"), MisfitKind.JSON_INVALID, MisfitRule.WRAP);
    }

    @Test
    void tellsTheEscapeOfNulFromAnEscapedBackslash() {
        fits(of(ColumnKind.JSON), text("\"a\\\\u0000\""), new Cell.Json("\"a\\\\u0000\""));
        misfit(of(ColumnKind.JSON), text("\"a\\u0000\""), MisfitKind.JSON_NUL, "");
        made(of(ColumnKind.JSON), text("\"\\\\\\u0000b\\\\u0000\""), MisfitKind.JSON_NUL, MisfitRule.STRIP,
                new Cell.Json("\"\\\\b\\\\u0000\""));
        made(of(ColumnKind.JSON), text("\"\\u0000\""), MisfitKind.JSON_NUL, MisfitRule.REPLACE, new Cell.Json(
                "\"\\ufffd\""));
    }

    @Test
    void meansTimesWithoutAZoneInTheZoneDecided() {
        fits(of(ColumnKind.MOMENT), text("2024-07-01 12:00:00"), moment("2024-07-01T10:00:00Z"));
        fits(of(ColumnKind.MOMENT), text("2024-01-01T12:00"), moment("2024-01-01T11:00:00Z"));
        fits(of(ColumnKind.MOMENT), text("2024-07-01 12:00:00+05:30"), moment("2024-07-01T06:30:00Z"));
        fits(of(ColumnKind.STAMP), text("2024-07-01 10:00:00Z"), new Cell.Stamp(LocalDateTime.parse(
                "2024-07-01T12:00")));
    }

    @Test
    void takesTheFirstOfTheHourThatComesTwice() {
        fits(of(ColumnKind.MOMENT), text("2024-10-27 02:30:00"), moment("2024-10-27T00:30:00Z"));
    }

    @Test
    void goesOnBehindTheHourThatNeverComes() {
        fits(of(ColumnKind.MOMENT), text("2024-03-31 02:30:00"), moment("2024-03-31T01:30:00Z"));
    }

    private static Cell moment(String text) {
        return new Cell.Moment(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-00-00", "2023-02-29", "2024-13-01", "2024-01-01 24:00:00",
            "2024-01-01 12:00:60", "2024-01-01x12:00", "yesterday", "", "2024-01-01 12:00:00+99"})
    void knowsWhatIsNoDate(String text) {
        misfit(of(ColumnKind.MOMENT), text(text), MisfitKind.BAD_DATE, text.length() + " characters");
    }

    @ParameterizedTest
    @CsvSource({"0,1970-01-01T00:00:00Z", "1700000000,2023-11-14T22:13:20Z",
            "1700000000123,2023-11-14T22:13:20.123Z", "-1,1969-12-31T23:59:59Z",
            "99999999999,5138-11-16T09:46:39Z", "100000000000,1973-03-03T09:46:40Z"})
    void readsNumbersAsSecondsOrMilliseconds(long number, String expected) {
        made(of(ColumnKind.MOMENT), new Cell.Int(number), MisfitKind.BAD_DATE, MisfitRule.EPOCH, moment(
                expected));
    }

    @Test
    void readsFractionsOfSeconds() {
        made(of(ColumnKind.MOMENT), new Cell.Dbl(-0.5), MisfitKind.BAD_DATE, MisfitRule.EPOCH, moment(
                "1969-12-31T23:59:59.5Z"));
        waits(of(ColumnKind.MOMENT), new Cell.Dbl(1e300), MisfitKind.BAD_DATE, MisfitRule.EPOCH);
        waits(of(ColumnKind.MOMENT), text("soon"), MisfitKind.BAD_DATE, MisfitRule.EPOCH);
        waits(of(ColumnKind.TIME), new Cell.Int(7), MisfitKind.BAD_DATE, MisfitRule.EPOCH);
    }

    @Test
    void keepsNothingFinerThanMicroseconds() {
        misfit(of(ColumnKind.MOMENT), text("2024-01-01 00:00:00.1234567Z"), MisfitKind.DECIMAL_DIGITS,
                "7 > 6");
        made(of(ColumnKind.MOMENT), text("2024-01-01 00:00:00.1234567Z"), MisfitKind.DECIMAL_DIGITS,
                MisfitRule.ROUND, moment("2024-01-01T00:00:00.123456Z"));
        made(of(ColumnKind.TIME), text("00:00:00.1234567"), MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND,
                new Cell.Time(LocalTime.parse("00:00:00.123456")));
    }

    @Test
    void losesNoTimeOfDayUnasked() {
        var day = new Cell.Date(LocalDate.parse("2024-01-01"));
        fits(of(ColumnKind.DATE), text("2024-01-01 00:00:00"), day);
        misfit(of(ColumnKind.DATE), text("2024-01-01 12:00:00"), MisfitKind.DECIMAL_DIGITS, "time of day");
        made(of(ColumnKind.DATE), text("2024-01-01 12:00:00"), MisfitKind.DECIMAL_DIGITS, MisfitRule.ROUND,
                day);
    }

    @Test
    void takesNoDayForATimeOfDay() {
        misfit(of(ColumnKind.TIME), new Cell.Date(LocalDate.parse("2024-01-01")), MisfitKind.BAD_DATE,
                "Date");
    }

    @Test
    void knowsIdentifiersInAnyLetters() {
        var uuid = java.util.UUID.fromString("00112233-4455-6677-8899-aabbccddeeff");
        fits(of(ColumnKind.UUID), text("00112233445566778899AABBCCDDEEFF"), new Cell.Uuid(uuid));
        misfit(of(ColumnKind.UUID), text("00112233"), MisfitKind.WRONG_KIND, "Text");
        made(of(ColumnKind.UUID), new Cell.Int(7), MisfitKind.WRONG_KIND, MisfitRule.NULL, Cell.NULL);
    }

    @Test
    void needsAValueWhereTheColumnDoes() {
        var column = new Column("c", ColumnKind.TEXT, "text", false, -1, false, 0, -1, -1, false, false);

        misfit(column, Cell.NULL, MisfitKind.NULL_NOT_ALLOWED, "");
    }

    @Test
    void looksUpReferences() {
        var converter = new ColumnConverter(integer(32), BERLIN, kind -> MisfitRule.QUARANTINE, Optional.of(
                Map.of(3L, 33L)), new CanonicalJson());

        assertThat(converter.convert(new Cell.Int(3), verdict)).isEqualTo(new Cell.Int(33));
        converter.convert(new Cell.Int(4), verdict);
        assertThat(verdict.misfits()).extracting(Misfit::kind).containsExactly(MisfitKind.UNMAPPED_REFERENCE);
    }
}
