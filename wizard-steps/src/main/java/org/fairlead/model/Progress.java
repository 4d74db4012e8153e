package org.fairlead.model;

import java.util.List;

/**
 * Where a step stands. One bar per step: {@code done} never falls and {@code total} never changes once work
 * has begun.
 *
 * @param activity
 * key of what is being worked on
 * @param args
 * arguments of that sentence
 * @param done
 * units of the step done so far
 * @param total
 * units of the whole step, at least 1
 * @param perSecond
 * rows a second over the last moments, 0 when the step counts no rows
 * @param secondsLeft
 * estimate, -1 while unknown
 * @param parts
 * the parts of the step, in order; empty when it has none
 */
public record Progress(String activity, List<Object> args, long done, long total, double perSecond,
        long secondsLeft,
        List<Part> parts) {
    public Progress {
        args = List.copyOf(args);
        parts = List.copyOf(parts);
    }

    /** One dataset or action of a step. */
    public record Part(String name, State state, long done, long total, long quarantined) {}

    /** State of a part. */
    public enum State {
        WAITING, RUNNING, DONE, FAILED, SKIPPED
    }

    public double fraction() {
        return total <= 0 ? 0 : Math.min(1.0, (double) done / total);
    }
}
