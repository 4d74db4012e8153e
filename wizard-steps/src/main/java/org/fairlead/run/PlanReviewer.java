package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.fairlead.action.Parameters;
import org.fairlead.action.SchemaActions;
import org.fairlead.move.Move;
import org.fairlead.move.MoveResolver;
import org.fairlead.move.Moves;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandText.Standing;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;
import org.fairlead.site.Database.Access;
import org.fairlead.site.SchemaObject;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** Says a plan as the engine will carry it out. */
final class PlanReviewer {
    private static final String JOURNAL = "journal";

    private final Playbook playbook;
    private final Parameters parameters;
    private final List<CommandText> commands;
    private final Map<String, Approval> approvals;

    PlanReviewer(Playbook playbook, Parameters parameters, Plan plan) {
        this.playbook = playbook;
        this.commands = CommandTexts.of(playbook, plan);
        this.approvals = plan.commands();
        this.parameters = parameters;
    }

    PlanReview review(String hash, Site source, Site target, Measured measured) throws SiteException {
        Moves moves = new MoveResolver(playbook, source.database(), target.database()).resolve();
        var moving = new ArrayList<Moving>();
        long rows = 0;
        try (Transaction transaction = source.database().begin(Access.READ)) {
            for (Move move : moves.all()) {
                long count = move.count(transaction);
                rows += count;
                moving.add(new Moving(move.table(), count, conversions(move)));
            }
        }
        var doing = new ArrayList<Doing>();
        doing.addAll(doing(target, true));
        doing.add(new Doing("transfer", "transfer", target.database().facts().place(), JOURNAL, ""));
        doing.addAll(doing(target, false));
        return measured.review(hash, moving, doing, rows);
    }

    /** Of an upgrade in place: what is there of the tables that it writes, and what it does. */
    PlanReview inPlace(String hash, Site target, Measured measured) throws SiteException {
        var touched = new TreeSet<String>();
        playbook.actions().forEach(action -> action.touching().forEach(touches -> touched.add(touches
                .table())));
        List<String> there = target.database().tables();
        var moving = new ArrayList<Moving>();
        long rows = 0;
        try (Transaction transaction = target.database().begin(Access.READ)) {
            for (String table : touched) {
                long count = there.contains(table) ? transaction.count(table) : 0;
                rows += count;
                moving.add(new Moving(table, count, List.of(), Moving.TOUCHED));
            }
        }
        return measured.review(hash, moving, playbook.actions().stream().filter(action -> parameters.hold(
                action
                        .when())).map(action -> doing(action, target)).toList(), rows);
    }

    /** What is done before the first row moves, or after the last. */
    private List<Doing> doing(Site target, boolean first) {
        return playbook.actions().stream().filter(action -> parameters.hold(action.when())).filter(
                action -> first == (action instanceof Action.Command command && command.isFirst())).map(
                        action -> doing(action, target)).toList();
    }

    private static List<String> conversions(Move move) {
        var kinds = move.targetColumns().stream().map(column -> column.kind().name().toLowerCase(
                java.util.Locale.ROOT))
                .filter(kind -> !kind.equals("text") && !kind.equals("integer")).distinct().sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        move.dataset().references().values().stream().map(name -> "by-" + name).forEach(kinds::add);
        return kinds;
    }

    /** One that a person does is a text to copy like any other. */
    private Doing command(Action.Command command) {
        CommandText text = CommandTexts.find(commands, command.id()).orElseThrow();
        return text.standing(approvals) == Standing.BY_HAND
                ? new Doing(command.id(), "ask", "", "person", text.run())
                : new Doing(command.id(), "command", text.place(), text.undo().isEmpty() ? "nothing"
                        : "command", text.run());
    }

    private Doing doing(Action action, Site target) {
        return switch (action) {
            case Action.Sql sql -> new Doing(sql.id(), "sql", sql.touches().table(), JOURNAL, sql.run());
            case Action.Schema schema -> {
                List<SchemaObject> objects = SchemaActions.objects(schema);
                yield new Doing(schema.id(), "schema", objects.stream().map(object -> object.name()
                        .replaceFirst(
                                "\\..*", "")).distinct().collect(Collectors.joining(", ")), "schema", target
                                        .database().schemaChanges().map(
                                                changes -> objects.stream().map(changes::statement).collect(
                                                        Collectors
                                                                .joining("\n"))).orElse(""));
            }
            case Action.WriteRows rows -> new Doing(rows.id(), "write-rows", rows.touches().table(), JOURNAL,
                    "");
            case Action.JsonMember member -> new Doing(member.id(), "json-member",
                    member.touches().table() + "." + member.column(), JOURNAL, member.member());
            case Action.EnvLines lines -> new Doing(lines.id(), "env-lines",
                    target.settings().map(s -> s.place()).orElse(""), "file-backup",
                    String.join("\n", lines.set().keySet()));
            case Action.CopyFiles copy -> new Doing(copy.id(), "copy-files",
                    target.files().map(f -> f.place()).orElse(""), "file-backup", "");
            case Action.Command command -> command(command);
            case Action.FlushKeys flush -> target.keyValues().isPresent()
                    ? new Doing(flush.id(), "flush-keys", target.keyValues().get().place(), JOURNAL, String
                            .join(", ", flush.keys()))
                    : new Doing(flush.id(), "ask", "", "person", flush.copy());
            case Action.Ask ask -> new Doing(ask.id(), "ask", "", "person", ask.copy());
        };
    }
}
