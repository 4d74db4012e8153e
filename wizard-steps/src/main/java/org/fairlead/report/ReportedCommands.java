package org.fairlead.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.text.Messages;

/** The commands of a run with what they said, as the record has them: secrets are covered there already. */
record ReportedCommands(Messages messages, RunLog log) {
    private static final List<String> SCOPES = List.of("command", "command-undo");

    List<Map<String, Object>> all() throws RecordException {
        var all = new ArrayList<Map<String, Object>>();
        for (String scope : SCOPES) {
            for (Map.Entry<String, String> entry : log.recallAll(scope).entrySet()) {
                all.add(command(scope, entry.getKey(), JsonMapper.shared().readTree(entry.getValue())));
            }
        }
        return all;
    }

    private Map<String, Object> command(String scope, String id, JsonNode kept) {
        String name = messages.has("action." + id) ? messages.text("action." + id) : id;
        String ending = kept.path("ending").asString("").toLowerCase(Locale.ROOT);
        return Map.of("name", scope.equals(SCOPES.getFirst()) ? name : messages.text("report.command.back",
                name),
                "state", messages.text("command.state." + kept.path("state").asString("")), "place", kept
                        .path(
                                "place").asString(""), "text", kept.path("text").asString(""), "ending",
                ending.isEmpty()
                        ? ""
                        : messages.text("command.ending." + ending, kept.path("exit").asInt(0), kept.path(
                                "millis").asLong(0) / 1000.0),
                "out", kept.path("out").asString(""), "err", kept.path("err").asString(""));
    }
}
