package org.fairlead.watch;

import java.util.List;

import org.fairlead.model.Spread;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.record.RunLog.Tally;

/**
 * What was seen of one thing over all looks; median, 95 of 100 and rise are those of the newest measures.
 *
 * @param limitMicros
 * what it may take; -1 where nothing is known
 * @param failedInRow
 * how many of the newest looks failed, one after the other
 * @param slowInRow
 * how many of the newest looks took too long, one after the other
 * @param risingPercent
 * how much longer the newest third of the looks took than the oldest; 0 where that is no more than usual
 */
public record Series(String subject, long limitMicros, int looks, int failures, Spread spread,
        int failedInRow, int slowInRow, int risingPercent) {

    private static final int ENOUGH = 9;
    private static final int PERCENT = 20;
    /** What nobody notices is no rise, however many times it is of a little. */
    private static final long NOTICED_MICROS = 10_000;

    /** Of measures of one subject, oldest first. */
    static Series of(String subject, long limitMicros, List<Measure> measures) {
        long[] ended = measures.stream().filter(measure -> !measure.failed()).mapToLong(Measure::micros)
                .toArray();
        int failures = measures.size() - ended.length;
        int failedInRow = 0;
        int slowInRow = 0;
        for (Measure measure : measures) {
            failedInRow = measure.failed() ? failedInRow + 1 : 0;
            slowInRow = !measure.failed() && limitMicros > 0 && measure.micros() > limitMicros
                    ? slowInRow + 1
                    : 0;
        }
        return new Series(subject, limitMicros, measures.size(), failures, Spread.of(ended), failedInRow,
                slowInRow, rise(ended));
    }

    /** The same, counting also the looks that are older than the measures at hand. */
    Series over(Tally all) {
        return new Series(subject, limitMicros, all.looks(), all.failures(), spread.isThere() ? new Spread(
                spread
                        .rounds(), spread.median(), spread.p95(), Math.max(spread.worst(), all.worst()))
                : spread,
                failedInRow, slowInRow, risingPercent);
    }

    private static int rise(long[] micros) {
        if (micros.length < ENOUGH) {
            return 0;
        }
        int third = micros.length / 3;
        long first = Spread.of(java.util.Arrays.copyOf(micros, third)).median();
        long last = Spread.of(java.util.Arrays.copyOfRange(micros, micros.length - third, micros.length))
                .median();
        long percent = first <= 0 ? 0 : (last - first) * 100 / first;
        return percent > PERCENT && last - first > NOTICED_MICROS ? (int) Math.min(percent, 100_000) : 0;
    }
}
