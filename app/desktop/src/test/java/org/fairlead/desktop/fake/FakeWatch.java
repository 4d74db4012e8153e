package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Spread;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.LoadReport.Level;
import org.fairlead.watch.Series;
import org.fairlead.watch.WatchReport;

/** A site that is pretended to be watched. */
final class FakeWatch {
    private static final Map<String, Long> THINGS = Map.of("/health/", 84_000L, "connection", 12_000L,
            "largest-projects", 38_000L, "own/shop", 120_000L);
    private static final long LIMIT = 200_000;
    private static final int IN_ROW = 3;
    private static final long MINUTE = 60_000;

    private final FakeLog log;
    private int looks;

    FakeWatch(FakeLog log) {
        this.log = log;
    }

    WatchReport look(int failing) {
        long at = Harness.CLOCK.millis() + looks * MINUTE;
        boolean fails = looks < failing;
        THINGS.forEach((thing, micros) -> log.measured(List.of(new Measure(at, thing, micros + looks * 7919L
                % 23_000, fails && thing.equals("/health/") ? "web.problem.status" : ""))));
        looks++;
        return report();
    }

    WatchReport report() {
        List<Series> series = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        THINGS.keySet().stream().sorted().forEach(thing -> {
            List<Measure> mine = log.measures(Integer.MAX_VALUE).stream().filter(one -> one.subject().equals(
                    thing)).toList();
            if (!mine.isEmpty()) {
                int failures = (int) mine.stream().filter(Measure::failed).count();
                int inRow = mine.getLast().failed() ? failures : 0;
                series.add(new Series(thing, LIMIT, mine.size(), failures, Spread.of(mine.stream().filter(
                        one -> !one.failed()).mapToLong(Measure::micros).toArray()), inRow, 0, 0));
                if (inRow >= IN_ROW) {
                    findings.add(new Finding("watch/" + thing, "verify.group.watch", Problem.blocker(
                            "watch.trigger.failing", thing, inRow)));
                }
            }
        });
        return new WatchReport(series, findings, 0, 0);
    }

    static LoadReport load(String path) {
        return new LoadReport(path, List.of(new Level(1, Spread.of(84_000), 0, 11.9), new Level(5, Spread.of(
                96_000), 0, 52.0), new Level(10, Spread.of(181_000), 1, 55.1)), 10);
    }
}
