package org.fairlead.convert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;

/**
 * Reads dates and times as databases write them, about ten times as fast as a formatter: {@code YYYY-MM-DD},
 * {@code HH:MM[:SS[.f…]]}, both joined by a blank or a T, an offset ({@code Z}, {@code ±HH}, {@code ±HH:MM})
 * behind.
 */
public final class Timestamps {
    private static final int DATE_LENGTH = 10;
    private static final int[] NANOS = {100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10,
            1};

    private Timestamps() {}

    /** A date and time with the offset it names, or without one; null when the text is none. */
    public record Parsed(LocalDateTime local, @Nullable ZoneOffset offset) {
        Instant at(ZoneOffset otherwise) {
            return local.toInstant(offset == null ? otherwise : offset);
        }
    }

    /** The day a text names, or null. */
    public static @Nullable LocalDate date(String text) {
        return text.length() == DATE_LENGTH ? dateAt(text) : null;
    }

    /** The time of day a text names, or null. */
    public static @Nullable LocalTime time(String text) {
        int end = timeEnd(text, 0);
        return end == text.length() ? timeAt(text, 0, end) : null;
    }

    /** The date and time a text names, or null. A date alone is midnight. */
    public static @Nullable Parsed stamp(String text) {
        if (text.length() < DATE_LENGTH) {
            return null;
        }
        LocalDate date = dateAt(text);
        if (date == null) {
            return null;
        }
        if (text.length() == DATE_LENGTH) {
            return new Parsed(date.atStartOfDay(), null);
        }
        char between = text.charAt(DATE_LENGTH);
        if (between != ' ' && between != 'T') {
            return null;
        }
        int end = timeEnd(text, DATE_LENGTH + 1);
        LocalTime time = timeAt(text, DATE_LENGTH + 1, end);
        if (time == null) {
            return null;
        }
        if (end == text.length()) {
            return new Parsed(date.atTime(time), null);
        }
        ZoneOffset offset = offset(text.substring(end).strip());
        return offset == null ? null : new Parsed(date.atTime(time), offset);
    }

    private static @Nullable LocalDate dateAt(String text) {
        if (text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 2);
        int day = number(text, 8, 2);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > 31) {
            return null;
        }
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int timeEnd(String text, int start) {
        int end = start;
        while (end < text.length() && (digit(text.charAt(end)) || text.charAt(end) == ':' || text.charAt(end)
                == '.')) {
            end++;
        }
        return end;
    }

    private static @Nullable LocalTime timeAt(String text, int start, int end) {
        int length = end - start;
        if (length < 5 || text.charAt(start + 2) != ':') {
            return null;
        }
        int hour = number(text, start, 2);
        int minute = number(text, start + 3, 2);
        int second = 0;
        int nano = 0;
        if (length > 5) {
            if (length < 8 || text.charAt(start + 5) != ':') {
                return null;
            }
            second = number(text, start + 6, 2);
            if (length > 8) {
                if (text.charAt(start + 8) != '.' || length == 9 || length > 18) {
                    return null;
                }
                for (int i = start + 9; i < end; i++) {
                    if (!digit(text.charAt(i))) {
                        return null;
                    }
                    nano += (text.charAt(i) - '0') * NANOS[i - start - 9];
                }
            }
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return null;
        }
        return LocalTime.of(hour, minute, second, nano);
    }

    private static @Nullable ZoneOffset offset(String text) {
        try {
            return text.equals("Z") || text.matches("[+-]\\d\\d(:?\\d\\d)?") ? ZoneOffset.of(text) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(String text, int start, int digits) {
        int value = 0;
        for (int i = start; i < start + digits; i++) {
            char c = text.charAt(i);
            if (!digit(c)) {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
