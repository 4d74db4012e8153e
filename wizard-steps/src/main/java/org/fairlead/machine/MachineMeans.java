package org.fairlead.machine;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import org.fairlead.action.Masking;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.Plan.Approval;

/**
 * With what the machine is looked at.
 *
 * @param texts
 * commands as they would run
 * @param approvals
 * what the plan says of them
 * @param fill
 * turns templates into values, secrets among them
 * @param masking
 * covers what is secret in what the machine says
 */
public record MachineMeans(List<CommandText> texts, Map<String, Approval> approvals,
        UnaryOperator<String> fill,
        Masking.Source masking) {

    /** Where nothing was approved and nothing is secret. */
    public static final MachineMeans NONE = new MachineMeans(List.of(), Map.of(), UnaryOperator.identity(),
            () -> new Masking(List.of()));

    public MachineMeans {
        texts = List.copyOf(texts);
        approvals = Map.copyOf(approvals);
    }
}
