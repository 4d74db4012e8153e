package org.fairlead.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.playbook.Playbook.Choice;

/** Whether the commands of a playbook name what is there, hold no secret and leave quoting to the program. */
final class CommandChecks {
    /** What stands for a value; names of the shell's own variables have no dot. */
    static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-z]+\\.[A-Za-z0-9_-]*)}");
    private static final String PASSWORD = "target.password";

    private final Playbook playbook;
    private final FileProblems problems;

    CommandChecks(Playbook playbook, FileProblems problems) {
        this.playbook = playbook;
        this.problems = problems;
    }

    void run(String at, Action.Command command) {
        List<String> open = open();
        var undoing = new ArrayList<>(open);
        command.captures().keySet().forEach(name -> undoing.add("captured." + name));
        text(at + "/done-when", command.doneWhen(), open);
        text(at + "/run", command.run(), open);
        text(at + "/undo", command.undo(), undoing);
        command.captures().forEach((name, text) -> text(YamlTree.child(at + "/captures", name), text, open));
        var all = new ArrayList<>(open);
        all.add(PASSWORD);
        playbook.choices().stream().filter(Choice::isSecret).forEach(choice -> all.add("choice." + choice
                .id()));
        for (Map.Entry<String, String> line : command.environment().entrySet()) {
            Matcher matcher = VARIABLE.matcher(line.getValue());
            while (matcher.find()) {
                problems.refer("variable", YamlTree.child(at + "/environment", line.getKey()), matcher.group(
                        1), all);
            }
        }
    }

    /** A command with which a check looks. */
    void look(String at, String run, Map<String, String> environment) {
        run(at, new Action.Command("", "", "", "", "", run, "", Map.of(), environment, 0, List.of(), List
                .of()));
    }

    /** Names of what is no secret. */
    private List<String> open() {
        var open = new ArrayList<>(List.of("source.file", "target.host", "target.port", "target.name",
                "target.user"));
        playbook.choices().stream().filter(choice -> !choice.isSecret()).forEach(choice -> {
            open.add("choice." + choice.id());
            open.add("each." + choice.id());
        });
        return open;
    }

    private void text(String at, String text, List<String> known) {
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            problems.refer("variable", at, matcher.group(1), known);
            if (isQuoted(text, matcher.start())) {
                problems.add("playbook.problem.quoted", at, matcher.group(1));
            }
        }
    }

    /** Whether a place lies within quotes, where a word that is quoted itself would come apart. */
    private static boolean isQuoted(String text, int place) {
        char quote = 0;
        for (int i = 0; i < place; i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote != '\'') {
                i++;
            } else if (quote == 0 && (c == '\'' || c == '"' || c == '`')) {
                quote = c;
            } else if (c == quote) {
                quote = 0;
            }
        }
        return quote != 0;
    }
}
