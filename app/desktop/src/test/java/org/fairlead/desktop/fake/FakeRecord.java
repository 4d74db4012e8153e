package org.fairlead.desktop.fake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.record.RunKind;
import org.fairlead.record.RunLock;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;

/** Runs as a consultant's computer remembers them. */
public final class FakeRecord implements RunRecord {
    private final Map<String, FakeLog> logs = new LinkedHashMap<>();
    private final Clock clock;

    public FakeRecord(Clock clock, Script script) {
        this.clock = clock;
        if (!script.noRuns) {
            add("2026-11-20-02", "aidesign@db2.staging.example", RunState.STOPPED, "transfer", new int[]{61,
                    0, 1});
            add("2026-11-19-01", "aidesign@db1.kestrel.example", RunState.NEEDS_YOU, "assess", new int[]{100,
                    0, 2});
            add("2026-11-12-01", "aidesign@db.northlight.example", RunState.DONE, "verify", new int[]{100, 0,
                    9});
            add("2026-11-03-04", "aidesign@db.harbour.example", RunState.DONE, "verify", new int[]{100, 2,
                    18});
            add("2025-12-17-01", "aidesign@db.oldtown.example", RunState.ROLLED_BACK, "rollback", new int[]{
                    100, 0, 340});
            add("2025-11-30-01", "aidesign@db.meadow.example", RunState.FINISHED, "finish", new int[]{100, 0,
                    356});
        }
    }

    private void add(String id, String target, RunState state, String step, int[] numbers) {
        Instant then = clock.instant().minus(Duration.ofDays(numbers[2]));
        logs.put(id, new FakeLog(new RunSummary(id, "ai-design-tool", "upgrade-v1-v2", "/srv/app/db.sqlite3",
                target, then, then, state, step, numbers[0], numbers[1],
                RunKind.MIGRATION)));
    }

    public FakeLog logOf(String id) {
        return logs.get(id);
    }

    @Override
    public RunSummary begin(NewRun run) {
        Instant now = clock.instant();
        RunSummary begun = new RunSummary("2026-11-21-0" + (logs.size() + 1), run.playbook(), run.job(), run
                .source(), run.target(), now, now, RunState.PREPARING, "assess", 0, 0, run.kind());
        logs.put(begun.id(), new FakeLog(begun));
        return begun;
    }

    @Override
    public List<RunSummary> runs() {
        return logs.values().stream().map(FakeLog::summary).toList();
    }

    @Override
    public Optional<RunSummary> find(String runId) {
        return Optional.ofNullable(logs.get(runId)).map(FakeLog::summary);
    }

    @Override
    public RunLog log(String runId) {
        return logs.get(runId);
    }

    @Override
    public RunLock lock(String runId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(String runId) {
        logs.remove(runId);
    }

    @Override
    public void close() {}
}
