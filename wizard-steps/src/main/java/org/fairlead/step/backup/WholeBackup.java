package org.fairlead.step.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.State;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;
import org.fairlead.step.backup.BackupReport.Item;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * Keeps all of the target's database in one snapshot, and restores it in a scratch database, which is
 * compared
 * with what was kept and goes again. Whatever stands in the way of that is a finding that blocks.
 */
public final class WholeBackup {
    /** Its place in the progress, and the name of its file. */
    static final String ID = "whole-database";
    /** The same of a source that is a file. */
    static final String OF_SOURCE = "source-whole";
    private static final String ENDING = ".sql.zst.age";

    private final BackupInput input;
    private final Database database;
    private final String id;
    private final Path folder;
    private final StepContext context;
    private final ProgressMeter meter;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<DatabaseDump.Written> kept = Optional.empty();
    private final List<Problem> notes = new ArrayList<>();
    private Rehearsal rehearsal = Rehearsal.NONE;

    /** Of the target. */
    public WholeBackup(BackupInput input, Path folder, StepContext context, ProgressMeter meter) {
        this(input, input.target().database(), ID, folder, context, meter);
    }

    /** Of a source that is a file. */
    static WholeBackup ofSource(BackupInput input, Database source, Path folder, StepContext context,
            ProgressMeter meter) {
        return new WholeBackup(input, source, OF_SOURCE, folder, context, meter);
    }

    private WholeBackup(BackupInput input, Database database, String id, Path folder, StepContext context,
            ProgressMeter meter) {
        this.input = input;
        this.database = database;
        this.id = id;
        this.folder = folder;
        this.context = context;
        this.meter = meter;
    }

    /** Where a run keeps it. */
    public static Path file(Path runFolder) {
        return runFolder.resolve("backup").resolve(ID + ENDING);
    }

    /** Where a run keeps that of a source that is a file. */
    public static Path sourceFile(Path runFolder) {
        return runFolder.resolve("backup").resolve(OF_SOURCE + ENDING);
    }

    /** The check sum of the file that a backup reported; earlier versions had none. */
    public static Optional<String> sumOf(BackupReport report) {
        return sumOf(report, ID);
    }

    /** The same of {@link #sourceFile}. */
    public static Optional<String> sumOfSource(BackupReport report) {
        return sumOf(report, OF_SOURCE);
    }

    private static Optional<String> sumOf(BackupReport report, String id) {
        return report.items().stream().filter(item -> item.kind().equals(id)).map(Item::sha256).filter(
                sum -> !sum.isEmpty()).findFirst();
    }

    /** {@link #ID} or {@link #OF_SOURCE}. */
    String id() {
        return id;
    }

    /** What keeps the gate closed. */
    public List<Finding> findings() {
        return findings;
    }

    public Rehearsal rehearsal() {
        return rehearsal;
    }

    /** What was compared besides. */
    public List<Problem> notes() {
        return notes;
    }

    /** What there is to do, for a progress that counts nothing else. */
    public static Map<String, Long> sizes() {
        return Map.of(ID, 1L);
    }

    /** Keeps it and tries its restore; false where it was stopped on its way. */
    boolean keep(List<Item> items) throws ProblemException, IOException {
        if (!isWritten(items)) {
            return !findings.isEmpty();
        }
        var trials = new WholeRehearsal(input, database, dump("backup.activity.whole-restore"), kept
                .orElseThrow(),
                notes);
        meter.activity("backup.activity.rehearsal");
        Optional<WholeRehearsal.Tried> tried = trials.best(ScratchNames.whole(context.log()));
        meter.finished(id, 0);
        if (tried.isEmpty()) {
            return false;
        }
        settle(tried.get());
        boolean isOfSnapshot = id.equals(OF_SOURCE); // which nobody else changes
        return !findings.isEmpty() || isOfSnapshot || isComparedWithSite(tried.get().comparison());
    }

    /**
     * Keeps it, and restores it in a database beside the target. Whoever calls closes that, which removes it.
     *
     * @param name
     * of the database that is made
     * @return empty where it was stopped on its way, or where there are {@link #findings}
     */
    public Optional<Place> restored(String name, List<Item> items) throws ProblemException, IOException {
        if (!isWritten(items)) {
            return Optional.empty();
        }
        Optional<Place> place = copy(database.whole().orElseThrow(), name);
        meter.finished(id, 0);
        return place;
    }

    private DatabaseDump dump(String activity) {
        return new DatabaseDump(folder.resolve(id + ENDING), database.dialect(), new Watched(
                activity));
    }

