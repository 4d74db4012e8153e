package org.fairlead.step.importing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;

import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.TargetCheckpoints.Checkpoint;
import org.fairlead.action.WayBack;
import org.fairlead.config.Arrival;
import org.fairlead.config.ArrivedSettings;
import org.fairlead.config.ConfigurationReader;
import org.fairlead.config.ConfigurationWriter;
import org.fairlead.config.ImportItem;
import org.fairlead.config.ImportItem.State;
import org.fairlead.config.Meeting;
import org.fairlead.config.NamePattern;
import org.fairlead.config.Repair;
import org.fairlead.config.SettingNote;
import org.fairlead.config.SiteConfiguration;
import org.fairlead.config.StoredSetting;
import org.fairlead.model.Cell;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Carry.Act;
import org.fairlead.playbook.Configuration.Store;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Quoting;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/**
 * Writes settings into the target: those that the plan takes, in one transaction, with their rows as they
 * were in the
 * undo journal. Settings that nobody decided on, and those that changed since, come back as questions and
 * nothing is
 * written. The same once more changes nothing.
 */
public final class ImportStep implements Step<ImportInput, ImportReport> {
    private static final String SCOPE = "import";
    private static final int MOST_OF_A_VALUE = 10_000;

    private final WayBack wayBack;

    public ImportStep(WayBack wayBack) {
        this.wayBack = wayBack;
    }

    @Override
    public String id() {
        return "import";
    }

