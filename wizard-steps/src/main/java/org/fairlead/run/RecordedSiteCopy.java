package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.Secret;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Database;
import org.fairlead.site.Site.Side;
import org.fairlead.site.SiteException;
import org.fairlead.sitecopy.SiteFolder;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.WholeBackup;

/** The copy of a run's target, with what it is in the record of that run. */
record RecordedSiteCopy(Playbook between, Plan plan, RunParts.Means means, RunSites sites)
        implements SiteCopyWork {

    private static final String STEP = "site-copy";
    private static final String REPORT = "report";

    private RunLog log() {
        return means.log();
    }

    private SiteBeside beside() {
        return new SiteBeside(log(), plan, sites, means.machine());
    }

    @Override
    public StepOutcome<SiteCopyReport> make(Optional<Secret> passphrase, Controls controls)
            throws StepException {
        return means.recorder().beside(STEP, controls, context -> {
            if (!plan.way().hasTarget()) {
                throw new SiteException(Problem.blocker("rehearsal.problem.no-target"));
            }
            if (means.recorder().committed()) {
                requireBackup(passphrase);
            }
            remove();
            boolean whole = false;
            try {
                StepOutcome<SiteCopyReport> outcome = made(passphrase, context);
                whole = outcome instanceof StepOutcome.Done<SiteCopyReport>;
                return outcome;
            } finally {
                dumpGone();
                if (!whole) {
                    remove();
                }
            }
        });
    }

    /**
     * Refuses, before anything is removed, what can come to nothing. A copy of the time before the run is
     * never removed for another one: if that failed, the old version would be nowhere.
     */
    private void requireBackup(Optional<Secret> passphrase) throws ProblemException {
        String run = String.valueOf(log().folder().getFileName());
        if (there().isPresent()) {
            throw new SiteException(Problem.blocker("site-copy.problem.there", run));
        }
        if (!Files.exists(WholeBackup.file(log().folder()))) {
            throw new SiteException(Problem.blocker("site-copy.problem.too-late", run));
        }
        new RunKeys(log(), means.machine()).open(opening(passphrase));
    }

    private static Secret opening(Optional<Secret> passphrase) throws SiteException {
        return passphrase.orElseThrow(() -> new SiteException(Problem.blocker(
                "site-copy.problem.passphrase")));
    }

    private StepOutcome<SiteCopyReport> made(Optional<Secret> passphrase, StepContext context)
            throws ProblemException {
        long start = context.clock().millis();
        try (Database site = sites.database(plan.target(), Side.TARGET);
                TargetCopy copy = TargetCopy.named(log(), plan, site, means.machine())) {
            boolean kept = means.recorder().committed();
            StepOutcome<BackupReport.Rehearsal> filled = kept ? fromBackup(copy, passphrase, context)
                    : fromSite(copy, context);
            if (!(filled instanceof StepOutcome.Done<BackupReport.Rehearsal>(var came))) {
                return filled instanceof StepOutcome.Blocked<BackupReport.Rehearsal>(var none, var findings)
                        ? new StepOutcome.Blocked<>(report(copy, none, kept, start, context), findings)
                        : new StepOutcome.Stopped<>(STEP);
            }
            SiteCopyReport report = report(copy, came, kept, start, context);
            if (context.stop().shouldStop()) {
                return new StepOutcome.Stopped<>(STEP);
            }
            log().remember(STEP, REPORT, JsonMapper.shared().writeValueAsString(report));
            log().event(Problem.info("site-copy.event.made", report.database(), report.folder()));
            copy.leave();
            return new StepOutcome.Done<>(report);
        }
    }

    /** With the folder, where there is one that can be copied. */
    private SiteCopyReport report(TargetCopy copy, BackupReport.Rehearsal came, boolean kept, long start,
            StepContext context) throws ProblemException {
        var notes = new ArrayList<Problem>();
        Optional<SiteFolder.Made> folder = Optional.empty();
        if (!came.isThere()) {
            notes.clear(); // there is no copy that a folder could use
        } else if (!SiteBeside.applies(between, plan)) {
            notes.add(Problem.info("site-copy.note.database-only"));
        } else {
            try {
                folder = beside().make(copy.name(), context.stop()::shouldStop);
                folder.ifPresent(made -> notes.addAll(made.notes()));
            } catch (SiteException e) {
                beside().remove();
                notes.add(new Problem(Severity.WARNING, e.problem().key(), e.problem().args()));
                notes.add(Problem.info("site-copy.note.database-only"));
            }
        }
        if (kept && folder.isPresent()) {
            notes.add(Problem.info("site-copy.note.folder-of-now"));
        }
        return new SiteCopyReport(plan.target().database().named(copy.name()).place(), folder.map(
                SiteFolder.Made::path).orElse(""), came.tables(), came.equalRows(), folder.map(
                        SiteFolder.Made::files).orElse(0L), folder.map(SiteFolder.Made::bytes).orElse(0L),
                kept ? "backup" : "site", notes, context.clock().millis() - start);
    }

    private StepOutcome<BackupReport.Rehearsal> fromSite(TargetCopy copy, StepContext context)
            throws ProblemException {
        TransientKey key = TransientKey.create();
        try (Secret identity = key.identity()) {
            return switch (copy.fill(between, AgeSealer.toKey(key.recipient()), AgeOpener.withIdentity(
                    identity), context)) {
                case StepOutcome.Done<BackupReport>(var report) -> new StepOutcome.Done<>(report.whole());
                case StepOutcome.Blocked<BackupReport>(var report, var findings) -> new StepOutcome.Blocked<>(
                        BackupReport.Rehearsal.NONE, findings);
                default -> new StepOutcome.Stopped<>(STEP);
            };
        }
    }

    private StepOutcome<BackupReport.Rehearsal> fromBackup(TargetCopy copy, Optional<Secret> passphrase,
            StepContext context) throws ProblemException {
        Path file = WholeBackup.file(log().folder());
        long start = context.clock().millis();
        var dump = new DatabaseDump(file, plan.target().database().dialect(), WholeRestore.watch(context));
        try {
            AgeOpener opener = new RunKeys(log(), means.machine()).open(opening(passphrase));
            Optional<String> sum = BackupReport.of(log()).flatMap(WholeBackup::sumOf);
            if (sum.isPresent()) {
                dump.requireWhole(sum.get());
            }
            Optional<DumpComparison> came = copy.fillFrom(dump, opener);
            if (came.isEmpty()) {
                return new StepOutcome.Stopped<>(STEP);
            }
            List<String> different = came.get().different();
            return different.isEmpty() ? new StepOutcome.Done<>(new BackupReport.Rehearsal("whole-scratch",
                    came.get().parts(), came.get().rows(), 0, context.clock().millis() - start))
                    : new StepOutcome.Blocked<>(BackupReport.Rehearsal.NONE, List.of(new Finding(STEP,
                            "backup.group.rehearsal", Problem.blocker("backup.problem.whole-different",
                                    different.size(), different.getFirst()))));
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("restore.problem.cannot-read", file.toString(), String
                    .valueOf(e.getMessage())), e);
        }
    }

    private void dumpGone() throws SiteException {
        Path dump = log().folder().resolve(TargetCopy.DUMP);
        if (Files.exists(dump)) {
            Cleanup.remove(dump);
        }
    }

    @Override
    public Optional<SiteCopyReport> there() throws ProblemException {
        Optional<String> kept = log().recall(STEP, REPORT);
        return kept.isPresent() ? Optional.of(JsonMapper.shared().readValue(kept.get(), SiteCopyReport.class))
                : Optional.empty();
    }

    @Override
    public Served serve(String php) throws ProblemException {
        Optional<Served> runs = served();
        if (runs.isPresent()) {
            return runs.get();
        }
        if (there().isEmpty()) {
            throw new SiteException(Problem.blocker("site-copy.problem.none", String.valueOf(log().folder()
                    .getFileName())));
        }
        sites.serving().begin(beside().serve(php));
        Served now = served().orElseThrow(() -> new SiteException(Problem.blocker("site-copy.problem.silent",
                plan.target().app(), 0)));
        return new Served(now.address(), SiteBeside.frontPage(sites.webAt(now.address())));
    }

    @Override
    public Optional<Served> served() {
        return sites.serving().now().map(now -> new Served(now.address(), Optional.empty()));
    }

    @Override
    public Optional<Problem> ended() {
        return sites.serving().ended();
    }

    @Override
    public void stop() {
        sites.serving().close();
    }

    @Override
    public void remove() throws ProblemException {
        stop();
        beside().remove();
        TargetCopy.remove(log(), plan, sites);
        log().forget(STEP);
    }
}
