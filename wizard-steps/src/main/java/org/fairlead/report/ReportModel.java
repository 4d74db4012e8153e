package org.fairlead.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import freemarker.template.SimpleNumber;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateScalarModel;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.StepEntry;
import org.fairlead.record.RunSummary;
import org.fairlead.rehearsal.Rehearsed;
import org.fairlead.text.EnvironmentWords;
import org.fairlead.text.Messages;

/** What the template shows, as maps, lists, texts and numbers. */
final class ReportModel {
    private final Messages messages;
    private final RunLog log;
    private final DateTimeFormatter times;
    private final Clock clock;

    ReportModel(Messages messages, RunLog log, Clock clock) {
        this.messages = messages;
        this.log = log;
        this.clock = clock;
        ZoneId zone = clock.getZone();
        this.times = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss z", messages.locale()).withZone(zone);
    }

    Map<String, Object> build() throws RecordException {
        var model = new LinkedHashMap<String, Object>();
        RunSummary run = log.summary();
        model.put("t", text());
        model.put("named", named());
        model.put("run", Map.of("id", run.id(), "source", run.source(), "target", run.target(), "begun",
                times.format(run.begun()), "playbook", run.playbook(), "job", run.job(), "openItems", run
                        .openItems(),
                "state", run.state().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
        model.put("written", times.format(clock.instant()));
        model.put("planHash", log.plan().map(RunLog.StoredPlan::hash).orElse(""));
        model.put("plan", log.plan().map(RunLog.StoredPlan::yaml).orElse(""));
        model.put("steps", steps());
        model.put("assess", findings(log.findings("assess")));
        model.put("environment", environment());
        for (String step : List.of("backup", "export", "import", "transfer", "upgrade", "verify",
                "rollback")) {
            report(step).ifPresent(report -> model.put(step, report));
        }
        for (String step : List.of("backup", "rollback", "restore")) {
            model.put(step + "Notes", notes(step));
        }
        report("restore").ifPresent(report -> model.put("restore", report));
        model.put("rollbackChecks", findings(stored("rollback", "checks",
                new TypeReference<List<Finding>>() {})));
        model.put("commands", new ReportedCommands(messages, log).all());
        List<Finding> checks = checks();
        model.put("checks", findings(checks));
        watched(model);
        Rehearsed.of(log).ifPresent(rehearsed -> model.put("rehearsed", new ReportedRehearsal(messages,
                rehearsed).model(checks)));
        timeline(model);
        model.put("quarantine", quarantine());
        model.put("events", events());
        model.put("history", log.brokenAt().map(number -> "broken").orElse("whole"));
        return model;
    }

    /** What was seen while the site was watched, and how its pages stood under load. */
    private void watched(Map<String, Object> model) throws RecordException {
        log.recall("watch", "report").map(JsonMapper.shared()::readTree).ifPresent(watch -> {
            model.put("watch", map(watch));
            model.put("watched", Map.of("from", time(watch, "from"), "to", time(watch, "to")));
            model.put("seen", findings(JsonMapper.shared().convertValue(watch.path("findings"),
                    new TypeReference<List<Finding>>() {})));
        });
        model.put("loads", log.recallAll("load").values().stream().map(JsonMapper.shared()::readTree).map(
                ReportModel::map).toList());
    }

    /**
     * What happened one after the other, with the first thing that went wrong and what was directly before
     * it.
     */
    private void timeline(Map<String, Object> model) throws RecordException {
        List<Timeline.Moment> moments = new Timeline(messages, log).moments();
        int first = Timeline.firstDeviation(moments).orElse(-1);
        var shown = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < moments.size(); i++) {
            Timeline.Moment moment = moments.get(i);
            shown.add(Map.of("at", times.format(moment.at()), "kind", moment.kind(), "text", moment.text(),
                    "bad", moment
                            .deviates(), "first", i == first));
        }
        model.put("timeline", shown);
        if (first >= 0) {
            model.put("deviation", Map.of("text", moments.get(first).text(), "at", times.format(moments.get(
                    first).at()),
                    "before", first == 0 ? "" : moments.get(first - 1).text()));
        }
    }

    private String time(JsonNode watch, String name) {
        return times.format(Instant.ofEpochMilli(watch.path(name).asLong()));
    }

    private static Map<String, Object> map(JsonNode node) {
        return JsonMapper.shared().convertValue(node, new TypeReference<Map<String, Object>>() {});
    }

    private TemplateMethodModelEx text() {
        return arguments -> {
            var args = new ArrayList<Object>();
            for (Object argument : arguments.subList(1, arguments.size())) {
                args.add(argument instanceof SimpleNumber number ? number.getAsNumber() : String.valueOf(
                        argument));
            }
            return messages.text(((TemplateScalarModel) arguments.getFirst()).getAsString(), args.toArray());
        };
    }

    /** The words for a thing of the playbook, or its id where there are none. */
    private TemplateMethodModelEx named() {
        return arguments -> {
            String kind = ((TemplateScalarModel) arguments.getFirst()).getAsString();
            String id = ((TemplateScalarModel) arguments.getLast()).getAsString();
            return messages.has(kind + "." + id) ? messages.text(kind + "." + id) : id;
        };
    }

    private List<Map<String, Object>> steps() throws RecordException {
        var steps = new ArrayList<Map<String, Object>>();
        for (StepEntry entry : log.steps()) {
            boolean ended = !entry.ended().isEmpty();
            long seconds = ended
                    ? Duration.between(Instant.parse(entry.began()), Instant.parse(entry.ended())).toSeconds()
                    : -1;
            steps.add(Map.of("step", entry.step(), "began", times.format(Instant.parse(entry.began())),
                    "outcome",
                    ended ? entry.outcome() : "running", "seconds", seconds, "problem",
                    entry.problem().map(messages::text).orElse("")));
        }
        return steps;
    }

    private Optional<Map<String, Object>> report(String step) throws RecordException {
        return log.steps().stream().filter(entry -> entry.step().equals(step) && entry.report().startsWith(
                "{"))
                .findFirst()
                .map(entry -> JsonMapper.shared().readValue(entry.report(),
                        new TypeReference<Map<String, Object>>() {}));
    }

    private List<Map<String, Object>> environment() throws RecordException {
        var words = new EnvironmentWords(messages);
        var groups = new LinkedHashMap<String, List<Map<String, String>>>();
        for (EnvironmentLine line : stored("assess", "environment",
                new TypeReference<List<EnvironmentLine>>() {})) {
            groups.computeIfAbsent(words.group(line), group -> new ArrayList<>()).add(Map.of("match", line
                    .match()
                    .name().toLowerCase(java.util.Locale.ROOT), "said", words.match(line), "name", words.name(
                            line),
                    "source", words.value(line.source()), "target", words.value(line.target()), "note", words
                            .note(
                                    line)));
        }
        var shown = new ArrayList<Map<String, Object>>();
        groups.forEach((group, lines) -> shown.add(Map.of("title", group, "lines", lines)));
        return shown;
    }

    private List<Map<String, String>> notes(String step) throws RecordException {
        return stored(step, "notes", new TypeReference<List<Problem>>() {}).stream().map(note -> Map.of(
                "severity",
                note.severity().name().toLowerCase(java.util.Locale.ROOT), "text", messages.text(note)))
                .toList();
    }

    private List<Finding> checks() throws RecordException {
        return stored("verify", "checks", new TypeReference<List<Finding>>() {});
    }

    /** A list out of a step's report; empty where the step did not report, or an older version did. */
    private <T> List<T> stored(String step, String list, TypeReference<List<T>> type) throws RecordException {
        for (StepEntry entry : log.steps()) {
            if (entry.step().equals(step) && entry.report().startsWith("{")) {
                JsonNode found = JsonMapper.shared().readTree(entry.report()).path(list);
                return found.isArray() ? JsonMapper.shared().convertValue(found, type) : List.of();
            }
        }
        return List.of();
    }

    /** Findings by group, groups in the order they come. */
    private List<Map<String, Object>> findings(List<Finding> findings) {
        var groups = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (Finding finding : findings) {
            Problem problem = finding.problem();
            groups.computeIfAbsent(finding.group(), group -> new ArrayList<>())
                    .add(Map.of("severity", problem.severity().name().toLowerCase(java.util.Locale.ROOT),
                            "text",
                            messages.text(problem), "why", messages.why(problem).orElse(""), "fix",
                            messages.fix(problem).orElse(""), "columns",
                            finding.evidence().columns().stream().map(this::heading).toList(), "rows",
                            finding.evidence().rows(), "total", finding.evidence().total(), "guide",
                            String.join(", ", finding.guide())));
        }
        var shown = new ArrayList<Map<String, Object>>();
        groups.forEach((group, members) -> shown.add(Map.of("title", messages.text(group), "findings",
                members)));
        return shown;
    }

    private String heading(String column) {
        return messages.has(column) ? messages.text(column) : column;
    }

    private List<Map<String, String>> quarantine() throws RecordException {
        return log.quarantined().stream().map(row -> Map.of("table", row.table(), "key", row.key(), "column",
                row.column(), "misfit", row.misfit(), "detail", row.detail(), "state", row.state())).toList();
    }

    private List<Map<String, String>> events() throws RecordException {
        return log.events().stream()
                .map(event -> Map.of("at", times.format(Instant.parse(event.at())), "text",
                        messages.text(event.what())))
                .toList();
    }
}
