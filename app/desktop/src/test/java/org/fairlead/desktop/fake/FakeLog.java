package org.fairlead.desktop.fake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;

/** A run's memory that is gone with the test. */
public final class FakeLog implements RunLog {
    private final Map<String, StepEntry> entries = new LinkedHashMap<>();
    private final Map<String, List<Finding>> findings = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> facts = new ConcurrentHashMap<>();
    private final List<QuarantinedRow> quarantine = new ArrayList<>();
    private final List<Measure> measures = new ArrayList<>();
    private RunSummary summary;

    public FakeLog(RunSummary summary) {
        this.summary = summary;
        remember("backup-size", "whole-database", "734003200");
        remember("backup-size", "rows", "48234496");
    }

    @Override
    public RunSummary summary() {
        return summary;
    }

    @Override
    public Path folder() {
        return Path.of("runs", summary.id());
    }

    @Override
    public void state(RunState state, String step, int percent, int openItems) {
        summary = new RunSummary(summary.id(), summary.playbook(), summary.job(), summary.source(), summary
                .target(), summary.begun(), summary.changed(), state, step, percent, openItems,
                summary.kind());
    }

    @Override
    public void plan(String hash, String yaml) {}

    @Override
    public Optional<StoredPlan> plan() {
        return Optional.empty();
    }

    @Override
    public void stepBegan(String step) {
        entries.put(step, new StepEntry(step, "2026-11-21T10:00:00Z", "", "", "", Optional.empty()));
    }

    @Override
    public void stepEnded(String step, String outcome, String report, Optional<Problem> problem) {
        entries.put(step, new StepEntry(step, "2026-11-21T10:00:00Z", "2026-11-21T10:01:00Z", outcome, report,
                problem));
    }

    @Override
    public List<StepEntry> steps() {
        return List.copyOf(entries.values());
    }

    @Override
    public void findings(String step, List<Finding> found) {
        findings.put(step, found);
    }

    @Override
    public List<Finding> findings(String step) {
        return findings.getOrDefault(step, List.of());
    }

    @Override
    public void remember(String scope, String name, String value) {
        facts.computeIfAbsent(scope, made -> new LinkedHashMap<>()).put(name, value);
    }

    @Override
    public Optional<String> recall(String scope, String name) {
        return Optional.empty();
    }

    @Override
    public Map<String, String> recallAll(String scope) {
        return Map.copyOf(facts.getOrDefault(scope, Map.of()));
    }

    @Override
    public void forget(String scope) {}

    @Override
    public void quarantine(List<QuarantinedRow> rows) {
        quarantine.addAll(rows);
    }

    @Override
    public List<QuarantinedRow> quarantined() {
        return List.copyOf(quarantine);
    }

    @Override
    public void released(String table, String key, String how) {
        quarantine.replaceAll(row -> row.table().equals(table) && row.key().equals(key)
                ? new QuarantinedRow(table, key, row.column(), row.misfit(), row.detail(), how)
                : row);
    }

    @Override
    public void measured(List<Measure> look) {
        measures.addAll(look);
    }

    @Override
    public List<Measure> measures(int most) {
        return List.copyOf(measures);
    }

    @Override
    public Map<String, Tally> tallies() {
        return Map.of();
    }

    @Override
    public List<Event> events() {
        return List.of();
    }

    @Override
    public void event(Problem what) {}

    @Override
    public Optional<Long> brokenAt() {
        return Optional.empty();
    }
}
