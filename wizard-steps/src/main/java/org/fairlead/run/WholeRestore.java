package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.config.TableHealth;
import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress;
import org.fairlead.model.Severity;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.WholeBackup;

/**
 * The last resort: the whole database that a run kept, put into an empty database beside the target. The site
 * itself is never written to.
 */
record WholeRestore(Playbook playbook, Plan plan, RunSites sites, RunKeys keys) {
    /**
     * @param name
     * of an empty database on the target's server; or a new file, for a source that was kept whole
     */
    StepOutcome<WholeRestored> into(String name, Secret passphrase, StepContext context)
            throws ProblemException {
        if (SourceRestore.isMeant(name)) {
            return new SourceRestore(keys).into(Path.of(name), passphrase, context);
        }
        Path file = WholeBackup.file(context.log().folder());
        if (!Files.exists(file)) {
            throw new SiteException(Problem.blocker("restore.problem.none", String.valueOf(context.log()
                    .folder().getFileName())));
        }
        Endpoint target = plan.target();
        DatabaseAddress address = target.database().named(name);
        if (name.equals(target.database().name())) {
            throw new SiteException(Problem.blocker("restore.problem.site", address.place()));
        }
        AgeOpener opener = keys.open(passphrase);
        Optional<String> sum = BackupReport.of(context.log()).flatMap(WholeBackup::sumOf);
        long start = System.nanoTime();
        try (Database database = sites.database(target.withDatabase(address), Side.TARGET)) {
            WholeDatabase whole = database.whole().orElseThrow(() -> new SiteException(Problem.blocker(
                    "backup.problem.whole-none", address.place(), database.dialect())));
            try (Place place = whole.here()) {
                var dump = new DatabaseDump(file, database.dialect(), watch(context));
                boolean begun = dump.isBegun(place);
                if (!begun && !place.isEmpty()) {
                    throw new SiteException(Problem.blocker("restore.problem.not-empty", address.place()));
                }
                if (begun) {
                    context.log().event(Problem.info("restore.event.goes-on", address.place()));
                }
                if (sum.isPresent()) {
                    dump.requireWhole(sum.get());
                }
                Optional<DumpComparison> filled = dump.restore(place, opener, false);
                if (filled.isEmpty()) {
                    return new StepOutcome.Stopped<>("restore");
                }
                DumpComparison comparison = filled.get();
                return outcome(new WholeRestored(address.place(), comparison.parts(), comparison.rows(),
                        comparison.different(), new TableHealth(playbook, database).look(database.tables()),
                        (System.nanoTime() - start) / 1_000_000));
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("restore.problem.cannot-read", file.toString(), String
                    .valueOf(e.getMessage())), e);
        }
    }

    static StepOutcome<WholeRestored> outcome(WholeRestored restored) {
        var wrong = new ArrayList<>(restored.notes().stream().filter(note -> note.severity()
                == Severity.BLOCKER).toList());
        if (!restored.different().isEmpty()) {
            wrong.add(Problem.blocker("restore.problem.different", restored.different().size(), restored
                    .place(), restored.different().getFirst()));
        }
        return wrong.isEmpty() ? new StepOutcome.Done<>(restored)
                : new StepOutcome.Blocked<>(restored, wrong.stream().map(problem -> new Finding("restore",
                        "backup.group.rehearsal", problem)).toList());
    }

    static DatabaseDump.Watch watch(StepContext context) {
        return new DatabaseDump.Watch() {
            @Override
            public void table(String name, long rows) {
                context.progress().accept(new Progress("restore.activity.table", List.of(name), 0, 0, 0, -1,
                        List.of()));
            }

            @Override
            public boolean shouldStop() {
                return context.stop().shouldStop();
            }
        };
    }
}
