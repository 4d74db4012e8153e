package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.fairlead.action.KeptFolders;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.site.Database;
import org.fairlead.site.Files.FileEntry;
import org.fairlead.site.Scratch;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;
import org.fairlead.step.backup.ScratchNames;
import org.fairlead.step.finish.FinishReport;

/**
 * Looks for what a run has left and removes it piece by piece. What makes up the way back stays until that is
 * given up
 * or was gone, and a backup stays until the day that the plan names.
 */
final class Leftovers implements CleaningWork {
    private static final Set<RunState> CLOSED = Set.of(RunState.FINISHED, RunState.ROLLED_BACK);

    private final RunParts parts;
    private final RunLog log;
    private final SnapshotKeeper snapshot;

    Leftovers(RunParts parts, SnapshotKeeper snapshot) {
        this.parts = parts;
        this.log = parts.means().log();
        this.snapshot = snapshot;
    }

    /** A piece and what removes it. */
    private record Going(Piece piece, Removal removal) {}

    private interface Removal {
        void run() throws ProblemException;
    }

    private interface Look {
        void at(Site target) throws ProblemException;
    }

    private Plan plan() {
        return parts.plan();
    }

    @Override
    public Left left() throws ProblemException {
        var notes = new ArrayList<Problem>();
        return new Left(look(notes).values().stream().map(Going::piece).toList(), notes);
    }

    @Override
    public FinishReport remove(Set<String> ids) throws ProblemException {
        Map<String, Going> there = look(new ArrayList<>());
        var going = new ArrayList<Going>();
        for (String id : ids) {
            Going one = there.get(id);
            if (one == null) {
                throw new SiteException(Problem.blocker("clean.problem.not-there", id, log.summary().id()));
            }
            Optional<Problem> stays = one.piece().stays();
            if (stays.isPresent()) {
                throw new SiteException(stays.get());
            }
            going.add(one);
        }
        long bytes = 0;
        for (Going one : going) {
            one.removal().run();
            bytes += Math.max(0, one.piece().bytes());
            log.event(Problem.info("clean.event", one.piece().place()));
        }
        return new FinishReport(going.stream().map(one -> one.piece().place()).toList(), bytes);
    }

    private Map<String, Going> look(List<Problem> notes) throws ProblemException {
        Map<String, Going> found = new LinkedHashMap<>();
        if (plan().way().hasTarget()) {
            onTarget(found, notes);
        }
        here(found);
        for (String place : log.recallAll(Copies.PLACES).keySet()) {
            Optional<Copies.Noted> noted = copies().noted(place);
            if (noted.isPresent()) {
                carefully(notes, () -> add(found, new Piece("copy/" + place, "copy", noted.get().called(),
                        copies()
                                .bytes(place, noted.get()), Optional.empty()), () -> copies().remove(place,
                                        noted.get())));
            }
        }
        return found;
    }

    private static void add(Map<String, Going> found, Piece piece, Removal removal) {
        found.put(piece.id(), new Going(piece, removal));
    }

    private static void carefully(List<Problem> notes, Removal look) throws RecordException {
        try {
            look.run();
        } catch (RecordException e) {
            throw e;
        } catch (ProblemException e) {
            notes.add(new Problem(org.fairlead.model.Severity.WARNING, e.problem().key(), e.problem()
                    .args()));
        }
    }

    private Copies copies() {
        return new Copies(plan(), parts.sites(), log);
    }

    /** The way back stays while the run can still be taken back. */
    private Optional<Problem> wayBack() throws RecordException {
        return CLOSED.contains(log.summary().state()) ? Optional.empty()
                : Optional.of(Problem.blocker("clean.stays.way-back", log.summary().id()));
    }

    private Optional<Problem> backup() throws RecordException {
        return plan().backup().isKeptOn(LocalDate.now(parts.means().machine().clock()))
                ? Optional.of(Problem.blocker("clean.stays.until", plan().backup().keepUntil()))
                : wayBack();
    }

