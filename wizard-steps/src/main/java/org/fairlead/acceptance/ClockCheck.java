package org.fairlead.acceptance;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.CronTimes;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;

/**
 * Whether the jobs of a site's own clock are to come, and have come to pass: the time that was seen for a job
 * is in the record, and once it is over the job must have another one.
 *
 * @param clock
 * what time it is
 */
record ClockCheck(RunLog log, Clock clock) {
    private static final String SCOPE = "clock";
    /** How long after its time a job may wait: WordPress looks when a page is asked for. */
    private static final long PATIENCE = 900;

    /** Whether the time that was seen for a job is over, and it has no other. */
    boolean missed(Check check, List<List<String>> rows) throws RecordException {
        long now = clock.instant().getEpochSecond();
        boolean missed = false;
        Map<String, Long> times = rows.isEmpty() ? Map.of() : CronTimes.of(rows.getFirst().getFirst()).orElse(
                Map.of());
        for (String job : check.site().jobs()) {
            Optional<Long> seen = log.recall(SCOPE, job).map(Long::parseLong);
            Optional<Long> next = Optional.ofNullable(times.get(job));
            missed |= seen.isPresent() && seen.get() + PATIENCE < now && (next.isEmpty() || next.get() <= seen
                    .get());
            if (next.isPresent() && (seen.isEmpty() || next.get() > seen.get())) {
                log.remember(SCOPE, job, next.get().toString());
            }
        }
        return missed;
    }

    /**
     * Looks at what is stored.
     *
     * @param rows
     * the stored times; none where the check does not arise on this site
     */
    Finding look(Check check, List<List<String>> rows) throws RecordException {
        if (rows.isEmpty()) {
            return SiteChecks.finding(check, Problem.info("verify.info.no-clock", check.id()));
        }
        Optional<Map<String, Long>> times = CronTimes.of(rows.getFirst().getFirst());
        if (times.isEmpty()) {
            return SiteChecks.judged(check, 1);
        }
        long now = clock.instant().getEpochSecond();
        List<List<String>> lines = new ArrayList<>();
        int wrong = 0;
        for (String job : check.site().jobs()) {
            Optional<Long> next = Optional.ofNullable(times.get().get(job));
            Optional<Long> seen = log.recall(SCOPE, job).map(Long::parseLong);
            boolean missed = next.isEmpty() || next.get() + PATIENCE < now;
            wrong += missed ? 1 : 0;
            String state = missed ? next.isEmpty() ? "missing" : "overdue"
                    : seen.isPresent() && seen.get() <= now && next.get() > seen.get() ? "ran" : "to-come";
            lines.add(List.of(job, next.map(second -> Instant.ofEpochSecond(second).toString()).orElse("–"),
                    state));
            if (next.isPresent() && !next.equals(seen)) {
                log.remember(SCOPE, job, next.get().toString());
            }
        }
        return SiteChecks.judged(check, wrong, lines.size()).with(new Evidence(List.of("evidence.job",
                "evidence.next-run", "evidence.state"), lines, lines.size()));
    }
}
