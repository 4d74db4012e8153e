package org.fairlead.convert;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;

import org.fairlead.convert.ColumnConverter.Fit;
import org.fairlead.model.Cell;
import org.fairlead.model.Column;
import org.fairlead.model.ColumnKind;
import org.fairlead.plan.MisfitKind;

/**
 * Dates and times. A time without a zone is meant in the zone decided for its column; in the hour that a
 * zone has twice,
 * the first one is taken.
 */
final class TimeConverter {
    private static final int FINEST = 6;
    private static final long LAST_AS_SECONDS = 100_000_000_000L;

    private final Column target;
    private final ZoneId zone;
    private final int digits;
    private final int unit;

    TimeConverter(Column target, ZoneId zone) {
        this.target = target;
        this.zone = zone;
        this.digits = target.scale() < 0 ? FINEST : Math.min(target.scale(), FINEST);
        this.unit = (int) Math.pow(10, 9 - digits);
    }

    Fit convert(Cell raw) {
        if (target.kind() == ColumnKind.TIME) {
            return switch (raw) {
                case Cell.Text(String text) -> fromText(text.strip());
                case Cell.Time(LocalTime time) -> precise(time.get(ChronoField.NANO_OF_SECOND), raw);
                case Cell.Other(var type, var text) -> new Fit.Yes(raw);
                default -> new Fit.No(MisfitKind.BAD_DATE, raw.getClass().getSimpleName());
            };
        }
        return switch (raw) {
            case Cell.Text(String text) -> fromText(text.strip());
            case Cell.Date(LocalDate day) -> fine(day.atStartOfDay(), null);
            case Cell.Stamp(LocalDateTime local) -> fine(local, null);
            case Cell.Moment(Instant at) -> fine(LocalDateTime.ofInstant(at, ZoneOffset.UTC), ZoneOffset.UTC);
            case Cell.Other(var type, var text) -> new Fit.Yes(raw);
            default -> new Fit.No(MisfitKind.BAD_DATE, raw.getClass().getSimpleName());
        };
    }

    private Fit fromText(String text) {
        if (target.kind() == ColumnKind.TIME) {
            LocalTime time = Timestamps.time(text);
            return time == null ? bad(text) : precise(time.get(ChronoField.NANO_OF_SECOND), new Cell.Time(
                    time));
        }
        Timestamps.Parsed parsed = Timestamps.stamp(text);
        return parsed == null ? bad(text) : fine(parsed.local(), parsed.offset());
    }

    private Fit fine(LocalDateTime local, @org.jspecify.annotations.Nullable ZoneOffset offset) {
        if (target.kind() == ColumnKind.DATE && !local.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            return new Fit.No(MisfitKind.DECIMAL_DIGITS, "time of day");
        }
        return precise(local.get(ChronoField.NANO_OF_SECOND), cell(local, offset));
    }

    private Cell cell(LocalDateTime local, @org.jspecify.annotations.Nullable ZoneOffset offset) {
        return switch (target.kind()) {
            case DATE -> new Cell.Date(local.toLocalDate());
            case STAMP -> new Cell.Stamp(
                    offset == null ? local : LocalDateTime.ofInstant(local.toInstant(offset), zone));
            default -> new Cell.Moment(offset == null ? local.atZone(zone).toInstant() : local.toInstant(
                    offset));
        };
    }

    private Fit precise(int nano, Cell cell) {
        return nano % unit == 0
                ? new Fit.Yes(cell)
                : new Fit.No(MisfitKind.DECIMAL_DIGITS, digits(nano) + " > " + digits);
    }

    /** Digits that a fraction of a second is written with. */
    private static int digits(int nano) {
        return BigDecimal.valueOf(nano, 9).stripTrailingZeros().scale();
    }

    private LocalTime cut(LocalTime time) {
        return time.withNano(time.get(ChronoField.NANO_OF_SECOND) / unit * unit);
    }

    private LocalDateTime cut(LocalDateTime local) {
        return local.withNano(local.get(ChronoField.NANO_OF_SECOND) / unit * unit);
    }

    /** The value rounded down to what the column keeps of seconds, or to the day where it holds days. */
    Optional<Cell> rounded(Cell raw) {
        if (raw instanceof Cell.Text(String text)) {
            if (target.kind() == ColumnKind.TIME) {
                LocalTime time = Timestamps.time(text.strip());
                return time == null ? Optional.empty() : Optional.of(new Cell.Time(cut(time)));
            }
            Timestamps.Parsed parsed = Timestamps.stamp(text.strip());
            return parsed == null
                    ? Optional.empty()
                    : Optional.of(cell(cut(parsed.local()), parsed.offset()));
        }
        return switch (raw) {
            case Cell.Stamp(LocalDateTime local) -> Optional.of(cell(cut(local), null));
            case Cell.Moment(Instant at) -> Optional.of(cell(cut(LocalDateTime.ofInstant(at, ZoneOffset.UTC)),
                    ZoneOffset.UTC));
            case Cell.Time(LocalTime time) -> Optional.of(new Cell.Time(cut(time)));
            default -> Optional.empty();
        };
    }

    /** A number as seconds since 1970, or as milliseconds where it is too large for seconds. */
    Optional<Cell> epoch(Cell raw) {
        if (target.kind() == ColumnKind.TIME) {
            return Optional.empty();
        }
        return ColumnConverter.number(raw).flatMap(this::moment);
    }

    private Optional<Cell> moment(BigDecimal number) {
        BigDecimal seconds = number.abs().compareTo(BigDecimal.valueOf(LAST_AS_SECONDS)) >= 0
                ? number.movePointLeft(3)
                : number;
        BigDecimal micros = seconds.setScale(6, RoundingMode.DOWN);
        try {
            long whole = micros.setScale(0, RoundingMode.FLOOR).longValueExact();
            long nanos = micros.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValueExact();
            return Optional.of(
                    cell(cut(LocalDateTime.ofEpochSecond(whole, (int) nanos, ZoneOffset.UTC)),
                            ZoneOffset.UTC));
        } catch (ArithmeticException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Fit bad(String text) {
        return new Fit.No(MisfitKind.BAD_DATE, text.length() + " characters");
    }
}
