package org.fairlead.step.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    private Rehearsal rehearsal = Rehearsal.NONE;

    WholeBackup(BackupInput input, Path folder, StepContext context, ProgressMeter meter) {
        this.input = input;
        this.folder = folder;
        this.context = context;
        this.meter = meter;
    }

    /** Where a run keeps it. */
    public static Path file(Path runFolder) {
        return runFolder.resolve("backup").resolve(FILE);
    }

    /** What keeps the gate closed. */
    List<Finding> findings() {
        return findings;
    }

    Rehearsal rehearsal() {
        return rehearsal;
    }

    /** Keeps it and tries its restore; false where it was stopped on its way. */
    boolean keep(List<Item> items) throws ProblemException, IOException {
        Database database = input.target().database();
        Optional<WholeDatabase> whole = database.whole();
        if (whole.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-none", place(), database.dialect()));
            return true;
        }
        meter.activity("backup.activity.whole");
        var dump = new DatabaseDump(folder.resolve(FILE), database.dialect(), new Watched(
                "backup.activity.whole-rows"));
        try (Reading reading = whole.get().read()) {
            if (!isPossible(reading)) {
                return true;
            }
            Optional<DatabaseDump.Written> written = dump.write(reading, input.sealer());
            if (written.isEmpty()) {
                return false;
            }
            items.add(new Item(ID, place(), folder.getFileName() + "/" + FILE, written.get().rows(), written
                    .get().bytes(), ""));
        }
        rehearse(whole.get());
        meter.finished(ID, 0);
        return true;
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

    private void rehearse(WholeDatabase whole) throws ProblemException, IOException {
        meter.activity("backup.activity.rehearsal");
        long start = System.nanoTime();
        Optional<Place> scratch = whole.scratch("fairlead_whole_" + context.log().summary().id().replace('-',
                '_'));
        if (scratch.isEmpty()) {
            block(Problem.blocker("backup.problem.whole-no-scratch", place(), whole.rightNeeded()));
            return;
        }
        try (Place place = scratch.get()) {
            var dump = new DatabaseDump(folder.resolve(FILE), input.target().database().dialect(),
                    new Watched("backup.activity.whole-restore"));
            DumpComparison comparison = dump.restore(place, input.opener(), true);
            rehearsal = new Rehearsal("whole-scratch", comparison.parts(), comparison.rows(), comparison
                    .different().size(), (System.nanoTime() - start) / 1_000_000);
            if (!comparison.isEqual()) {
                var rows = comparison.different().stream().map(List::of).toList();
                findings.add(new Finding(ID, BackupStep.GROUP, Problem.blocker(
                        "backup.problem.whole-different", rows.size(), comparison.different().getFirst()))
                        .with(new Evidence(List.of("evidence.object"), rows, rows.size())));
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
