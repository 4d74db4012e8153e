package org.fairlead.model;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How long something took in several rounds, in microseconds. Percentiles are those of the nearest rank, so
 * each is a time that was really seen.
 *
 * @param rounds
 * how often it was timed; 0 where it was not
 * @param median
 * half of the rounds took no longer
 * @param p95
 * 95 of 100 rounds took no longer
 */
public record Spread(int rounds, long median, long p95, long worst) {

    /** Not timed. */
    public static final Spread NONE = new Spread(0, -1, -1, -1);

    private static final Pattern BLANK = Pattern.compile(" ");
    private static final int PARTS = 4;

    /** Of these times, in any order. */
    public static Spread of(long... micros) {
        if (micros.length == 0) {
            return NONE;
        }
        long[] sorted = micros.clone();
        Arrays.sort(sorted);
        return new Spread(sorted.length, rank(sorted, 50), rank(sorted, 95), sorted[sorted.length - 1]);
    }

    private static long rank(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    public boolean isThere() {
        return rounds > 0;
    }

    /** As the record keeps it. */
    public String text() {
        return rounds + " " + median + " " + p95 + " " + worst;
    }

    /** What {@link #text} wrote, or a single time; empty for anything else. */
    public static Optional<Spread> read(String text) {
        try {
            String[] parts = BLANK.split(text, -1);
            if (parts.length == 1) {
                return Optional.of(of(Long.parseLong(text)));
            }
            return parts.length != PARTS ? Optional.empty()
                    : Optional.of(new Spread(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long
                            .parseLong(parts[2]), Long.parseLong(parts[3])));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }
}
