package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

import org.fairlead.playbook.Playbook.Choice;

/** Whether a playbook's actions name choices, answers and columns that are there. */
final class ActionChecks {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");
    private static final List<String> OF_TARGET = List.of("target.host", "target.port", "target.name",
            "target.user",
            "target.password");

    private final Playbook playbook;
    private final FileProblems problems;
    private final List<String> choices;

    ActionChecks(Playbook playbook, FileProblems problems) {
        this.playbook = playbook;
        this.problems = problems;
        this.choices = playbook.choices().stream().map(Choice::id).toList();
    }

    void run() {
        for (int i = 0; i < playbook.actions().size(); i++) {
            Action action = playbook.actions().get(i);
            String at = "/actions/" + i;
            Condition.of(action.when()).ifPresent(when -> when.check(at + "/when", playbook, problems));
            switch (action) {
                case Action.Sql sql -> {
                    SqlParameters.check(sql.run(), choices, at + "/run", problems);
                    SqlParameters.check(sql.doneWhen(), choices, at + "/done-when", problems);
                }
                case Action.WriteRows rows -> rows(at, rows);
                case Action.EnvLines lines -> lines(at, lines);
                case Action.Ask ask -> SqlParameters.check(ask.doneWhen(), choices, at + "/done-when",
                        problems);
                case Action.Command command -> new CommandChecks(playbook, problems).run(at, command);
                case Action.FlushKeys flush -> {
                    List<String> groups = playbook.keyValues().groups().stream().map(StoredKeys.Group::id)
                            .toList();
                    for (int k = 0; k < flush.keys().size(); k++) {
                        problems.refer("keys", at + "/keys/" + k, flush.keys().get(k), groups);
                    }
                }
                case Action.Schema schema -> {
                }
                case Action.JsonMember member -> {
                }
                case Action.CopyFiles files -> {
                }
            }
        }
    }

    private void rows(String at, Action.WriteRows rows) {
        problems.refer("choice", at + "/choice", rows.choice(), choices);
        List<String> options = playbook.choice(rows.choice()).map(Choice::options).orElse(List.of());
        for (Map.Entry<String, List<Map<String, JsonNode>>> set : rows.sets().entrySet()) {
            String here = YamlTree.child(at + "/sets", set.getKey());
            if (!options.isEmpty()) {
                problems.refer("answer", here, set.getKey(), options);
            }
            for (int i = 0; i < set.getValue().size(); i++) {
                for (String key : rows.touches().key()) {
                    if (!set.getValue().get(i).containsKey(key)) {
                        problems.add("yaml.problem.missing", YamlTree.child(here, i), key);
                    }
                }
            }
        }
    }

    private void lines(String at, Action.EnvLines lines) {
        var known = new ArrayList<>(OF_TARGET);
        choices.forEach(id -> known.add("choice." + id));
        lines.set().forEach((name, template) -> {
            Matcher matcher = VARIABLE.matcher(template);
            while (matcher.find()) {
                problems.refer("variable", YamlTree.child(at + "/set", name), matcher.group(1), known);
            }
        });
    }
}
