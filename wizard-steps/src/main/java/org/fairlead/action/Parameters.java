package org.fairlead.action;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

import org.fairlead.model.Cell;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Condition;

/**
 * What a playbook's statements may refer to: {@code :now}, the run's own moment, the same in every attempt;
 * and
 * {@code :choice_<id>}, the answer of a choice with dashes as underscores. Secrets are not among them.
 *
 * @param moment
 * when the run began to write, to the microsecond
 */
public record Parameters(Instant moment, Map<String, String> choices) {
    public Parameters {
        moment = moment.truncatedTo(ChronoUnit.MICROS);
        choices = Map.copyOf(choices);
    }

    public static Parameters of(Plan plan, Instant moment) {
        return new Parameters(moment, plan.choices());
    }

    /** Values by name, to be bound. */
    public Map<String, Cell> cells() {
        var cells = new HashMap<String, Cell>();
        cells.put("now", new Cell.Moment(moment));
        choices.forEach((id, answer) -> cells.put("choice_" + id.replace('-', '_'), new Cell.Text(answer)));
        return cells;
    }

    /** Whether a condition such as "tiers=guide" holds; an empty one always does. */
    public boolean hold(String condition) {
        return Condition.holds(condition, choices);
    }
}
