package org.fairlead.step.verify;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.step.StepOutcome;

/** What the comparison and the checks found. */
public record VerifyReport(List<Comparison> datasets, List<Difference> differences, List<Finding> checks,
        List<Timing> timings, long millis) {

    /** The most differences kept; the counts are always whole. */
    public static final int SAMPLES = 500;

    public VerifyReport {
        datasets = List.copyOf(datasets);
        differences = List.copyOf(differences);
        checks = List.copyOf(checks);
        timings = List.copyOf(timings);
    }

    /** Done where nothing is to be objected to; otherwise it closes the gate. */
    StepOutcome<VerifyReport> outcome() {
        return clean() ? new StepOutcome.Done<>(this)
                : new StepOutcome.Blocked<>(this, checks.stream().filter(Finding::blocks).toList());
    }

    /** Rows of one dataset, source with the same conversions applied against target. */
    public record Comparison(String table, long equal, long different, long missing, long unexpected,
            long quarantined) {
        public boolean clean() {
            return different == 0 && missing == 0 && unexpected == 0;
        }
    }

    /**
     * One row that is not as it should be.
     *
     * @param key
     * as canonical JSON array
     * @param columns
     * those that differ; empty for a missing or unexpected row
     * @param kind
     * "different", "missing", "unexpected"
     */
    public record Difference(String table, String key, String kind, List<String> columns) {
        public Difference {
            columns = List.copyOf(columns);
        }
    }

    /**
     * A query timed before on the source and after on the target; -1 where it was not run.
     *
     * @param mostMicros
     * what it may take in any case; 0 where only the time before counts
     */
    public record Timing(String id, long beforeMicros, long afterMicros, long mostMicros) {

        public Timing(String id, long beforeMicros, long afterMicros) {
            this(id, beforeMicros, afterMicros, 0);
        }

        private static final long TIMES = 3;
        private static final long LEAST_MICROS = 100_000;

        /**
         * What is allowed: three times the baseline, and at least a tenth of a second, for a server answers
         * over a network; -1 without a baseline.
         */
        public long limitMicros() {
            if (mostMicros > 0) {
                return mostMicros;
            }
            return beforeMicros < 0 ? -1 : Math.max(LEAST_MICROS, TIMES * beforeMicros);
        }

        boolean isOver() {
            return limitMicros() >= 0 && afterMicros > limitMicros();
        }
    }

    public boolean clean() {
        return datasets.stream().allMatch(Comparison::clean) && checks.stream().noneMatch(Finding::blocks);
    }
}
