package org.fairlead.step.verify;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Spread;
import org.fairlead.step.StepOutcome;
import org.fairlead.watch.Speed;

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
     * A query or page timed before and after.
     *
     * @param mostMicros
     * what it may take in any round; 0 where only the time before counts
     */
    public record Timing(String id, Spread before, Spread after, long mostMicros) {
        public Timing {
            before = before == null ? Spread.NONE : before;
            after = after == null ? Spread.NONE : after;
        }

        /** What is allowed, in microseconds; -1 where nothing is known. */
        public long limitMicros() {
            return Speed.limitMicros(mostMicros, before);
        }

        /** What the limit is held against: the worst round where it is a bound, else the median. */
        public long judged() {
            return mostMicros > 0 ? after.worst() : after.median();
        }

        boolean isOver() {
            return limitMicros() >= 0 && judged() > limitMicros();
        }
    }

    public boolean clean() {
        return datasets.stream().allMatch(Comparison::clean) && checks.stream().noneMatch(Finding::blocks);
    }
}
