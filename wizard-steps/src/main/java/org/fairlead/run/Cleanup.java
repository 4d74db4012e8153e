package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.fairlead.action.KeptFolders;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.backup.ScratchNames;
import org.fairlead.step.finish.FinishReport;

/** What a run leaves behind, and its removal. */
final class Cleanup {
    private final RunLog log;
    private final SnapshotKeeper snapshot;
    private final Machine machine;

    Cleanup(RunLog log, SnapshotKeeper snapshot, Machine machine) {
        this.machine = machine;
        this.log = log;
        this.snapshot = snapshot;
    }

    /**
     * @param users
     * that were made for a trial and are still there
     */
    List<String> list(Plan plan, List<String> users) throws ProblemException {
        var left = new ArrayList<String>(users);
        copy(plan, left);
        if (log.summary().kind() == RunKind.REHEARSAL) {
            clear().stream().filter(Files::exists).map(Path::toString).forEach(left::add);
            return left;
        }
        left.add(TargetCheckpoints.TABLE + " @ " + plan.target().database().place());
        var here = new ArrayList<>(List.of(snapshot.file(), folder("journal"), folder("undo"), folder(
                "backup")));
        here.addAll(clear());
        here.stream().filter(Files::exists).map(Path::toString).forEach(left::add);
        for (String aside : KeptFolders.aside(log)) {
            left.add(plan.target().appPlace() + "/" + aside);
        }
        return left;
    }

    private void copy(Plan plan, List<String> left) throws ProblemException {
        TargetCopy.leftOf(log).ifPresent(name -> left.add(plan.target().database().named(name).place()));
        SiteBeside.left(log).ifPresent(left::add);
    }

    /** What a dead program may have left in the middle of a copy or a trial. */
    private List<Path> clear() throws RecordException {
        return List.of(folder(ScratchNames.files(log)), folder(TargetCopy.DUMP));
    }

    private Path folder(String name) {
        return log.folder().resolve(name);
    }

    /**
     * @param users
     * that were made for a trial and are removed by now
     * @param keepBackups
     * whether the backup stays; before the day that the plan names it stays in any case
     */
    FinishReport run(Plan plan, RunSites sites, List<String> users, boolean keepBackups)
            throws ProblemException {
        if (log.summary().kind() == RunKind.REHEARSAL) {
            var copy = new ArrayList<>(list(plan, users));
            new SiteBeside(log, plan, sites, machine).remove();
            TargetCopy.remove(log, plan, sites);
            FinishReport files = files(false);
            copy.removeAll(files.removed());
            return new FinishReport(Stream.concat(copy.stream(), files.removed().stream()).toList(), files
                    .freedBytes());
        }
        var all = new ArrayList<String>(users);
        if (plan.way().hasTarget()) {
            try (Site target = sites.target(plan)) {
                new TargetCheckpoints(String.valueOf(log.folder().getFileName())).clear(target.database());
                all.addAll(removeAside(plan, target));
            }
        }
        all.add(TargetCheckpoints.TABLE + " @ " + plan.target().database().place());
        FinishReport files = files(keepBackups || plan.backup().isKeptOn(LocalDate.now(machine.clock())));
        all.addAll(files.removed());
        return new FinishReport(all, files.freedBytes());
    }

    /** Removes what lies beside the record. */
    FinishReport files(boolean keepBackups) throws SiteException, RecordException {
        var removed = new ArrayList<String>();
        long bytes = 0;
        var going = new ArrayList<>(List.of(snapshot.file(), folder("journal"), folder("undo")));
        going.addAll(clear());
        if (!keepBackups) {
            going.add(folder("backup"));
        }
        for (Path path : going) {
            if (Files.exists(path)) {
                bytes += remove(path);
                removed.add(path.toString());
            }
        }
        return new FinishReport(removed, bytes);
    }

    /** Folders of programs that stepped aside for what was kept. */
    private List<String> removeAside(Plan plan, Site target) throws ProblemException {
        var removed = new ArrayList<String>();
        if (target.app().isPresent()) {
            for (String aside : KeptFolders.aside(log)) {
                target.app().get().deleteTree(aside);
                removed.add(plan.target().appPlace() + "/" + aside);
            }
        }
        return removed;
    }

    /** Removes a file or a folder; answers how many bytes that freed. */
    static long remove(Path path) throws SiteException {
        long bytes = 0;
        try {
            List<Path> all;
            try (Stream<Path> walk = Files.walk(path)) {
                all = walk.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : all) {
                bytes += Files.isRegularFile(each) ? Files.size(each) : 0;
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("record.problem.cannot-remove", path.toString(), String.valueOf(e
                            .getMessage())), e);
        }
        return bytes;
    }
}
