package org.fairlead.step.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.ActionTally;
import org.fairlead.action.DataActions;
import org.fairlead.action.FileCopies;
import org.fairlead.action.SchemaActions;
import org.fairlead.action.SettingsAction;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Files;
import org.fairlead.site.Settings;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;

/**
 * Carries out the playbook's actions in order. An action that is done is not done again; one that was
 * interrupted is done
 * anew, because it is one transaction or can be repeated.
 */
public final class UpgradeStep implements Step<UpgradeInput, UpgradeReport> {
    /** Scope in the record: action to what became of it, "state inserted changed removed". */
    public static final String RESULTS = "action";

    @Override
    public String id() {
        return "upgrade";
    }

    @Override
    public StepOutcome<UpgradeReport> run(UpgradeInput input, StepContext context) throws StepException {
        try {
            return upgrade(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        } catch (IOException e) {
            throw new StepException(Problem.blocker("upgrade.problem.cannot-keep", context.log().folder()
                    .toString(),
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static StepOutcome<UpgradeReport> upgrade(UpgradeInput input, StepContext context)
            throws ProblemException, IOException {
        long start = context.clock().millis();
        var checkpoints = new TargetCheckpoints(context.log().summary().id());
        checkpoints.prepare(input.target().database());
        Map<String, Checkpoint> known = checkpoints.load(input.target().database());
        Map<String, Long> sizes = new LinkedHashMap<>();
        input.playbook().actions().forEach(action -> sizes.put(action.id(), 1L));
        var meter = ProgressMeter.ofUnits(context.progress(), context.clock(), sizes);
        var data = new DataActions(input.target().database(), checkpoints, input.wayBack(), input
                .parameters());
        refreshStatistics(input);
        var results = new ArrayList<ActionResult>();
        for (Action action : input.playbook().actions()) {
            if (context.stop().shouldStop()) {
                return new StepOutcome.Stopped<>(TargetCheckpoints.upgradeBy(action.id()));
            }
            meter.activity("upgrade.activity.action", action.id());
            meter.at(action.id(), State.RUNNING, 0, 0);
            ActionResult result = known.containsKey(TargetCheckpoints.upgradeBy(action.id())) || KeysAway
                    .isDone(action, context.log())
                            ? recalled(context, action, known)
                            : perform(action, input, data, context);
            if (result.state().equals(KeysAway.STOPPED)) {
                return new StepOutcome.Stopped<>(TargetCheckpoints.upgradeBy(action.id()));
            }
            context.log().remember(RESULTS, action.id(), result.state() + " " + result.inserted() + " "
                    + result.changed() + " " + result.removed());
            results.add(result);
            meter.finished(action.id(), 0);
        }
        return new StepOutcome.Done<>(new UpgradeReport(results, context.clock().millis() - start));
    }

    /**
     * Statements of the playbook join what has just arrived; the server plans them by what it knows of it.
     */
    private static void refreshStatistics(UpgradeInput input) throws SiteException {
        Database target = input.target().database();
        List<String> tables = target.tables();
        try (Transaction transaction = target.begin(Access.WRITE)) {
            for (Playbook.Dataset dataset : input.playbook().datasets()) {
                if (tables.contains(dataset.table())) {
                    transaction.analyze(dataset.table());
                }
            }
            transaction.commit();
        }
    }

    /**
     * What an earlier attempt had already committed; the numbers are there unless it died right behind its
     * commit.
     */
    private static ActionResult recalled(StepContext context, Action action, Map<String, Checkpoint> known)
            throws RecordException {
        Optional<String> stored = context.log().recall(RESULTS, action.id());
        if (stored.isPresent()) {
            String[] words = stored.get().split(" ", -1);
            return new ActionResult(action.id(), words[0], Long.parseLong(words[1]), Long.parseLong(words[2]),
                    Long.parseLong(words[3]));
        }
        Checkpoint checkpoint = known.get(TargetCheckpoints.upgradeBy(action.id()));
        long rows = checkpoint == null ? 0 : checkpoint.rows();
        return new ActionResult(action.id(), rows == 0 ? "already" : "done", rows, 0, 0);
    }

    private static ActionResult perform(Action action, UpgradeInput input, DataActions data,
            StepContext context) throws ProblemException, IOException {
        if (!input.parameters().hold(action.when()) || !applies(action, input.target().database())) {
            return new ActionResult(action.id(), "skipped", 0, 0, 0);
        }
        return switch (action) {
            case Action.Sql sql -> result(action, data.run(sql));
            case Action.Schema schema -> schema(schema, input, context);
            case Action.WriteRows rows -> result(action, data.run(rows));
            case Action.JsonMember member -> result(action, data.run(member));
            case Action.EnvLines lines -> settings(lines, input, context);
            case Action.CopyFiles copy -> files(copy, input, context);
            case Action.Command command -> new ActionResult(command.id(), input.commands().run(command.id(),
                    context.log(),
                    context.stop()::isStopped).orElse(KeysAway.STOPPED), 0, 0, 0);
            case Action.FlushKeys flush -> new KeysAway(input, context).run(flush);
            case Action.Ask ask -> new ActionResult(action.id(), "asked", 0, 0, 0);
        };
    }

    private static boolean applies(Action action, Database target) throws SiteException {
        return action.whenTable().isEmpty() || target.tables().contains(action.whenTable());
    }

    private static ActionResult result(Action action, Optional<ActionTally> tally) {
        return tally.map(t -> new ActionResult(action.id(), "done", t.inserted(), t.changed(), t.removed()))
                .orElseGet(() -> new ActionResult(action.id(), "already", 0, 0, 0));
    }

    private static ActionResult schema(Action.Schema action, UpgradeInput input, StepContext context)
            throws SiteException, RecordException {
        var checkpoints = new TargetCheckpoints(context.log().summary().id());
        return new SchemaActions(input.target().database(), checkpoints).run(action).map(
                made -> new ActionResult(action.id(),
                        "made", made.inserted(), 0, 0)).orElseGet(() -> new ActionResult(action.id(),
                                "already", 0, 0,
                                0));
    }

    private static ActionResult settings(Action.EnvLines lines, UpgradeInput input, StepContext context)
            throws SiteException, RecordException, IOException {
        if (input.target().settings().isEmpty()) {
            return new ActionResult(lines.id(), "asked", 0, 0, 0);
        }
        Settings settings = input.target().settings().get();
        Optional<Settings> from = input.source().flatMap(Site::settings);
        Optional<byte[]> start = from.isPresent() && from.get().exists() ? Optional.of(from.get().content())
                : Optional.empty();
        return result(lines,
                new SettingsAction(settings, input.wayBack(), context.log()).run(lines, input.templates(),
                        start));
    }

    private static ActionResult files(Action.CopyFiles copy, UpgradeInput input, StepContext context)
            throws SiteException, RecordException, IOException {
        Optional<Files> files = input.source().flatMap(Site::files);
        if (files.isEmpty() || input.target().files().isEmpty() || FileCopies.same(files, input.target()
                .files())) {
            return new ActionResult(copy.id(), "already", 0, 0, 0);
        }
        FileCopies.Copied copied = new FileCopies(files.get(), input.target().files().get(),
                input.wayBack()).run(copy);
        if (!copied.kept().isEmpty()) {
            context.log().event(Problem.warning("upgrade.warning.files-kept", copied.kept().size(),
                    String.join(", ", copied.kept().stream().limit(10).toList())));
        }
        return result(copy, copied.tally().total() == 0 ? Optional.empty() : Optional.of(copied.tally()));
    }
}
