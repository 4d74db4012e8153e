package org.fairlead.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

/**
 * One run in the record. What happened is a list of entries, each holding the hash of the one before, so that
 * a changed
 * history shows; the present state is the last entry of each kind. Small facts and quarantined rows are
 * beside the chain.
 */
final class SqliteRunLog implements RunLog {
    private static final ObjectMapper JSON = JsonMapper.shared();

    private final Connection connection;
    private final String run;
    private final Path folder;
    private final Clock clock;
    private final SqliteRunRecord record;

    SqliteRunLog(Connection connection, String run, Path folder, Clock clock, SqliteRunRecord record) {
        this.connection = connection;
        this.run = run;
        this.folder = folder;
        this.clock = clock;
        this.record = record;
    }

    @Override
    public RunSummary summary() throws RecordException {
        return record.find(run).orElseThrow();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public void state(RunState state, String step, int percent, int openItems) throws RecordException {
        synchronized (connection) {
            Sql.ask(() -> Sql.update(connection,
                    "UPDATE run SET state = ?, step = ?, percent = ?, open_items = ?, changed = ? WHERE id = ?",
                    state.name(), step, percent, openItems, clock.instant().toString(), run));
        }
    }

    @Override
    public void plan(String hash, String yaml) throws RecordException {
        if (plan().filter(stored -> stored.hash().equals(hash) && stored.yaml().equals(yaml)).isEmpty()) {
            append("plan", hash, yaml);
        }
    }

    @Override
    public Optional<StoredPlan> plan() throws RecordException {
        return last("plan").map(entry -> new StoredPlan(entry.subject(), entry.body()));
    }

    @Override
    public void stepBegan(String step) throws RecordException {
        append("step-began", step, "");
    }

    @Override
    public void stepEnded(String step, String outcome, String report, Optional<Problem> problem)
            throws RecordException {
        append("step-ended", step, JSON.writeValueAsString(new Ended(outcome, report, problem.stream()
                .toList())));
    }

    private record Ended(String outcome, String report, List<Problem> problems) {}

    @Override
    public List<StepEntry> steps() throws RecordException {
        Map<String, StepEntry> steps = new LinkedHashMap<>();
        for (Entry entry : entries()) {
            if (entry.kind().equals("step-began")) {
                steps.remove(entry.subject());
                steps.put(entry.subject(),
                        new StepEntry(entry.subject(), entry.at(), "", "", "", Optional.empty()));
            } else if (entry.kind().equals("step-ended")) {
                Ended ended = JSON.readValue(entry.body(), Ended.class);
                StepEntry began = steps.get(entry.subject());
                steps.put(entry.subject(), new StepEntry(entry.subject(), began == null ? entry.at() : began
                        .began(),
                        entry.at(), ended.outcome(), ended.report(), ended.problems().stream().findFirst()));
            }
        }
        return List.copyOf(steps.values());
    }

    @Override
    public void findings(String step, List<Finding> findings) throws RecordException {
        append("findings", step, JSON.writeValueAsString(findings));
    }

    @Override
    public List<Finding> findings(String step) throws RecordException {
        synchronized (connection) {
            Optional<String> body = Sql.ask(() -> Sql.first(connection,
                    "SELECT body FROM entry WHERE run = ? AND kind = 'findings' AND subject = ?"
                            + " ORDER BY number DESC LIMIT 1",
                    results -> results.getString(1), run, step));
            return body.map(json -> JSON.readValue(json, new TypeReference<List<Finding>>() {})).orElse(List
                    .of());
        }
    }

    @Override
    public void remember(String scope, String name, String value) throws RecordException {
        synchronized (connection) {
            Sql.ask(() -> Sql.update(connection,
                    "INSERT INTO fact (run, scope, name, value) VALUES (?, ?, ?, ?)"
                            + " ON CONFLICT (run, scope, name) DO UPDATE SET value = excluded.value",
                    run, scope, name, value));
        }
    }

    @Override
    public Optional<String> recall(String scope, String name) throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.first(connection,
                    "SELECT value FROM fact WHERE run = ? AND scope = ? AND name = ?",
                    results -> results.getString(1), run, scope, name));
        }
    }

    @Override
    public Map<String, String> recallAll(String scope) throws RecordException {
        synchronized (connection) {
            Map<String, String> facts = new LinkedHashMap<>();
            Sql.ask(() -> Sql.list(connection,
                    "SELECT name, value FROM fact WHERE run = ? AND scope = ? ORDER BY name", results -> {
                        facts.put(results.getString(1), results.getString(2));
                        return results.getString(1);
                    }, run, scope));
            return facts;
        }
    }

    @Override
    public void forget(String scope) throws RecordException {
        synchronized (connection) {
            Sql.ask(() -> Sql.update(connection, "DELETE FROM fact WHERE run = ? AND scope = ?", run, scope));
        }
    }

    @Override
    public void quarantine(List<QuarantinedRow> rows) throws RecordException {
        synchronized (connection) {
            Sql.inTransaction(connection, () -> {
                for (QuarantinedRow row : rows) {
                    Sql.update(connection,
                            "INSERT INTO quarantine (run, \"table\", key, \"column\", misfit, detail, state)"
                                    + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                                    + " \"column\" = excluded.\"column\", misfit = excluded.misfit,"
                                    + " detail = excluded.detail, state = excluded.state",
                            run, row.table(), row.key(), row.column(), row.misfit(), row.detail(), row
                                    .state());
                }
                return rows.size();
            });
        }
    }

    @Override
    public List<QuarantinedRow> quarantined() throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.list(connection,
                    "SELECT * FROM quarantine WHERE run = ? ORDER BY \"table\", key",
                    results -> new QuarantinedRow(results.getString("table"), results.getString("key"),
                            results.getString("column"), results.getString("misfit"), results.getString(
                                    "detail"),
                            results.getString("state")),
                    run));
        }
    }

    @Override
    public void released(String table, String key, String how) throws RecordException {
        synchronized (connection) {
            Sql.ask(() -> Sql.update(connection,
                    "UPDATE quarantine SET state = ? WHERE run = ? AND \"table\" = ? AND key = ?", how, run,
                    table,
                    key));
        }
    }

    @Override
    public void measured(List<Measure> look) throws RecordException {
        synchronized (connection) {
            Sql.inTransaction(connection, () -> {
                for (Measure measure : look) {
                    Sql.update(connection,
                            "INSERT INTO measure (run, at, subject, micros, problem) VALUES (?, ?, ?, ?, ?)"
                                    + " ON CONFLICT DO NOTHING",
                            run, measure.at(), measure.subject(), measure.micros(), measure.problem());
                }
                return look.size();
            });
        }
    }

    @Override
    public List<Measure> measures(int most) throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.list(connection,
                    "SELECT * FROM (SELECT * FROM measure WHERE run = ? ORDER BY at DESC, subject LIMIT ?)"
                            + " ORDER BY at, subject",
                    results -> new Measure(results.getLong("at"), results.getString("subject"), results
                            .getLong("micros"), results.getString("problem")),
                    run, most));
        }
    }

    @Override
    public Map<String, Tally> tallies() throws RecordException {
        var tallies = new TreeMap<String, Tally>();
        synchronized (connection) {
            Sql.ask(() -> Sql.list(connection, """
                    SELECT subject, count(*) AS looks, sum(problem <> '') AS failures, min(at) AS first,
                           max(CASE WHEN problem = '' THEN micros ELSE -1 END) AS worst
                      FROM measure WHERE run = ? GROUP BY subject""", results -> tallies.put(results
                    .getString(
                            "subject"), new Tally(results.getInt("looks"), results.getInt("failures"), results
                                    .getLong(
                                            "worst"), results.getLong("first"))), run));
        }
        return tallies;
    }

    @Override
    public List<Event> events() throws RecordException {
        var events = new ArrayList<Event>();
        for (Entry entry : entries()) {
            if (entry.kind().equals("event")) {
                events.add(new Event(entry.number(), entry.at(), JSON.readValue(entry.body(),
                        Problem.class)));
            }
        }
        return events;
    }

    @Override
    public void event(Problem what) throws RecordException {
        append("event", what.key(), JSON.writeValueAsString(what));
    }

    @Override
    public Optional<Long> brokenAt() throws RecordException {
        String previous = "";
        long expected = 1;
        for (Entry entry : entries()) {
            if (entry.number() != expected || !entry.hash().equals(hash(previous, entry))) {
                return Optional.of(entry.number());
            }
            previous = entry.hash();
            expected++;
        }
        return Optional.empty();
    }

    private record Entry(long number, String at, String kind, String subject, String body, String hash) {}

    private List<Entry> entries() throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.list(connection, "SELECT * FROM entry WHERE run = ? ORDER BY number",
                    SqliteRunLog::entry, run));
        }
    }

    private Optional<Entry> last(String kind) throws RecordException {
        synchronized (connection) {
            return Sql.ask(() -> Sql.first(connection,
                    "SELECT * FROM entry WHERE run = ? AND kind = ? ORDER BY number DESC LIMIT 1",
                    SqliteRunLog::entry,
                    run, kind));
        }
    }

    private static Entry entry(java.sql.ResultSet results) throws SQLException {
        return new Entry(results.getLong("number"), results.getString("at"), results.getString("kind"),
                results.getString("subject"), results.getString("body"), results.getString("hash"));
    }

    private void append(String kind, String subject, String body) throws RecordException {
        synchronized (connection) {
            Sql.inTransaction(connection, () -> {
                Optional<Entry> before = Sql.first(connection,
                        "SELECT * FROM entry WHERE run = ? ORDER BY number DESC LIMIT 1", SqliteRunLog::entry,
                        run);
                String at = clock.instant().toString();
                var entry = new Entry(before.map(Entry::number).orElse(0L) + 1, at, kind, subject, body, "");
                Sql.update(connection, "UPDATE run SET changed = ? WHERE id = ?", at, run);
                return Sql.update(connection,
                        "INSERT INTO entry (run, number, at, kind, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        run, entry.number(), at, kind, subject, body, hash(before.map(Entry::hash).orElse(""),
                                entry));
            });
        }
    }

    private String hash(String previous, Entry entry) {
        String content = String.join("\n", previous, run, Long.toString(entry.number()), entry.at(), entry
                .kind(),
                entry.subject(), entry.body());
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