    private void here(Map<String, Going> found) throws ProblemException {
        Path folder = log.folder();
        path(found, "snapshot", snapshot.file(), wayBack());
        path(found, "journal", folder.resolve("journal"), wayBack());
        path(found, "undo", folder.resolve("undo"), wayBack());
        path(found, "backup", folder.resolve("backup"), backup());
        path(found, "scratch", folder.resolve(ScratchNames.files(log)), Optional.empty());
        path(found, "dump", folder.resolve(TargetCopy.DUMP), Optional.empty());
        path(found, "newer", folder.resolve("newer"), Optional.empty());
        for (Path bundle : ExportedFiles.own(log)) {
            add(found, new Piece("bundle/" + bundle.getFileName(), "bundle", bundle.toString(), bytes(bundle),
                    Optional.empty()), () -> Cleanup.remove(bundle));
        }
    }

    private static void path(Map<String, Going> found, String kind, Path path, Optional<Problem> stays)
            throws SiteException {
        if (Files.exists(path)) {
            add(found, new Piece(kind, kind, path.toString(), bytes(path), stays), () -> Cleanup.remove(
                    path));
        }
    }

    private static long bytes(Path path) throws SiteException {
        long bytes = 0;
        try (Stream<Path> walk = Files.walk(path)) {
            for (Path each : walk.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(each);
            }
            return bytes;
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("files.problem.cannot-read", path.toString(), String
                    .valueOf(e
                            .getMessage())), e);
        }
    }

    private void onTarget(Map<String, Going> found, List<Problem> notes) throws ProblemException {
        for (String user : parts.access().left()) {
            add(found, new Piece("user/" + user, "user", plan().target().database().place() + ": " + user, -1,
                    Optional.empty()), () -> parts.access().sweep());
        }
        siteCopy(found, notes);
        carefully(notes, () -> withTarget(target -> {
            Database database = target.database();
            if (database.tables().contains(TargetCheckpoints.TABLE)) {
                add(found, new Piece("checkpoints", "checkpoints", TargetCheckpoints.TABLE + " @ " + plan()
                        .target()
                        .database().place(), -1, wayBack()), () -> withTarget(again -> new TargetCheckpoints(
                                String.valueOf(log.folder().getFileName())).clear(again.database())));
            }
            var names = new ArrayList<>(ScratchNames.of(log));
            for (String name : names) {
                var bytes = database.scratchBytes(name);
                if (bytes.isPresent()) {
                    add(found, new Piece("scratch/" + name, "scratch", plan().target().database().named(name)
                            .place(), bytes.getAsLong(), Optional.empty()), () -> withTarget(again -> drop(
                                    again
                                            .database(), name)));
                }
            }
            if (target.app().isPresent()) {
                for (String aside : KeptFolders.aside(log)) {
                    long size = target.app().get().list(aside).stream().mapToLong(FileEntry::size).sum();
                    add(found, new Piece("aside/" + aside, "aside", plan().target().appPlace() + "/" + aside,
                            size,
                            wayBack()), () -> withTarget(again -> again.app().orElseThrow().deleteTree(
                                    aside)));
                }
            }
        }));
    }

    /** The copy of the site, its database and its folder together. */
    private void siteCopy(Map<String, Going> found, List<Problem> notes) throws ProblemException {
        Optional<String> database = TargetCopy.leftOf(log);
        Optional<String> folder = SiteBeside.left(log);
        if (database.isEmpty() && folder.isEmpty()) {
            return;
        }
        String place = Stream.concat(database.map(name -> plan().target().database().named(name).place())
                .stream(), folder.stream()).collect(Collectors.joining(", "));
        carefully(notes, () -> withTarget(target -> add(found, new Piece("site-copy", "site-copy", place,
                database.isEmpty() ? -1 : target.database().scratchBytes(database.get()).orElse(-1),
                Optional.empty()), () -> parts.siteCopy().remove())));
    }

    /** Each place takes away what it finds of ours before it is made, and then itself. */
    private static void drop(Database database, String name) throws SiteException {
        Optional<WholeDatabase> whole = database.whole();
        if (whole.isPresent() && whole.get().isThere(name)) {
            whole.get().scratch(name).ifPresent(WholeDatabase.Place::close);
        } else {
            database.scratch(name).ifPresent(Scratch::close);
        }
        if (database.scratchBytes(name).isPresent()) {
            throw new SiteException(Problem.blocker("rehearsal.problem.left", name, database.facts()
                    .place()));
        }
    }

    private void withTarget(Look look) throws ProblemException {
        try (Site target = parts.sites().target(plan())) {
            look.at(target);
        }
    }
}
