package org.fairlead.watch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Acceptance.Watching;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.Measure;
import org.fairlead.record.RunLog.Tally;
import org.fairlead.site.Site;
import org.fairlead.site.Web;

/**
 * Watches a site, one look after the other; what was seen is kept in the record, so that somebody can go on
 * watching days later. It only reads, and one thing at a time.
 */
public final class Watcher {
    /** Scope and name of the newest report in the record. */
    private static final String STEP = "watch";
    private static final String REPORT = "report";
    private static final String GROUP = "verify.group.watch";
    /** The newest measures that are read with each look: some eight hours of ten things a minute. */
    private static final int MOST = 5_000;

    private final Looks looks;
    private final Watching wanted;
    private final RunLog log;
    private final Clock clock;

    public Watcher(Looks looks, Watching wanted, RunLog log, Clock clock) {
        this.looks = looks;
        this.wanted = wanted;
        this.log = log;
        this.clock = clock;
    }

    /** The way to the site, gone anew with each look. */
    public interface Way {
        Site open() throws ProblemException;

        /** Its pages, which may answer although its database does not. */
        Optional<Web> web() throws ProblemException;

        /** What costs something and is due now. */
        List<CostlyLook> costly() throws ProblemException;
    }

    /** Looks once at everything, keeps it, and tells what was seen since the first look. */
    public WatchReport look(Way way) throws RecordException {
        var round = new Round(clock.millis());
        round.connection(way);
        try {
            looks.pages(way.web()).forEach(round::look);
        } catch (ProblemException e) {
            round.add("web", -1, e.problem());
        }
        try {
            for (CostlyLook costly : way.costly()) {
                round.look(new Look(costly.subject(), -1, costly::look));
            }
        } catch (RecordException e) {
            throw e;
        } catch (ProblemException e) {
            round.add("chat", -1, e.problem());
        }
        log.measured(List.copyOf(round.measures.values()));
        WatchReport report = report(round.problems);
        log.remember(STEP, REPORT, JsonMapper.shared().writeValueAsString(report));
        return report;
    }

    /** What was seen so far. */
    public WatchReport soFar() throws RecordException {
        return log.recall(STEP, REPORT).map(json -> JsonMapper.shared().readValue(json, WatchReport.class))
                .orElse(new WatchReport(List.of(), List.of(), 0, 0));
    }

    private WatchReport report(Map<String, Problem> problems) throws RecordException {
        Map<String, Long> limits = looks.limits();
        Map<String, List<Measure>> bySubject = new LinkedHashMap<>();
        List<Measure> all = log.measures(MOST);
        all.forEach(measure -> bySubject.computeIfAbsent(measure.subject(), s -> new ArrayList<>()).add(
                measure));
        Map<String, Tally> tallies = log.tallies();
        List<Series> series = new ArrayList<>();
        bySubject.forEach((subject, measures) -> {
            Series newest = Series.of(subject, limits.getOrDefault(subject, -1L), measures);
            Tally tally = tallies.get(subject);
            series.add(tally == null ? newest : newest.over(tally));
        });
        long newest = all.isEmpty() ? 0 : all.getLast().at();
        Set<String> looked = all.stream().filter(measure -> measure.at() == newest).map(Measure::subject)
                .collect(
                        Collectors.toSet());
        // what is no longer looked at, such as the queries of a run that was taken back, is shown, not judged
        List<Series> judged = series.stream().filter(one -> looked.contains(one.subject())).toList();
        return new WatchReport(series, findings(judged, problems), tallies.values().stream().mapToLong(
                Tally::first).min().orElse(0), newest);
    }

    private List<Finding> findings(List<Series> series, Map<String, Problem> problems) {
        var findings = new ArrayList<Finding>();
        for (Series one : series) {
            Problem why = problems.get(one.subject());
            judge(one).map(problem -> new Finding("watch/" + one.subject(), GROUP, problem).with(evidence(
                    one)))
                    .ifPresent(findings::add);
            if (why != null && one.failedInRow() > 0) {
                findings.add(new Finding("watch/" + one.subject() + "/why", GROUP, new Problem(
                        Severity.WARNING, why.key(), why.args())));
            }
        }
        if (findings.isEmpty()) {
            findings.add(new Finding("watch/good", GROUP, Problem.passed("watch.passed", series.size(), series
                    .stream().mapToInt(Series::looks).max().orElse(0))));
        }
        return findings;
    }

    private Optional<Problem> judge(Series one) {
        if (one.failedInRow() >= wanted.failures()) {
            return Optional.of(Problem.blocker("watch.trigger.failing", one.subject(), one.failedInRow()));
        }
        if (one.slowInRow() >= wanted.failures()) {
            return Optional.of(Problem.blocker("watch.trigger.slow", one.subject(), one.slowInRow(), one
                    .limitMicros() / 1000));
        }
        if (one.failures() > 0) {
            return Optional.of(Problem.warning("watch.warning.failed", one.subject(), one.failures(), one
                    .looks()));
        }
        return one.risingPercent() > 0 ? Optional.of(Problem.warning("watch.warning.rising", one.subject(),
                one
                        .risingPercent())) : Optional.empty();
    }

    private static Evidence evidence(Series one) {
        return new Evidence(List.of("evidence.rounds", "evidence.failures", "evidence.median", "evidence.p95",
                "evidence.worst"), List.of(List.of(Integer.toString(one.looks()), Integer.toString(one
                        .failures()), Times.millis(one.spread().median()), Times.millis(one.spread().p95()),
                        Times.millis(one.spread().worst()))), 1);
    }

    /** One look at everything. */
    private final class Round {
        private final long at;
        private final Map<String, Measure> measures = new LinkedHashMap<>();
        private final Map<String, Problem> problems = new LinkedHashMap<>();

        private Round(long at) {
            this.at = at;
        }

        private void connection(Way way) throws RecordException {
            long start = System.nanoTime();
            try (Site site = way.open()) {
                site.database().latencyNanos();
                add(Look.CONNECTION, since(start), Problem.passed("watch.good"));
                looks.queries(site).forEach(this::look);
            } catch (RecordException e) {
                throw e;
            } catch (ProblemException e) {
                add(Look.CONNECTION, -1, e.problem());
            }
        }

        private void look(Look look) {
            long start = System.nanoTime();
            try {
                Problem seen = look.eye().look();
                add(look.subject(), since(start), seen);
            } catch (ProblemException e) {
                add(look.subject(), -1, e.problem());
            }
        }

        private void add(String subject, long micros, Problem seen) {
            boolean good = seen.severity() != Severity.BLOCKER && !wrong(seen);
            measures.put(subject, new Measure(at, subject, micros, good ? "" : seen.key()));
            if (!good) {
                problems.put(subject, seen);
            }
        }

        /** A page that is only slow has answered; the limit judges its time. */
        private boolean wrong(Problem seen) {
            return seen.severity() == Severity.WARNING && !seen.key().equals("web.warning.slow");
        }

        private long since(long start) {
            return Math.max(1, (System.nanoTime() - start) / 1000);
        }
    }
}
