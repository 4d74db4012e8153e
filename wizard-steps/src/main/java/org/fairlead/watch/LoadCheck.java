package org.fairlead.watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

import org.fairlead.model.Spread;
import org.fairlead.site.SiteException;
import org.fairlead.site.Web;
import org.fairlead.watch.LoadReport.Level;

/**
 * Asks for one page of the site by one, five and ten at once, for five seconds or two hundred requests each.
 * Reads only, and only ever the site's own address, never a service it uses.
 */
public final class LoadCheck {
    private static final List<Integer> LEVELS = List.of(1, 5, 10);
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final int REQUESTS = 200;
    /** Nobody burdens a server that fails: so many failures end a level, and the whole. */
    private static final int FAILURES = 5;
    private static final int GOOD = 2;

    private final Web web;
    private final BooleanSupplier stop;
    private final long nanos;

    /**
     * @param stop
     * asked between requests
     */
    public LoadCheck(Web web, BooleanSupplier stop) {
        this(web, stop, EACH);
    }

    LoadCheck(Web web, BooleanSupplier stop, Duration each) {
        this.web = web;
        this.stop = stop;
        this.nanos = each.toNanos();
    }

    /** Times of one of those who ask. */
    private record Asker(List<Long> micros) {}

    /** Runs it; what was measured before somebody stopped it is answered. */
    public LoadReport run(String path) {
        var levels = new ArrayList<Level>();
        for (int atOnce : LEVELS) {
            if (stop.getAsBoolean() || (!levels.isEmpty() && (levels.getLast().failures() >= FAILURES
                    || !levels.getLast().spread().isThere()))) {
                break;
            }
            levels.add(level(path, atOnce));
        }
        return new LoadReport(path, levels, LoadReport.doubling(levels));
    }

    private Level level(String path, int atOnce) {
        long began = System.nanoTime();
        var failed = new AtomicInteger();
        try (ExecutorService askers = Executors.newFixedThreadPool(atOnce)) {
            List<Future<Asker>> asking = new ArrayList<>();
            for (int i = 0; i < atOnce; i++) {
                asking.add(askers.submit(() -> ask(path, began + nanos, REQUESTS / atOnce, failed)));
            }
            var micros = new ArrayList<Long>();
            for (Future<Asker> one : asking) {
                micros.addAll(one.get().micros());
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            return new Level(atOnce, Spread.of(micros.stream().mapToLong(Long::longValue).toArray()),
                    failed.get(), micros.size() / seconds);
        } catch (ExecutionException e) {
            throw new IllegalStateException("asking throws nothing that is checked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Level(atOnce, Spread.NONE, 0, 0);
        }
    }

    private Asker ask(String path, long until, int most, AtomicInteger failed) {
        var micros = new ArrayList<Long>();
        for (int asked = 0; asked < most && failed.get() < FAILURES && System.nanoTime() < until && !stop
                .getAsBoolean(); asked++) {
            long start = System.nanoTime();
            try {
                if (web.get(path, Map.of()).status() / 100 == GOOD) {
                    micros.add(Math.max(1, (System.nanoTime() - start) / 1000));
                } else {
                    failed.incrementAndGet();
                }
            } catch (SiteException e) {
                failed.incrementAndGet();
            }
        }
        return new Asker(micros);
    }
}
