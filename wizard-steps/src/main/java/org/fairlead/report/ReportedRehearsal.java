package org.fairlead.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.Rehearsed;
import org.fairlead.text.Messages;

/** A rehearsal for the report: its issues with what was decided, and its checks beside those of the site. */
record ReportedRehearsal(Messages messages, Rehearsed rehearsed) {
    Map<String, Object> model(List<Finding> checks) {
        var model = new LinkedHashMap<String, Object>();
        var report = rehearsed.report();
        model.put("run", report.run());
        model.put("objects", report.objects());
        model.put("rows", report.rows());
        model.put("seconds", report.millis() / 1000);
        model.put("finished", report.finished());
        model.put("cut", messages.text("rehearsal.cut." + report.cut()));
        model.put("notTried", messages.text("rehearsal.not-tried", String.join(", ", report.notTried()
                .stream()
                .map(what -> messages.text("rehearsal.not-tried." + what)).toList())));
        model.put("issues", rehearsed.issues().stream().map(this::issue).toList());
        model.put("suites", report.suites().stream().map(said -> Map.of("text", messages.text(said),
                "severity",
                word(said))).toList());
        model.put("beside", beside(checks));
        return model;
    }

    private Map<String, Object> issue(Issue issue) {
        return Map.of("number", issue.number(), "at", issue.at(), "step", issue.step(), "object", issue
                .object(), "severity", word(issue.problem()), "text", messages.text(issue.problem()),
                "decision", messages.text("rehearsal.decision." + issue.decision().word()), "reason", issue
                        .reason());
    }

    private static String word(Problem problem) {
        return problem.severity().name().toLowerCase(Locale.ROOT);
    }

    private List<Map<String, Object>> beside(List<Finding> checks) {
        var lines = new ArrayList<Map<String, Object>>();
        for (Finding check : checks) {
            Problem copy = rehearsed.checks().get(check.id());
            lines.add(Map.of("text", messages.text(check.problem()), "severity", word(check.problem()),
                    "copySeverity", copy == null ? "info" : word(copy), "copy", copy == null
                            ? messages.text("rehearsal.beside.none")
                            : messages.text(copy)));
        }
        return lines;
    }
}
