package org.fairlead.step.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.fairlead.action.Unchanged;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RecordException;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.Step;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * Keeps the source whole and all that the target holds where the run will write, encrypted beside the record,
 * and then
 * restores it in a scratch place and compares. Writes nothing to the target outside that scratch place.
 */
public final class BackupStep implements Step<BackupInput, BackupReport> {
    static final String GROUP = "backup.group.rehearsal";

    private static final long LEAST_ROOM = 32L << 20;

    @Override
    public String id() {
        return "backup";
    }

    @Override
    public StepOutcome<BackupReport> run(BackupInput input, StepContext context) throws StepException {
        try {
            return backup(input, context);
        } catch (ProblemException e) {
            throw StepException.from(e);
        } catch (IOException e) {
            throw new StepException(Problem.blocker("backup.problem.cannot-write", context.log().folder()
                    .toString(),
                    String.valueOf(e.getMessage())), e);
        }
    }

    private static StepOutcome<BackupReport> backup(BackupInput input, StepContext context)
            throws ProblemException, IOException {
        Path folder = context.log().folder().resolve("backup");
        Files.createDirectories(folder);
        requireRoom(input, context, folder);
        List<String> tables = tablesToWrite(input);
        var meter = new ProgressMeter(context.progress(), context.clock(), sizes(input, tables));
        var items = new ArrayList<Item>();
        meter.activity("backup.activity.source");
        var files = new FileBackup(folder, input.sealer(), input.opener());
        for (Site source : input.source().filter(s -> s.database().sourceFile().isPresent()).stream()
                .toList()) {
            items.add(files.database(Path.of(source.database().facts().place())));
        }
        meter.finished("source", 0);
        var rows = new TableBackup(input, folder);
        List<Item> kept = rows.keep(tables, context, meter);
        if (kept.size() < tables.size()) {
            return new StepOutcome.Stopped<>("backup/" + tables.get(kept.size()));
        }
        items.addAll(kept);
        meter.activity("backup.activity.files");
        keepFiles(input, files, items, context);
        meter.finished("files", 0);
        var notes = new ArrayList<>(archived(input, files, items, meter));
        Optional<KeyBackup> keys = keys(input, folder, context, meter, items);
        if (context.stop().shouldStop()) {
            return new StepOutcome.Stopped<>("backup/keys");
        }
        List<WholeBackup> wholes = wholes(input, folder, context, meter);
        for (WholeBackup whole : wholes) {
            if (!whole.keep(items)) {
                return new StepOutcome.Stopped<>("backup/whole");
            }
        }
        meter.activity("backup.activity.rehearsal");
        Rehearsal rehearsal = rows.rehearse(kept, ScratchNames.tables(context.log()),
                table -> meter.finished(table, 0));
        Rehearsal ofKeys = keys.isPresent() ? keys.get().rehearse() : Rehearsal.NONE;
        var wrong = new ArrayList<Finding>(wholes.stream().flatMap(whole -> whole.findings().stream())
                .toList());
        wholes.forEach(whole -> notes.addAll(whole.notes()));
        KeptPlace.remote(folder).ifPresent(notes::add);
        wrong.addAll(keys.map(KeyBackup::findings).orElse(List.of()));
        Rehearsal ofWhole = rehearsal(wholes, WholeBackup.ID);
        new Unrehearsed(input, context).settle(rehearsal, ofWhole, notes, wrong);
        Rehearsal ofFiles = tried(files, input, context, notes, wrong);
        return outcome(new BackupReport(items, rehearsal, ofKeys, ofWhole, rehearsal(wholes,
                WholeBackup.OF_SOURCE), ofFiles, notes), wrong);
    }

    /** Restores the files for a trial. */
    private static Rehearsal tried(FileBackup files, BackupInput input, StepContext context,
            List<Problem> notes, List<Finding> wrong) throws ProblemException, IOException {
        var rehearsal = new FileRehearsal(context.log().folder(), ScratchNames.files(context.log()), input
                .opener());
        Rehearsal came = rehearsal.rehearse(files.trees());
        rehearsal.finding().ifPresent(wrong::add);
        notes.addAll(rehearsal.notes());
        return came;
    }

    /** Archives what lies apart; what could not be is told. */
    private static List<Problem> archived(BackupInput input, FileBackup files, List<Item> items,
            ProgressMeter meter) throws SiteException, IOException, RecordException {
        meter.activity("backup.activity.archives");
        var archives = new Archives(input, files);
        items.addAll(archives.keep());
        return archives.notes();
    }

