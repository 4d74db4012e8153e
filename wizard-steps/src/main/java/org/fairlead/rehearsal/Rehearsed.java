package org.fairlead.rehearsal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;

/**
 * A rehearsal as it stood when the run on the site began: kept with that run, so that it is told even where
 * the
 * rehearsal itself was forgotten.
 *
 * @param checks
 * what each check came to on the copy, by its id
 */
public record Rehearsed(RehearsalReport report, List<Issue> issues, Map<String, Problem> checks) {

    private static final String SCOPE = "rehearsed";
    private static final String WHOLE = "whole";
    private static final String REPORT = "report";

    public Rehearsed {
        issues = List.copyOf(issues);
        checks = Map.copyOf(checks);
    }

    /** Keeps the report of a rehearsal in its own record. */
    public static void reported(RehearsalReport report, RunLog rehearsal) throws RecordException {
        rehearsal.remember(SCOPE, REPORT, JsonMapper.shared().writeValueAsString(report));
    }

    /** Keeps a rehearsal with the run that begins after it. */
    public void keep(RunLog run) throws RecordException {
        run.remember(SCOPE, WHOLE, JsonMapper.shared().writeValueAsString(this));
    }

    /**
     * The rehearsal that a run began after; of a rehearsal, itself. Empty where it did not get to a report.
     */
    public static Optional<Rehearsed> of(RunLog log) throws RecordException {
        if (log.summary().kind() != RunKind.REHEARSAL) {
            return log.recall(SCOPE, WHOLE).map(json -> JsonMapper.shared().readValue(json, Rehearsed.class));
        }
        Optional<RehearsalReport> report = log.recall(SCOPE, REPORT).map(json -> JsonMapper.shared()
                .readValue(
                        json, RehearsalReport.class));
        if (report.isEmpty()) {
            return Optional.empty();
        }
        var checks = new TreeMap<String, Problem>();
        for (Finding finding : log.findings("verify")) {
            checks.put(finding.id(), finding.problem());
        }
        return Optional.of(new Rehearsed(report.get(), Issues.of(log), checks));
    }
}
