package org.fairlead.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.CommandText.Standing;
import org.fairlead.plan.Plan.Approval;

/**
 * What a plan itself writes to the target, to look whether it arrives, and what it asks the target's
 * database:
 * shown and agreed to before it runs for the first time, like a command, for a plan may come from anybody. A
 * query only reads, but what it reads, and how long, is up to whoever wrote it.
 */
public final class OwnStatements {
    private static final String FLOW = "flow-";
    private static final String QUERY = "query-";

    private OwnStatements() {}

    /** Whether an approval is of what the plan itself brings. */
    public static boolean isOwn(String id) {
        return id.startsWith(FLOW) || isQuery(id);
    }

    /** Whether an approval is of something that only reads. */
    public static boolean isQuery(String id) {
        return id.startsWith(QUERY);
    }

    /** All of them, in order, with the words that stand for prefix and mark still in place. */
    public static List<CommandText> of(Plan plan) {
        return Stream.concat(queries(plan), plan.acceptance().flows().stream().map(flow -> text(flow, plan)))
                .toList();
    }

    private static Stream<CommandText> queries(Plan plan) {
        return plan.acceptance().checks().stream().filter(OwnCheck::asksDatabase).map(check -> text(check,
                plan));
    }

    /** The database and, where it is reached through a machine, that one: "localhost" is everywhere. */
    private static String place(Plan plan) {
        String database = plan.target().database().place();
        return plan.target().ssh().isThere() ? plan.target().ssh().place() + ": " + database : database;
    }

    private static CommandText text(OwnCheck check, Plan plan) {
        return new CommandText(QUERY + check.id(), false, "target", place(plan), "",
                check
                        .sql(), "", Map.of(), Map.of(), Map.of(), 1);
    }

    private static CommandText text(FlowCheck flow, Plan plan) {
        String written = flow.writeSql().isEmpty() ? "POST " + flow.writePath() + "\n" + flow.writeBody()
                : flow
                        .writeSql();
        String read = flow.readSql().isEmpty() ? "GET " + flow.readPath() : flow.readSql();
        return new CommandText(FLOW + flow.id(), false, "target", flow.writeSql().isEmpty() ? plan.target()
                .web()
                : place(plan), "",
                written, flow.undoSql(), Map.of("read", read), Map.of(), Map.of(), 1);
    }

    /** Those of which nobody has said yet whether they may run. */
    public static List<CommandText> open(Plan plan) {
        return of(plan).stream().filter(text -> text.standing(plan.commands()) == Standing.OPEN).toList();
    }

    /** Those of {@link #open} that only read. */
    public static List<CommandText> openQueries(Plan plan) {
        return open(plan).stream().filter(text -> isQuery(text.id())).toList();
    }

    /** Whether somebody has agreed to one as it is now. */
    public static boolean mayRun(FlowCheck flow, Plan plan) {
        return text(flow, plan).standing(plan.commands()) == Standing.RUN;
    }

    /** Whether a look may be taken: a page always, a query when somebody has agreed to it as it is now. */
    public static boolean mayRun(OwnCheck check, Plan plan) {
        return !check.asksDatabase() || text(check, plan).standing(plan.commands()) == Standing.RUN;
    }

    /**
     * A plan as it came in a file: whoever wrote it can have agreed to nothing in the name of who runs it,
     * nor
     * signed for a backup that was not there yet.
     */
    public static Plan notAgreed(Plan plan) {
        return agreed(plan, Set.of()).withBackup(plan.backup().unsigned());
    }

    /** The plan where only what reads may run, as far as it was agreed to. */
    public static Plan reading(Plan plan) {
        return agreed(plan, running(plan).filter(OwnStatements::isQuery).collect(Collectors.toSet()));
    }

    /** Another plan with the same statements, on another target: what reads may run there as it may here. */
    public static Plan reading(Plan plan, Plan elsewhere) {
        return agreed(elsewhere, running(plan).filter(OwnStatements::isQuery).collect(Collectors.toSet()));
    }

    private static Stream<String> running(Plan plan) {
        return of(plan).stream().filter(text -> text.standing(plan.commands()) == Standing.RUN).map(
                CommandText::id);
    }

    /** The name of a flow's approval. */
    public static String id(FlowCheck flow) {
        return FLOW + flow.id();
    }

    /** The name of a query's approval. */
    public static String id(OwnCheck check) {
        return QUERY + check.id();
    }

    /**
     * The plan where just these may run, and what was agreed to of others that are gone is forgotten.
     *
     * @param ids
     * as {@link #id} gives them
     */
    public static Plan agreed(Plan plan, Set<String> ids) {
        Map<String, Approval> approvals = new HashMap<>(plan.commands());
        approvals.keySet().removeIf(OwnStatements::isOwn);
        of(plan).stream().filter(text -> ids.contains(text.id())).forEach(text -> approvals.put(text.id(),
                new Approval(Approval.RUN, text.digest())));
        return plan.withCommands(approvals);
    }
}
