package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.fairlead.playbook.Playbook.Choice;

/** When a part counts: a choice has an answer, or one of several. */
public record Condition(String choice, List<String> answers) {
    private static final String OR = "|";

    public Condition {
        answers = List.copyOf(answers);
    }

    /** Reads "choice=answer" or "choice=one|other"; nothing for an empty text, which means always. */
    public static Optional<Condition> of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Optional.empty()
                : Optional.of(new Condition(text.substring(0, equals), List.of(text.substring(equals + 1)
                        .split(Pattern.quote(OR), -1))));
    }

    /** Whether a condition as it stands in a playbook holds under the answers. */
    public static boolean holds(String text, Map<String, String> answers) {
        return of(text).map(c -> c.answers().contains(answers.getOrDefault(c.choice(), ""))).orElse(true);
    }

    void check(String pointer, Playbook playbook, FileProblems problems) {
        Optional<Choice> meant = playbook.choice(choice);
        if (meant.isEmpty()) {
            problems.refer("choice", pointer, choice, playbook.choices().stream().map(Choice::id).toList());
            return;
        }
        Playbook.Choice choices = meant.get();
        for (String answer : answers) {
            switch (choices.kind()) {
                case "one-of" -> problems.refer("answer", pointer, answer, choices.options());
                case "yes-no" -> problems.refer("answer", pointer, answer, List.of("yes", "no"));
                default -> {
                }
            }
        }
    }
}
