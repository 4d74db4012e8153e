package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.fairlead.action.Unchanged;
import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.site.Database;
import org.fairlead.site.Site;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.step.ProgressMeter;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupInput;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.WholeBackup;

/**
 * A database beside that of the target which holds all that it holds. Its name is in the record before it is
 * made, so that what a dead program left can be found and removed.
 */
final class TargetCopy implements AutoCloseable {
    /** Where a run that is no rehearsal keeps what it copies from, as long as it copies. */
    static final String DUMP = "site-copy";
    private static final String SCOPE = "copy";
    private static final String NAME = "name";
    private static final String SITE = "site";
    /** Shared with what the databases know of scratch places of ours. */
    private static final String PREFIX = "fairlead_copy_";
    private static final int RANDOM = 5;

    private final RunLog log;
    private final Database site;
    private final String name;
    private Optional<Place> place = Optional.empty();

    private TargetCopy(RunLog log, Database site, String name) {
        this.log = log;
        this.site = site;
        this.name = name;
    }

    /** One that is still to be filled; its name is in the record from now on. */
    static TargetCopy named(RunLog log, Plan plan, Database site, Machine machine) throws ProblemException {
        byte[] random = new byte[RANDOM];
        machine.random().nextBytes(random);
        String name = PREFIX + HexFormat.of().formatHex(random);
        log.remember(SCOPE, SITE, plan.target().database().name());
        log.remember(SCOPE, NAME, name);
        return new TargetCopy(log, site, name);
    }

    String name() {
        return name;
    }

    /** Copies the database and compares the copy with it. */
    StepOutcome<BackupReport> fill(Playbook here, AgeSealer sealer, AgeOpener opener, StepContext context)
            throws ProblemException {
        Path folder = log.folder().resolve(log.summary().kind() == RunKind.REHEARSAL ? "backup" : DUMP);
        var meter = new ProgressMeter(context.progress(), context.clock(), WholeBackup.sizes());
        var items = new ArrayList<BackupReport.Item>();
        var whole = new WholeBackup(new BackupInput(here, Optional.empty(), new Site(site, Optional.empty(),
                Optional.empty(), Optional.empty()), sealer, opener), folder, context, meter);
        try {
            Files.createDirectories(folder);
            place = whole.restored(name, items);
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("backup.problem.cannot-write", folder.toString(), String
                    .valueOf(e.getMessage())), e);
        }
        var report = new BackupReport(items, BackupReport.Rehearsal.NONE, BackupReport.Rehearsal.NONE, whole
                .rehearsal(), whole.notes());
        List<Finding> findings = whole.findings();
        if (!findings.isEmpty()) {
            return new StepOutcome.Blocked<>(report, findings);
        }
        return place.isPresent() ? new StepOutcome.Done<>(report) : new StepOutcome.Stopped<>("copy");
    }

    /**
     * Fills the copy with what a backup kept of the whole database.
     *
     * @return empty where it was stopped
     */
    Optional<DumpComparison> fillFrom(DatabaseDump dump, AgeOpener opener) throws ProblemException,
            IOException {
        WholeDatabase whole = site.whole().orElseThrow(() -> new SiteException(Problem.blocker(
                "backup.problem.whole-none", site.facts().place(), site.dialect())));
        place = whole.scratch(name);
        if (place.isEmpty()) {
            throw new SiteException(Problem.blocker("backup.problem.whole-no-scratch", site.facts().place(),
                    whole.rightNeeded()));
        }
        return dump.restore(place.get(), opener, true);
    }

    /** Lets the copy be there when this is closed; the record names it until it is removed. */
    void leave() {
        place = Optional.empty();
    }

    /** Remembers what an upgrade in place must leave as it is. */
    static void rememberUnchanged(Playbook here, Database copy, RunLog log) throws ProblemException {
        Unchanged.remember(here, copy, log);
    }

    @Override
    public void close() {
        remove();
    }

    /** Removes the copy; where that fails, it stays named in the record. */
    void remove() {
        place.ifPresent(Place::close);
        place = Optional.empty();
    }

    /** Whether the copy of a rehearsal may still be there. */
    static boolean isNamed(RunLog log) throws ProblemException {
        return log.recall(SCOPE, NAME).isPresent();
    }

    /** Name of a copy that may still be there, for people. */
    static Optional<String> leftOf(RunLog log) throws ProblemException {
        return log.recall(SCOPE, NAME);
    }

    /** Forgets a copy that is gone; answers whether it is. */
    static boolean forget(RunLog log, Database site) throws ProblemException {
        Optional<String> name = leftOf(log);
        Optional<WholeDatabase> whole = site.whole();
        if (name.isEmpty() || whole.isEmpty() || whole.get().isThere(name.get())) {
            return name.isEmpty();
        }
        log.forget(SCOPE);
        return true;
    }

    /**
     * Removes the copy that a dead program left, if it did.
     *
     * @param plan
     * with the copy or the site itself as its target
     */
    static void remove(RunLog log, Plan plan, RunSites sites) throws ProblemException {
        Optional<String> name = leftOf(log);
        if (name.isEmpty()) {
            return;
        }
        String original = log.recall(SCOPE, SITE).orElseThrow();
        try (Database site = sites.database(plan.target().withDatabase(plan.target().database().named(
                original)), Side.TARGET)) {
            WholeDatabase whole = site.whole().orElseThrow();
            if (whole.isThere(name.get())) {
                whole.scratch(name.get()).ifPresent(Place::close); // it takes away what it finds, then its own
            }
            if (!forget(log, site)) {
                throw new SiteException(Problem.blocker("rehearsal.problem.left", name.get(), site.facts()
                        .place()));
            }
        }
    }
}