    @Override
    public StepOutcome<ImportReport> run(ImportInput input, StepContext context) throws StepException {
        try {
            return arrive(input, context);
        } catch (StepException e) {
            throw e;
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    /** What would become of every setting now. Writes nothing. */
    public static List<ImportItem> review(ImportInput input) throws SiteException {
        try (Transaction transaction = input.target().begin(Access.READ)) {
            return arrival(input, transaction).items();
        }
    }

    /** Both configurations as they are now. Writes nothing. */
    public static Meeting meeting(ImportInput input) throws SiteException {
        try (Transaction transaction = input.target().begin(Access.READ)) {
            SiteConfiguration target = new ConfigurationReader(input.configuration(), input.layout()).read(
                    transaction);
            return new Meeting(input.configuration(), input.source(), target, input.leftOut(), input.notes(),
                    input
                            .carry().decisions());
        }
    }

    private static Arrival arrival(ImportInput input, Transaction transaction) throws SiteException {
        SiteConfiguration target = new ConfigurationReader(input.configuration(), input.layout()).read(
                transaction);
        return new Arrival(input.configuration(), input.source(), target, input.leftOut(), input.carry(),
                input.notes());
    }

    private StepOutcome<ImportReport> arrive(ImportInput input, StepContext context)
            throws ProblemException {
        for (Store store : input.configuration().stores()) {
            if (!input.target().isTransactional(store.table())) {
                throw new SiteException(Problem.blocker("import.problem.no-transactions", store.table(), input
                        .target()
                        .facts().place()));
            }
        }
        var checkpoints = new TargetCheckpoints(context.log().summary().id());
        checkpoints.prepare(input.target());
        long before = Optional.ofNullable(checkpoints.load(input.target()).get(SCOPE)).map(Checkpoint::number)
                .orElse(0L);
        List<ImportItem> items;
        Map<String, Optional<String>> changes;
        long written;
        long caches = 0;
        try (Transaction transaction = input.target().begin(Access.WRITE_ISOLATED)) {
            Arrival arrival = arrival(input, transaction);
            items = arrival.items();
            List<OpenDecision> open = open(items);
            if (!open.isEmpty()) {
                return new StepOutcome.NeedsDecisions<>(open);
            }
            changes = arrival.changes();
            ConfigurationWriter.Written rows = new ConfigurationWriter(input.configuration(), input.layout(),
                    input
                            .target()).write(transaction, changes, (number, table, key, columns) -> wayBack
                                    .journal()
                                    .begin(wayBack.sealer(), SCOPE, before + number, table, key,
                                            columns));
            written = rows.rows();
            ArrivedSettings.rememberSource(context.log(), input.configuration(), input.source());
            if (written > 0) {
                caches = clearCaches(input, transaction);
                checkpoints.put(transaction, SCOPE, new Checkpoint(before + rows.chunks(), "", written,
                        true));
                ArrivedSettings.remember(context.log(), input.configuration(), changes);
                transaction.commit();
            }
        }
        return new StepOutcome.Done<>(report(input, items, written, changes, caches));
    }

    private static List<OpenDecision> open(List<ImportItem> items) {
        return items.stream().filter(ImportItem::isOpen).map(item -> new OpenDecision(item.setting(), Problem
                .warning("import.question." + item.state().word(), item.setting(), item.component()), ways(
                        item)))
                .toList();
    }

    private static List<String> ways(ImportItem item) {
        var ways = new ArrayList<>(List.of(Act.KEEP.word(), Act.TAKE.word()));
        if (item.source() != null && item.source().isArray()) {
            ways.add(Act.MERGE.word());
        }
        if (Repair.isPossible(item)) {
            ways.add(Act.REPAIR.word());
        }
        return ways;
    }

    /** Rows of caches, which the application makes anew; they are no loss, so nothing keeps them. */
    private static long clearCaches(ImportInput input, Transaction transaction) throws SiteException {
        long cleared = 0;
        for (Store store : input.configuration().stores()) {
            for (String pattern : input.configuration().caches()) {
                String like = NamePattern.like(pattern);
                cleared += transaction.update("DELETE FROM " + Quoting.quote(store.table()) + " WHERE "
                        + Quoting
                                .quote(store.name()) + " LIKE :like ESCAPE '!'", Map.of("like", new Cell.Text(
                                        like)));
            }
        }
        return cleared;
    }

    private static ImportReport report(ImportInput input, List<ImportItem> items, long written,
            Map<String, Optional<String>> changes, long caches) throws ProblemException {
        Map<String, Long> counts = items.stream().collect(Collectors.groupingBy(item -> item.state().word(),
                TreeMap::new, Collectors.counting()));
        List<SettingNote> notes = items.stream().filter(item -> item.act().filter(act -> act != Act.KEEP)
                .isPresent()
                || item.state() == State.NO_PLACE || item.state() == State.INVALID).flatMap(item -> item
                        .notes()
                        .stream()).toList();
        List<String> setUp = items.stream().filter(item -> item.state() == State.NEEDS_SETUP).map(
                ImportItem::setting).toList();
        return new ImportReport(counts, written, verified(input, changes), notes, archived(items), setUp,
                input.source()
                        .unknown(),
                caches);
    }

    /** What people may want to enter elsewhere, because the target's layout has no place for it. */
    private static Map<String, String> archived(List<ImportItem> items) {
        Map<String, String> archived = new TreeMap<>();
        for (ImportItem item : items) {
            JsonNode value = item.source();
            if (item.state() == State.NO_PLACE && !item.secret() && value != null) {
                String text = value.isString() ? value.asString() : value.toString();
                archived.put(item.setting(), text.length() > MOST_OF_A_VALUE ? text.substring(0,
                        MOST_OF_A_VALUE) + "…" : text);
            }
        }
        return archived;
    }

    /** Reads back what was to arrive. */
    private static List<String> verified(ImportInput input, Map<String, Optional<String>> changes)
            throws SiteException {
        SiteConfiguration now;
        try (Transaction transaction = input.target().begin(Access.READ)) {
            now = new ConfigurationReader(input.configuration(), input.layout()).read(transaction);
        }
        for (Map.Entry<String, Optional<String>> change : changes.entrySet()) {
            if (!now.of(change.getKey()).map(StoredSetting::raw).equals(change.getValue())) {
                throw new SiteException(Problem.blocker("import.problem.not-arrived", change.getKey(), input
                        .target()
                        .facts().place()));
            }
        }
        return List.copyOf(changes.keySet());
    }
}
