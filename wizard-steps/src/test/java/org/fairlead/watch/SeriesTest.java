package org.fairlead.watch;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import org.fairlead.record.RunLog.Measure;
import org.fairlead.record.RunLog.Tally;

import static org.assertj.core.api.Assertions.assertThat;

class SeriesTest {
    private static final long LIMIT = 100_000;

    private static Measure good(long micros) {
        return new Measure(0, "/health", micros, "");
    }

    private static final Measure BAD = new Measure(0, "/health", -1, "web.problem.status");

    private static Series of(Measure... measures) {
        return Series.of("/health", LIMIT, List.of(measures));
    }

    @Test
    void onlyTheNewestInARowCount() {
        Series series = of(BAD, BAD, good(5_000), BAD, BAD, BAD);
        assertThat(series.failures()).isEqualTo(5);
        assertThat(series.failedInRow()).isEqualTo(3);
        Series over = series.over(new Tally(1_000, 7, 900_000, 1));
        assertThat(over.looks()).isEqualTo(1_000);
        assertThat(over.failures()).isEqualTo(7);
        assertThat(over.failedInRow()).isEqualTo(3);
        assertThat(over.spread().worst()).isEqualTo(900_000);
        assertThat(of(BAD, BAD, BAD, good(1)).failedInRow()).isZero();
    }

    @Test
    void whatIsTooSlowIsNoFailureAndAFailureIsNotSlow() {
        Series series = of(good(150_000), good(150_000), BAD, good(200_000), good(100_001));
        assertThat(series.slowInRow()).isEqualTo(2);
        assertThat(series.failures()).isEqualTo(1);
        assertThat(series.spread().rounds()).isEqualTo(4);
        assertThat(of(good(100_000)).slowInRow()).as("the limit itself is allowed").isZero();
        assertThat(Series.of("own/shop", -1, List.of(good(Long.MAX_VALUE / 2))).slowInRow()).as(
                "without a limit nothing is slow").isZero();
    }

    @Test
    void aRiseIsMoreThanAFifthAndMoreThanAnybodyOverlooks() {
        assertThat(rising(LongStream.range(0, 30).map(i -> 50_000 + 1_000 * i))).isEqualTo(37);
        assertThat(rising(LongStream.range(0, 30).map(i -> 50_000 + 100 * i))).as("less than a fifth")
                .isZero();
        assertThat(rising(LongStream.range(0, 30).map(i -> 500 + 100 * i))).as("a few milliseconds").isZero();
        assertThat(rising(LongStream.range(0, 30).map(i -> 90_000 - 1_000 * i))).as("it falls").isZero();
        assertThat(rising(LongStream.range(0, 8).map(i -> 50_000 + 20_000 * i))).as("too few looks").isZero();
    }

    private static int rising(LongStream micros) {
        return Series.of("/", -1, micros.mapToObj(SeriesTest::good).toList()).risingPercent();
    }

    @Test
    void manyLooksAreCountedAll() {
        assertThat(Series.of("/", LIMIT, IntStream.range(0, 50_000).mapToObj(i -> good(i % 100)).toList())
                .looks()).isEqualTo(50_000);
    }
}
