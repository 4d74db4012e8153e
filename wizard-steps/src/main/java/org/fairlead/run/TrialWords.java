package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;

import org.fairlead.action.ActionSample;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;

/** What an upgrade would do, in the words of whoever shows it. */
public record TrialWords(Say words) {
    /** A sentence by its key. */
    @FunctionalInterface
    public interface Say {
        String say(String key, Object... args);
    }

    /** What an act would do, in one line. */
    public String effect(Tried tried) {
        if (tried.state().equals("made")) {
            return words.say("tried.made", String.join(", ", tried.made()));
        }
        if (tried.state().equals("keys")) {
            return words.say("tried.keys", tried.removed());
        }
        var parts = new ArrayList<String>();
        add(parts, "added", tried.inserted());
        add(parts, "changed", tried.changed());
        add(parts, "removed", tried.removed());
        return parts.isEmpty() ? words.say("action.state." + tried.state()) : String.join(", ", parts);
    }

    private void add(List<String> parts, String what, long rows) {
        if (rows > 0) {
            parts.add(words.say("tried." + what, rows));
        }
    }

    /** A row that it would write, in one line. */
    public String sample(ActionSample sample) {
        List<String> columns = sample.columns().stream().map(column -> switch (sample.kind()) {
            case "changed" -> words.say("tried.change", column.column(), column.before(), column.after());
            case "added" -> words.say("tried.value", column.column(), column.after());
            default -> words.say("tried.value", column.column(), column.before());
        }).toList();
        String row = words.say("tried.sample." + sample.kind()) + " " + sample.table() + " " + sample.key();
        return columns.isEmpty() ? row : row + ": " + String.join("; ", columns);
    }
}
