package org.fairlead.playbook;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.playbook.Playbook.Choice;

/** When a part counts: a choice has an answer. */
public record Condition(String choice, String answer) {
    /** Reads "choice=answer"; nothing for an empty text, which means always. */
    public static Optional<Condition> of(String text) {
        int equals = text.indexOf('=');
        return equals < 0
                ? Optional.empty()
                : Optional.of(new Condition(text.substring(0, equals), text.substring(equals + 1)));
    }

    /** Whether a condition as it stands in a playbook holds under the answers. */
    public static boolean holds(String text, Map<String, String> answers) {
        return of(text).map(c -> c.answer().equals(answers.get(c.choice()))).orElse(true);
    }

    void check(String pointer, Playbook playbook, FileProblems problems) {
        Optional<Choice> meant = playbook.choice(choice);
        if (meant.isEmpty()) {
            problems.refer("choice", pointer, choice, playbook.choices().stream().map(Choice::id).toList());
            return;
        }
        switch (meant.get().kind()) {
            case "one-of" -> problems.refer("answer", pointer, answer, meant.get().options());
            case "yes-no" -> problems.refer("answer", pointer, answer, List.of("yes", "no"));
            default -> {
            }
        }
    }
}
