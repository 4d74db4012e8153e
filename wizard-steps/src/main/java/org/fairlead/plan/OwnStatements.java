package org.fairlead.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.fairlead.plan.CommandText.Standing;
import org.fairlead.plan.Plan.Approval;

/**
 * What a plan itself writes to the target, to look whether it arrives: shown and agreed to before it runs,
 * like
 * a
 * command, for a plan may come from anybody.
 */
public final class OwnStatements {
    /** What the names of their approvals begin with. */
    public static final String PREFIX = "flow-";

    private OwnStatements() {}

    /** All of them, in order, with the words that stand for prefix and mark still in place. */
    public static List<CommandText> of(Plan plan) {
        return plan.acceptance().flows().stream().map(flow -> text(flow, plan)).toList();
    }

    private static CommandText text(FlowCheck flow, Plan plan) {
        String written = flow.writeSql().isEmpty() ? "POST " + flow.writePath() + "\n" + flow.writeBody()
                : flow
                        .writeSql();
        String read = flow.readSql().isEmpty() ? "GET " + flow.readPath() : flow.readSql();
        return new CommandText(PREFIX + flow.id(), false, "target", flow.writeSql().isEmpty() ? plan.target()
                .web()
                : plan.target().database().place(), "",
                written, flow.undoSql(), Map.of("read", read), Map.of(), Map.of(), 1);
    }

    /** Those of which nobody has said yet whether they may run. */
    public static List<CommandText> open(Plan plan) {
        return of(plan).stream().filter(text -> text.standing(plan.commands()) == Standing.OPEN).toList();
    }

    /** Whether somebody has agreed to one as it is now. */
    public static boolean mayRun(FlowCheck flow, Plan plan) {
        return text(flow, plan).standing(plan.commands()) == Standing.RUN;
    }

    /**
     * A plan as it came in a file: whoever wrote it can have agreed to nothing in the name of who runs it.
     */
    public static Plan notAgreed(Plan plan) {
        return agreed(plan, Set.of());
    }

    /** The plan where just these may run, and what was agreed to of others that are gone is forgotten. */
    public static Plan agreed(Plan plan, Set<String> flows) {
        Map<String, Approval> approvals = new HashMap<>(plan.commands());
        approvals.keySet().removeIf(id -> id.startsWith(PREFIX));
        of(plan).stream().filter(text -> flows.contains(text.id().substring(PREFIX.length()))).forEach(
                text -> approvals.put(text.id(), new Approval(Approval.RUN, text.digest())));
        return plan.withCommands(approvals);
    }
}
