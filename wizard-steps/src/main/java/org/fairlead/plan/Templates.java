package org.fairlead.plan;

import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Choice;

/**
 * Turns the templates of settings lines into values. A template that names something the plan does not say
 * becomes empty,
 * and its line is left alone.
 */
public final class Templates implements UnaryOperator<String> {
    private static final Pattern NAME = Pattern.compile("\\$\\{([a-z.-]+)}");

    private final Plan plan;
    private final Map<String, String> answers;
    private final Map<String, String> secrets;

    /**
     * @param answers
     * choice to answer, proposals included
     * @param secrets
     * "target.password" and "choice.<id>" to value; held only while the step runs
     */
    public Templates(Plan plan, Map<String, String> answers, Map<String, String> secrets) {
        this.plan = plan;
        this.answers = Map.copyOf(answers);
        this.secrets = Map.copyOf(secrets);
    }

    /** What people are shown: all in place but secrets, which stay names. */
    static Templates shown(Playbook playbook, Plan plan) {
        Map<String, String> names = new HashMap<>(Map.of("target.password", "${target.password}"));
        playbook.choices().stream().filter(Choice::isSecret).forEach(choice -> names.put("choice." + choice
                .id(),
                "${choice." + choice.id() + "}"));
        return new Templates(plan, Answers.of(playbook, plan), names);
    }

    @Override
    public String apply(String template) {
        Matcher names = NAME.matcher(template);
        var out = new StringBuilder();
        while (names.find()) {
            String value = value(names.group(1));
            if (value.isEmpty()) {
                return "";
            }
            names.appendReplacement(out, Matcher.quoteReplacement(value));
        }
        names.appendTail(out);
        return out.toString();
    }

    private String value(String name) {
        DatabaseAddress target = plan.target().database();
        return switch (name) {
            case "target.host" -> target.host();
            case "target.port" -> target.port() == 0 ? "5432" : Integer.toString(target.port());
            case "target.name" -> target.name();
            case "target.user" -> target.user();
            default -> secrets.getOrDefault(name, name.startsWith("choice.")
                    ? answers.getOrDefault(name.substring("choice.".length()), "")
                    : "");
        };
    }
}
