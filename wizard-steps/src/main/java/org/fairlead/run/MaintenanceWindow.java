package org.fairlead.run;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;

/**
 * How long a site should be given to itself, and when that troubles the fewest. In seconds.
 *
 * @param writing
 * until everything is written
 * @param verifying
 * until everything is compared
 * @param testing
 * for people to try it: half of the comparison again, and ten minutes at the least
 * @param reserve
 * for rolling back, should it come to that
 * @param calmHour
 * hour of the site's day with the least traffic; empty where nothing tells it
 */
public record MaintenanceWindow(long writing, long verifying, long testing, long reserve,
        OptionalInt calmHour) {

    /** The probe whose rows are hours of the day and what happens in them. */
    public static final String PROBE = "probe/busy-hours";
    private static final int HOURS = 24;
    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long LEAST_TESTING = 10 * MINUTE;
    private static final long STEP = 5 * MINUTE;

    /**
     * Proposes one.
     *
     * @param seconds
     * what one pass over everything takes
     * @param findings
     * of the assessment
     */
    static MaintenanceWindow of(long seconds, List<Finding> findings) {
        long testing = Math.max(LEAST_TESTING, seconds / 2);
        return new MaintenanceWindow(seconds, seconds, testing, seconds, calmHour(findings, (2 * seconds
                + testing
                + seconds) / HOUR));
    }

    /** All of it, in whole pieces of five minutes. */
    public long total() {
        long sum = writing + verifying + testing + reserve;
        return (sum + STEP - 1) / STEP * STEP;
    }

    /** When the next calm hour begins, by the site's clock. */
    public Optional<LocalDateTime> next(LocalDateTime now) {
        if (calmHour.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime start = now.toLocalDate().atTime(calmHour.getAsInt(), 0);
        return Optional.of(start.isAfter(now) ? start : start.plusDays(1));
    }

    /** The hour from which on the least happens; those that no row speaks of are the calmest. */
    private static OptionalInt calmHour(List<Finding> findings, long moreHours) {
        Optional<Evidence> hours = findings.stream().filter(finding -> finding.id().equals(PROBE)).map(
                Finding::evidence).findFirst();
        if (hours.isEmpty() || hours.get().rows().isEmpty()) {
            return OptionalInt.empty();
        }
        long[] traffic = new long[HOURS];
        for (List<String> row : hours.get().rows()) {
            int hour = row.isEmpty() ? HOURS : number(row.getFirst());
            if (hour < HOURS && row.size() > 1) {
                traffic[hour] = number(row.get(1));
            }
        }
        int best = 0;
        for (int hour = 1; hour < HOURS; hour++) {
            best = sum(traffic, hour, moreHours) < sum(traffic, best, moreHours) ? hour : best;
        }
        return OptionalInt.of(best);
    }

    /**
     * What happens from an hour on; the hours around it break a tie, as the middle of a calm time is calmer.
     */
    private static long sum(long[] traffic, int from, long more) {
        long sum = 0;
        for (int hour = from; hour <= from + Math.min(more, HOURS - 1); hour++) {
            sum += traffic[hour % HOURS];
        }
        return sum * 1000 + traffic[(from + HOURS - 1) % HOURS] + traffic[(from + 1) % HOURS];
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : HOURS;
    }
}