    /** Writes it and reads it again; false where it was stopped, or where there are findings. */
    private boolean isWritten(List<Item> items) throws ProblemException, IOException {
        Optional<WholeDatabase> whole = database.whole();
        if (whole.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-none", place(), database.dialect()));
            return false;
        }
        meter.activity("backup.activity.whole");
        DatabaseDump dump = dump("backup.activity.whole-rows");
        try (Reading reading = whole.get().read()) {
            if (!isPossible(reading)) {
                return false;
            }
            kept = dump.write(reading, input.sealer());
            if (kept.isEmpty()) {
                return false;
            }
            String path = folder.getFileName() + "/" + id + ENDING;
            items.add(new Item(id, place(), path, kept.get().rows(), kept.get().bytes(), kept.get()
                    .sha256()));
            if (id.equals(ID)) {
                items.addAll(new Apart(input.playbook(), database).items(kept.get(), path));
            }
        }
        readAgain(dump);
        return true;
    }

    /** Whether the disk gives back what was written to it, and how fast. */
    private void readAgain(DatabaseDump dump) throws ProblemException, IOException {
        meter.activity("backup.activity.whole-again");
        long start = System.nanoTime();
        dump.requireWhole(kept.orElseThrow().sha256());
        KeptPlace.slow(folder.resolve(id + ENDING), kept.orElseThrow().bytes(), (System.nanoTime() - start)
                / 1_000_000).ifPresent(notes::add);
    }

    /** Holds what was kept against the site as it is now; false where it was stopped. */
    private boolean isComparedWithSite(DumpComparison restored) throws ProblemException {
        try (Reading live = database.whole().orElseThrow().read()) {
            Optional<List<String>> rows = dump("backup.activity.whole-live").changedSince(kept.orElseThrow(),
                    live);
            if (rows.isEmpty()) {
                return false;
            }
            var changed = new ArrayList<>(rows.get());
            if (!restored.untried().isEmpty()) {
                changed.addAll(DatabaseDump.textsChanged(restored.untried(), live));
            }
            notes.add(changed.isEmpty()
                    ? Problem.passed("backup.note.whole-live", kept.orElseThrow().tables(), kept.orElseThrow()
                            .rows(), place())
                    : Problem.info("backup.note.whole-moved", changed.size(), place(), changed.getFirst()));
            return true;
        }
    }

    private String place() {
        return database.facts().place();
    }

    private void block(Problem problem) {
        findings.add(new Finding(id, BackupStep.GROUP, problem));
    }

    private boolean isPossible(Reading reading) throws SiteException, IOException {
        List<Lack> lacking = reading.lacking();
        if (!lacking.isEmpty()) {
            var rows = lacking.stream().map(lack -> List.of(lack.kind(), lack.name())).toList();
            findings.add(new Finding(id, BackupStep.GROUP, Problem.blocker("backup.problem.whole-lacking",
                    lacking.size(), place(), lacking.getFirst().kind() + " " + lacking.getFirst().name()))
                    .with(new Evidence(List.of("evidence.object-kind", "evidence.object"), rows, rows
                            .size())));
            return false;
        }
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < reading.bytes()) {
            block(Problem.blocker("backup.problem.whole-space", folder.toString(), reading.bytes() >> 20,
                    room >> 20));
            return false;
        }
        return true;
    }

    private Optional<Place> copy(WholeDatabase whole, String name) throws ProblemException, IOException {
        meter.activity("backup.activity.rehearsal");
        Optional<Place> scratch = whole.scratch(name);
        if (scratch.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-no-scratch", place(), whole.rightNeeded()));
            return scratch;
        }
        long start = System.nanoTime();
        boolean same = false;
        try {
            Optional<DumpComparison> restored = dump("backup.activity.whole-restore").restore(scratch.get(),
                    input.opener(), true);
            if (restored.isPresent()) {
                settle(new WholeRehearsal.Tried(WholeRehearsal.SCRATCH, restored.get(), start, List
                        .of()));
                same = restored.get().isEqual();
            }
            return same ? scratch : Optional.empty();
        } finally {
            if (!same) {
                scratch.get().close();
            }
        }
    }

    private void settle(WholeRehearsal.Tried tried) {
        rehearsal = tried.rehearsal();
        if (!tried.failures().isEmpty()) {
            findings.add(new Finding(id + "/failed", BackupStep.GROUP, Problem.blocker(WholeRehearsal.FAILED,
                    place())));
            for (Problem cause : tried.failures()) {
                findings.add(new Finding(id + "/failed/" + findings.size(), BackupStep.GROUP, cause));
            }
        }
        List<String> different = tried.comparison().different();
        if (!different.isEmpty()) {
            var rows = different.stream().map(List::of).toList();
            findings.add(new Finding(id, BackupStep.GROUP, Problem.blocker("backup.problem.whole-different",
                    rows.size(), different.getFirst())).with(new Evidence(List.of("evidence.object"), rows,
                            rows.size())));
        }
    }

    /** Tells of each table, and hands a wish to stop on. */
    private final class Watched implements DatabaseDump.Watch {
        private final String activity;

        Watched(String activity) {
            this.activity = activity;
        }

        @Override
        public void table(String name, long rows) {
            meter.activity(activity, name);
            meter.at(id, State.RUNNING, 0, 0);
        }

        @Override
        public boolean shouldStop() {
            return context.stop().shouldStop();
        }
    }
}