    /** Of the target and of a source that is a file, where the plan wants all of it. */
    private static List<WholeBackup> wholes(BackupInput input, Path folder, StepContext context,
            ProgressMeter meter) {
        var wholes = new ArrayList<WholeBackup>();
        if (input.choice().wholeDatabase()) {
            wholes.add(new WholeBackup(input, folder, context, meter));
            wholeSource(input).ifPresent(source -> wholes.add(WholeBackup.ofSource(input, source, folder,
                    context, meter)));
        }
        return wholes;
    }

    private static Rehearsal rehearsal(List<WholeBackup> wholes, String id) {
        return wholes.stream().filter(whole -> whole.id().equals(id)).map(WholeBackup::rehearsal).findFirst()
                .orElse(Rehearsal.NONE);
    }

    /** A source that is a file is kept as text too, where all of the target is, and that is tried. */
    private static Optional<Database> wholeSource(BackupInput input) {
        return input.source().filter(source -> input.choice().wholeDatabase()).map(Site::database).filter(
                database -> database.sourceFile().isPresent());
    }

    /** Looks whether there is room here; what is kept is compressed, so the size of the database is ample. */
    private static void requireRoom(BackupInput input, StepContext context, Path folder)
            throws ProblemException,
            IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        long database = Long.parseLong(input.target().database().traits().getOrDefault("bytes", "0"));
        if (free < LEAST_ROOM) {
            throw new SiteException(Problem.blocker("backup.problem.no-room", folder.toString(), free >> 20,
                    LEAST_ROOM >> 20));
        }
        if (free < database) {
            context.log().event(Problem.warning("backup.warning.little-room", folder.toString(), free >> 20,
                    database >> 20));
        }
    }

    /** How much there is to do for each of what is kept. */
    private static Map<String, Long> sizes(BackupInput input, List<String> tables) throws SiteException {
        Map<String, Long> sizes = new LinkedHashMap<>();
        sizes.put("source", 1L);
        try (Transaction target = input.target().database().begin(Access.READ)) {
            for (String table : tables) {
                sizes.put(table, 2 * target.count(table) + 1);
            }
        }
        sizes.put("files", 1L);
        if (input.choice().wholeDatabase()) {
            if (wholeSource(input).isPresent()) {
                sizes.put(WholeBackup.OF_SOURCE, 1L);
            }
            sizes.put(WholeBackup.ID, sizes.values().stream().mapToLong(Long::longValue).sum());
        }
        return sizes;
    }

    private static void keepFiles(BackupInput input, FileBackup files, List<Item> items, StepContext context)
            throws SiteException, RecordException, IOException {
        items.addAll(files.settings("source", input.source().flatMap(Site::settings)));
        items.addAll(files.settings("target", input.target().settings()));
        items.addAll(files.tree(input.source().flatMap(Site::files)));
        items.addAll(files.app(input, context.log()));
        if (input.source().isEmpty()) {
            Unchanged.remember(input.playbook(), input.target().database(), context.log());
        }
    }

    private static StepOutcome<BackupReport> outcome(BackupReport report, List<Finding> wrong) {
        long rows = report.rehearsal().differentRows();
        if (rows > 0) {
            wrong.add(new Finding("rehearsal", GROUP, Problem.blocker("backup.problem.rehearsal", rows)));
        }
        long ofStore = report.keys().differentRows();
        if (ofStore > 0) {
            wrong.add(new Finding("rehearsal/keys", GROUP, Problem.blocker("backup.problem.rehearsal-keys",
                    ofStore)));
        }
        return wrong.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report, wrong);
    }

    /** Keeps the keys of the target's store, where it has one. */
    private static Optional<KeyBackup> keys(BackupInput input, Path folder, StepContext context,
            ProgressMeter meter, List<Item> items) throws ProblemException, IOException {
        if (input.target().keyValues().isEmpty()) {
            return Optional.empty();
        }
        meter.activity("backup.activity.keys");
        var keys = new KeyBackup(input.target().keyValues().get(), input, folder, context.log());
        keys.keep(context.stop()).ifPresent(items::add);
        return Optional.of(keys);
    }

    /** Every table of the target that the transfer or an action may write. */
    static List<String> tablesToWrite(BackupInput input) throws SiteException {
        var tables = new TreeSet<String>();
        List<String> there = input.target().database().tables();
        List<String> here = input.source().isPresent() ? input.source().get().database().tables() : List.of();
        input.playbook().datasets().stream().filter(dataset -> here.contains(dataset.from())).map(
                Playbook.Dataset::table).forEach(tables::add);
        input.playbook().actions().forEach(action -> action.touching().forEach(touches -> tables.add(touches
                .table())));
        tables.retainAll(there);
        return List.copyOf(tables);
    }
}
