package org.fairlead.report;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.text.Messages;

/**
 * What somebody who helps needs to know of a run, as one zip file: the report, the history, the checks that
 * failed
 * and the versions. Rows, keys of rows, what commands said, the plan, its people, and names of machines,
 * databases,
 * logins and folders are left out or replaced; secrets are in no record in the first place.
 */
public final class SupportFile {
    private static final List<String> ROWS = List.of("rows");
    private static final List<String> LOOKED = List.of("assess", "before", "backup", "upgrade", "verify");

    private final Messages messages;
    private final RunLog log;
    private final Scrubbing scrubbing;

    /**
     * @param messages
     * with those of the playbook
     * @param names
     * words of the plan that name people, machines and places
     */
    public SupportFile(Messages messages, RunLog log, Collection<String> names) {
        this.messages = messages;
        this.log = log;
        this.scrubbing = new Scrubbing(names);
    }

    /**
     * Writes the file beside its place and moves it there.
     *
     * @param versions
     * what is known of the programs, by name
     * @return where it is
     */
    public Path write(Path file, Map<String, String> versions) throws RecordException {
        Path part = file.toAbsolutePath().resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(part.getParent());
            try (OutputStream out = Files.newOutputStream(part); var zip = new ZipOutputStream(out)) {
                add(zip, "report.html", Templates.fill("report.ftlh", model()));
                add(zip, "history.jsonl", history());
                add(zip, "failed.json", json(failed()));
                add(zip, "versions.json", json(versions));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new RecordException(Problem.blocker("report.problem.cannot-write", file.toString(), String
                    .valueOf(e
                            .getMessage())), e);
        }
    }

    private static void add(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String json(Object value) {
        return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    }

    /**
     * The report's own model without rows, people, plan and what commands said; the functions of texts stay.
     */
    private Map<String, Object> model() throws RecordException {
        Map<String, Object> whole = new ReportModel(messages, log, Clock.fixed(log.summary().changed(),
                ZoneOffset.UTC))
                .build();
        var model = new LinkedHashMap<String, Object>();
        whole.forEach((name, value) -> model.put(name, scrubbing.deep(withoutRows(value))));
        model.put("timeline", withoutLines(model.get("timeline")));
        model.remove("deviation");
        model.put("plan", "");
        model.put("commands", List.of());
        model.put("sections", List.of());
        model.put("quarantine", List.of());
        return model;
    }

    /** What programs wrote into their logs may hold what their users did; that they wrote something stays. */
    private static List<Object> withoutLines(@Nullable Object timeline) {
        var moments = new ArrayList<Object>();
        for (Object moment : timeline instanceof List<?> list ? list : List.of()) {
            if (moment instanceof Map<?, ?> map && "log".equals(map.get("kind"))) {
                var copy = new LinkedHashMap<Object, Object>(map);
                copy.put("text", "…");
                moments.add(copy);
            } else {
                moments.add(moment);
            }
        }
        return moments;
    }

    private static Object withoutRows(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((name, member) -> copy.put(String.valueOf(name), member == null ? ""
                        : ROWS.contains(String.valueOf(name)) && member instanceof List ? List.of()
                        : withoutRows(
                                member)));
                yield copy;
            }
            case List<?> list -> list.stream().map(member -> member == null ? "" : withoutRows(member))
                    .toList();
            default -> value;
        };
    }

    private String history() throws RecordException {
        var lines = new StringBuilder();
        for (RunLog.StepEntry step : log.steps()) {
            line(lines, Map.of("step", step.step(), "began", step.began(), "ended", step.ended(), "outcome",
                    step
                            .outcome(), "problem", step.problem().map(Problem::key).orElse("")));
        }
        for (RunLog.Event event : log.events()) {
            line(lines, Map.of("at", event.at(), "key", event.what().key(), "said", scrubbing.of(messages
                    .text(event
                            .what()))));
        }
        return lines.toString();
    }

    private static void line(StringBuilder lines, Map<String, String> of) {
        lines.append(JsonMapper.shared().writeValueAsString(of)).append('\n');
    }

    /** What was found wrong, as far as it closes a gate or warns; of its evidence only how much there is. */
    private List<Map<String, Object>> failed() throws RecordException {
        var failed = new ArrayList<Map<String, Object>>();
        for (String step : LOOKED) {
            for (Finding finding : log.findings(step)) {
                Problem problem = finding.problem();
                if (problem.severity() == Severity.BLOCKER || problem.severity() == Severity.WARNING) {
                    failed.add(Map.of("step", step, "id", scrubbing.of(finding.id()), "severity", problem
                            .severity()
                            .name(), "key", problem.key(), "said", scrubbing.of(messages.text(problem)),
                            "rows", finding
                                    .evidence().total()));
                }
            }
        }
        return failed;
    }
}
