package org.fairlead.plan;

import java.util.LinkedHashMap;
import java.util.Map;

import org.fairlead.playbook.Condition;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Choice;
import org.fairlead.playbook.StoredKeys;

/** The answers that count: those of the plan, and the playbook's proposals where the plan is silent. */
public final class Answers {
    private Answers() {}

    /**
     * An answer for every choice that is no secret, in the playbook's order; empty where nobody answered or
     * where the
     * question does not arise.
     */
    public static Map<String, String> of(Playbook playbook, Plan plan) {
        var answers = new LinkedHashMap<String, String>();
        for (Choice choice : playbook.choices()) {
            if (!choice.isSecret()) {
                String given = plan.choices().getOrDefault(choice.id(), "");
                String counts = given.isEmpty() ? choice.byDefault() : given;
                answers.put(choice.id(), Condition.holds(choice.when(), answers) ? counts : "");
            }
        }
        return answers;
    }

    /** Whether a question arises under the answers of {@link #of}. */
    public static boolean arises(Choice choice, Map<String, String> answers) {
        return Condition.holds(choice.when(), answers);
    }

    /** The plan with every answer filled in, as steps need it. */
    public static Plan fill(Playbook playbook, Plan plan) {
        return plan.withChoices(of(playbook, plan));
    }

    /** Whether the backup of a key-value store leaves out what can be made again. */
    public static boolean keepsOnlyNeededKeys(Playbook playbook, Plan plan) {
        return of(playbook, plan).getOrDefault(playbook.keyValues().saved(), "").equals(
                StoredKeys.ONLY_NEEDED);
    }
}
