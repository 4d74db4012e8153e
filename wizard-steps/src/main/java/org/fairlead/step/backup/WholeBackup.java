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
    private static final String FILE = ID + ".sql.zst.age";

    private final BackupInput input;
    private final Path folder;
    private final StepContext context;
    private final ProgressMeter meter;
    private final List<Finding> findings = new ArrayList<>();
    private Optional<DatabaseDump.Written> kept = Optional.empty();
    private final List<Problem> notes = new ArrayList<>();
    private Rehearsal rehearsal = Rehearsal.NONE;

    public WholeBackup(BackupInput input, Path folder, StepContext context, ProgressMeter meter) {
        this.input = input;
        this.folder = folder;
        this.context = context;
        this.meter = meter;
    }

    /** Where a run keeps it. */
    public static Path file(Path runFolder) {
        return runFolder.resolve("backup").resolve(FILE);
    }

    /** The check sum of the file that a backup reported; earlier versions had none. */
    public static Optional<String> sumOf(BackupReport report) {
        return report.items().stream().filter(item -> item.kind().equals(ID)).map(Item::sha256).filter(
                sum -> !sum.isEmpty()).findFirst();
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
        Optional<Place> place = restored(ScratchNames.whole(context.log()),
                items);
        if (place.isEmpty()) {
            return !findings.isEmpty();
        }
        place.get().close();
        return isComparedWithSite();
    }

    /**
     * Keeps it, and restores it in a database beside the target. Whoever calls closes that, which removes it.
     *
     * @param name
     * of the database that is made
     * @return empty where it was stopped on its way, or where there are {@link #findings}
     */
    public Optional<Place> restored(String name, List<Item> items) throws ProblemException, IOException {
        Database database = input.target().database();
        Optional<WholeDatabase> whole = database.whole();
        if (whole.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-none", place(), database.dialect()));
            return Optional.empty();
        }
        meter.activity("backup.activity.whole");
        var dump = new DatabaseDump(folder.resolve(FILE), database.dialect(), new Watched(
                "backup.activity.whole-rows"));
        try (Reading reading = whole.get().read()) {
            if (!isPossible(reading)) {
                return Optional.empty();
            }
            Optional<DatabaseDump.Written> written = dump.write(reading, input.sealer());
            if (written.isEmpty()) {
                return Optional.empty();
            }
            kept = written;
            String path = folder.getFileName() + "/" + FILE;
            items.add(new Item(ID, place(), path, written.get().rows(), written.get().bytes(), written.get()
                    .sha256()));
            items.addAll(new Apart(input.playbook(), database).items(written.get(), path));
        }
        readAgain(dump);
        Optional<Place> place = rehearse(whole.get(), name);
        meter.finished(ID, 0);
        return place;
    }

    /** Whether the disk gives back what was written to it, and how fast. */
    private void readAgain(DatabaseDump dump) throws ProblemException, IOException {
        meter.activity("backup.activity.whole-again");
        long start = System.nanoTime();
        dump.requireWhole(kept.orElseThrow().sha256());
        KeptPlace.slow(folder.resolve(FILE), kept.orElseThrow().bytes(), (System.nanoTime() - start)
                / 1_000_000).ifPresent(notes::add);
    }

    /** Holds what was kept against the site as it is now; false where it was stopped. */
    private boolean isComparedWithSite() throws ProblemException {
        Database database = input.target().database();
        var dump = new DatabaseDump(folder.resolve(FILE), database.dialect(), new Watched(
                "backup.activity.whole-live"));
        try (Reading live = database.whole().orElseThrow().read()) {
            Optional<List<String>> changed = dump.changedSince(kept.orElseThrow(), live);
            changed.ifPresent(tables -> notes.add(tables.isEmpty()
                    ? Problem.passed("backup.note.whole-live", kept.orElseThrow().tables(), kept.orElseThrow()
                            .rows(), place())
                    : Problem.info("backup.note.whole-moved", tables.size(), place(), tables.getFirst())));
            return changed.isPresent();
        }
    }

    private String place() {
        return input.target().database().facts().place();
    }

    private void block(Problem problem) {
        findings.add(new Finding(ID, BackupStep.GROUP, problem));
    }

    private boolean isPossible(Reading reading) throws SiteException, IOException {
        List<Lack> lacking = reading.lacking();
        if (!lacking.isEmpty()) {
            var rows = lacking.stream().map(lack -> List.of(lack.kind(), lack.name())).toList();
            findings.add(new Finding(ID, BackupStep.GROUP, Problem.blocker("backup.problem.whole-lacking",
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

    private Optional<Place> rehearse(WholeDatabase whole, String name) throws ProblemException, IOException {
        meter.activity("backup.activity.rehearsal");
        long start = System.nanoTime();
        Optional<Place> scratch = whole.scratch(name);
        if (scratch.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-no-scratch", place(), whole.rightNeeded()));
            return scratch;
        }
        boolean same = false;
        try {
            var dump = new DatabaseDump(folder.resolve(FILE), input.target().database().dialect(),
                    new Watched("backup.activity.whole-restore"));
            Optional<DumpComparison> restored = dump.restore(scratch.get(), input.opener(), true);
            if (restored.isEmpty()) {
                return Optional.empty();
            }
            DumpComparison comparison = restored.get();
            same = comparison.isEqual();
            rehearsal = new Rehearsal("whole-scratch", comparison.parts(), comparison.rows(), comparison
                    .different().size(), (System.nanoTime() - start) / 1_000_000);
            if (!same) {
                var rows = comparison.different().stream().map(List::of).toList();
                findings.add(new Finding(ID, BackupStep.GROUP, Problem.blocker(
                        "backup.problem.whole-different", rows.size(), comparison.different().getFirst()))
                        .with(new Evidence(List.of("evidence.object"), rows, rows.size())));
            }
            return same ? scratch : Optional.empty();
        } finally {
            if (!same) {
                scratch.get().close();
            }
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
            meter.at(ID, State.RUNNING, 0, 0);
        }

        @Override
        public boolean shouldStop() {
            return context.stop().shouldStop();
        }
    }
}
