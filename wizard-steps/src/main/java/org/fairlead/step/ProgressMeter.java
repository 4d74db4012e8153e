package org.fairlead.step;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.fairlead.model.Progress;
import org.fairlead.model.Progress.Part;
import org.fairlead.model.Progress.State;

/**
 * Counts what a step has done and tells at most ten times a second. The rate is that of the last ten seconds.
 * Thread-safe.
 */
public final class ProgressMeter {
    private static final long TELL_MILLIS = 100;
    private static final long WINDOW_MILLIS = 10_000;

    private final Consumer<Progress> listener;
    private final Clock clock;
    private final long total;
    private final boolean countsRows;
    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final Deque<long[]> window = new ArrayDeque<>();
    private long done;
    private long told;
    private String activity = "progress.starting";
    private List<Object> args = List.of();

    /**
     * @param parts
     * parts of the step with their sizes, in order
     */
    public ProgressMeter(Consumer<Progress> listener, Clock clock, Map<String, Long> parts) {
        this(listener, clock, parts, true);
    }

    private ProgressMeter(Consumer<Progress> listener, Clock clock, Map<String, Long> parts,
            boolean countsRows) {
        this.countsRows = countsRows;
        this.listener = listener;
        this.clock = clock;
        parts.forEach((name, size) -> this.parts.put(name, new Part(name, State.WAITING, 0, size, 0)));
        this.total = Math.max(1, parts.values().stream().mapToLong(Long::longValue).sum());
        tell();
    }

    /** For steps whose units are no rows, such as actions: it tells how long it will take, and no rate. */
    public static ProgressMeter ofUnits(Consumer<Progress> listener, Clock clock, Map<String, Long> parts) {
        return new ProgressMeter(listener, clock, parts, false);
    }

    /** Says what is being worked on. */
    public synchronized void activity(String key, Object... arguments) {
        activity = key;
        args = List.of(arguments);
        tell();
    }

    /** Sets how far a part is. */
    public synchronized void at(String name, State state, long partDone, long quarantined) {
        Part before = parts.getOrDefault(name, new Part(name, State.WAITING, 0, 0, 0));
        long now = Math.max(before.done(), partDone);
        parts.put(name, new Part(name, state, now, before.total(), quarantined));
        done += now - before.done();
        long millis = clock.millis();
        if (state != before.state() || millis - told >= TELL_MILLIS) {
            window.addLast(new long[]{millis, done});
            while (window.size() > 2 && millis - window.getFirst()[0] > WINDOW_MILLIS) {
                window.removeFirst();
            }
            tell();
        }
    }

    /** Marks a part as finished, whatever was missing to its size. */
    public synchronized void finished(String name, long quarantined) {
        Part before = parts.getOrDefault(name, new Part(name, State.WAITING, 0, 0, 0));
        at(name, State.DONE, Math.max(before.total(), before.done()), quarantined);
    }

    private void tell() {
        told = clock.millis();
        double rate = rate();
        long left = rate > 0 ? Math.round(Math.max(0, total - done) / rate) : -1;
        listener.accept(new Progress(activity, args, Math.min(done, total), total, countsRows ? rate : 0,
                left,
                new ArrayList<>(parts.values())));
    }

    private double rate() {
        if (window.size() < 2) {
            return 0;
        }
        long[] first = window.getFirst();
        long[] last = window.getLast();
        return last[0] == first[0] ? 0 : (last[1] - first[1]) * 1000.0 / (last[0] - first[0]);
    }
}
