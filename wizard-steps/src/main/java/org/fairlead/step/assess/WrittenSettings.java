package org.fairlead.step.assess;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Action;

/** Which settings the run will write, as far as the plan is answered now. */
final class WrittenSettings {
    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.-]+)}");
    private static final String CHOICE = "choice.";

    private final AssessInput input;

    WrittenSettings(AssessInput input) {
        this.input = input;
    }

    Set<String> names() {
        Set<String> names = new HashSet<>();
        for (Action action : input.playbook().actions()) {
            if (action instanceof Action.EnvLines lines && input.parameters().hold(lines.when())) {
                lines.set().entrySet().stream().filter(line -> isAnswered(line.getValue())).map(
                        Map.Entry::getKey).forEach(names::add);
            }
        }
        return names;
    }

    /** A template that names something the plan does not say leaves its line alone. */
    private boolean isAnswered(String template) {
        Matcher templates = NAME.matcher(template);
        while (templates.find()) {
            String name = templates.group(1);
            boolean unanswered = name.startsWith(CHOICE) ? !isChosen(name.substring(CHOICE.length()))
                    : name.equals("target.password") && isNone(input.plan().target().database().password());
            if (unanswered) {
                return false;
            }
        }
        return true;
    }

    private boolean isChosen(String choice) {
        return !input.parameters().choices().getOrDefault(choice, "").isEmpty()
                || !isNone(input.plan().secrets().getOrDefault(choice, SecretRef.none()));
    }

    private static boolean isNone(SecretRef place) {
        return place instanceof SecretRef.None;
    }
}
