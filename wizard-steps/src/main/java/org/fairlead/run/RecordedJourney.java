package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.action.Parameters;
import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanHash;
import org.fairlead.plan.PlanWriter;
import org.fairlead.plan.Templates;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.report.Document;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupInput;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.BackupStep;
import org.fairlead.step.backup.ScratchNames;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.WaitingRow;
import org.fairlead.step.upgrade.UpgradeInput;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.text.Messages;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.WatchReport;
import org.fairlead.watch.Watcher;

/** A journey whose every step is in the record before its result is given out. */
final class RecordedJourney implements Journey {
    private final KnownPlaybook known;
    private final RunLog log;
    private final Held held;
    private final Machine machine;
    private final RunSites sites;
    private final StepRecorder recorder;
    private final SnapshotKeeper snapshot;
    private final OpenBundle bundle;
    private final RunKeys keys;
    private final Cleanup cleanup;
    private Plan plan;

    RecordedJourney(KnownPlaybook known, Plan plan, Held held, Machine machine, RunSites sites) {
        this.known = known;
        this.plan = plan;
        this.held = held;
        this.log = held.log();
        this.machine = machine;
        this.sites = sites;
        this.recorder = new StepRecorder(log, machine.clock(), held::requireMigration);
        this.snapshot = new SnapshotKeeper(log);
        this.bundle = new OpenBundle(log, new BundlePlace(sites, log));
        this.keys = new RunKeys(log, machine);
        this.cleanup = new Cleanup(log, snapshot, machine);
    }

    @Override
    public String runId() {
        return held.id();
    }

    @Override
    public Playbook playbook() {
        return plan.of(known.playbook());
    }

    /** With the datasets that the plan takes. */
    private Playbook chosen() {
        return playbook().only(dataset -> plan.data().takes(dataset.id()));
    }

    /** As it reads between the two sites. */
    private Playbook between() {
        return chosen().between(plan.source().prefix(), plan.target().prefix());
    }

    private RowSteps rows() {
        return new RowSteps(chosen(), plan, sites, new RowSteps.Sources(snapshot, bundle));
    }

    @Override
    public void open(BundleKey key) throws ProblemException {
        bundle.open(plan, key);
    }

    private JobSteps looks() {
        return new JobSteps(playbook(), plan, sites, rows(), new JobSteps.Means(log, configuration()));
    }

    private Playbook.Job job() {
        return playbook().job(plan.job()).orElseThrow();
    }

    @Override
    public List<String> steps() {
        return plan.way().of(job().steps());
    }

    @Override
    public Plan plan() {
        return plan;
    }

    @Override
    public String planHash() {
        return PlanHash.of(plan, known);
    }

    @Override
    public void change(Plan changed) throws ProblemException {
        if (recorder.committed()) {
            if (!PlanHash.of(changed.withCommands(plan.commands()), known).equals(planHash())) {
                throw new SiteException(Problem.blocker("run.problem.too-late", runId()));
            }
            parts().commands().requireOpen(changed.commands());
        }
        log.plan(PlanHash.of(changed, known), PlanWriter.write(changed));
        plan = changed;
    }

    private Parameters parameters(boolean fix) throws ProblemException {
        return new Parameters(recorder.moment(fix), Answers.of(known.playbook(), plan));
    }

    @Override
    public PlanReview review() throws ProblemException {
        return looks().review(planHash(), parameters(false), anew());
    }

    private boolean anew() throws ProblemException {
        return !recorder.committed() && !snapshot.exists();
    }

    @Override
    public Joining joining() throws ProblemException {
        return looks().joining(anew());
    }

    @Override
    public Document planDocument() throws ProblemException {
        return papers().plan(review());
    }

    private RunParts parts() {
        return new RunParts(playbook(), plan, sites, new RunParts.Means(log, recorder, machine));
    }

    private RunPapers papers() {
        return new RunPapers(Messages.english().with(known.texts()), playbook(), plan, log, machine.clock());
    }

    @Override
    public StepOutcome<AssessReport> assess(Controls controls) throws StepException {
        return recorder.perform("assess", controls, context -> parts().assess(looks(), parameters(false),
                context));
    }

    @Override
    public StepOutcome<BackupReport> backup(Secret passphrase, Controls controls) throws StepException {
        return recorder.perform("backup", controls, context -> {
            parts().gates().complete();
            List<OpenDecision> undecided = parts().commands().undecided();
            if (!undecided.isEmpty()) {
                return new StepOutcome.NeedsDecisions<>(undecided);
            }
            ScratchNames.choose(log, machine.random());
            AgeOpener opener = keys.open(passphrase);
            if (recorder.committed()) {
                throw new SiteException(Problem.blocker("run.problem.backup-too-late", runId()));
            }
            return new SecondPlace(plan, sites, log).after(onSites((source, target, here) -> new BackupStep()
                    .run(new BackupInput(here, source, target, keys.sealer(), opener, Answers
                            .keepsOnlyNeededKeys(known.playbook(), plan), plan.backup()), context)), context);
        });
    }

    private interface OnSites<R> {
        R work(Optional<Site> source, Site target, Playbook here) throws ProblemException;
    }

    /** Works on both sites; on the one there is, where the job stays in place. */
    private <R> R onSites(OnSites<R> work) throws ProblemException {
        try (Site target = sites.target(plan)) {
            if (looks().isOnOneSite()) {
                return work.work(Optional.empty(), target, between());
            }
            try (Site source = rows().source(false)) {
                return work.work(Optional.of(source), target, rows().between());
            }
        }
    }

    @Override
    public StepOutcome<TransferReport> transfer(Controls controls) throws StepException {
        return recorder.perform("transfer", controls, context -> {
            parts().gates().standing();
            recorder.requireDone("assess");
            recorder.requireDone("backup");
            parts().gates().complete();
            parts().freeze().require("transfer");
            rehearsals().pass();
            recorder.moment(true);
            return parts().commands().beforeTheFirstRow(snapshot, context) ? moved().run(context)
                    : new StepOutcome.Stopped<>("commands");
        });
    }

    @Override
    public WaitingRow waiting(String table, String key) throws ProblemException {
        return moved().quarantine(log, retry -> retry.show(table, key));
    }

    @Override
    public RetryReport retry(String table, String key, Map<String, String> edits) throws ProblemException {
        parts().gates().standing();
        recorder.requireDone("transfer");
        if (!log.recallAll(UpgradeStep.RESULTS).isEmpty()) {
            throw new SiteException(Problem.blocker("run.problem.retry-too-late", table, key));
        }
        return moved().quarantine(log, retry -> retry.retry(table, key, edits));
    }

    private RecordedTransfer moved() {
        return new RecordedTransfer(rows(), plan, sites, keys);
    }

    @Override
    public RecordedConfiguration configuration() {
        return new RecordedConfiguration(playbook(), this::plan, sites, keys, recorder,
                new RecordedConfiguration.Means(log, machine, rehearsals()::pass));
    }

    @Override
    public RehearsalWork rehearsal() {
        return rehearsals();
    }

    private RecordedRehearsal rehearsals() {
        return new RecordedRehearsal(known, this::plan, held, machine, sites, recorder);
    }

    @Override
    public StepOutcome<UpgradeReport> upgrade(Controls controls) throws StepException {
        return recorder.perform("upgrade", controls, context -> {
            parts().gates().standing();
            parts().gates().upgrade(looks().staysInPlace());
            rehearsals().pass();
            var templates = new Templates(plan, Answers.of(playbook(), plan), sites.templateSecrets(plan));
            Parameters parameters = parameters(true);
            return onSites((source, target, here) -> new UpgradeStep().run(new UpgradeInput(here, source,
                    target, keys.wayBack(), parameters, templates, parts().commands().on(source, target)),
                    context));
        });
    }

    @Override
    public StepOutcome<UpgradeTrial.Report> tryUpgrade(int rows, Controls controls) throws StepException {
        return recorder.look(controls, context -> {
            if (!looks().staysInPlace()) {
                recorder.requireDone("transfer");
            }
            parts().gates().complete();
            return looks().tried(parameters(false), rows, context);
        });
    }

    @Override
    public StepOutcome<VerifyReport> verify(Controls controls) throws StepException {
        return recorder.perform("verify", controls, context -> {
            recorder.requireDone(looks().lastWriting());
            return new BothOutcomes(log).with(looks().verify(parameters(true), context), parts().access()
                    .look());
        });
    }

    @Override
    public WatchReport watch() throws ProblemException {
        recorder.requireDone(looks().lastWriting());
        return parts().watching().look(watcher());
    }

    @Override
    public WatchReport watched() throws ProblemException {
        return watcher().soFar();
    }

    @Override
    public LoadReport load(String path, Controls controls) throws ProblemException {
        return parts().watching().load(path, controls.stop());
    }

    @Override
    public TroubleWork troubles() throws ProblemException {
        return new Troubles(playbook(), plan, sites, log, parameters(false), machine.clock());
    }

    private Watcher watcher() throws ProblemException {
        return parts().watching().watcher(between(), parameters(false), !RollbackStep.hasUndone(log), machine
                .clock());
    }

    @Override
    public StepOutcome<RollbackReport> rollback(Secret passphrase, Map<String, String> decisions,
            Controls controls)
            throws StepException {
        return recorder.perform("rollback", controls, context -> back().run(passphrase, decisions, context));
    }

    @Override
    public StepOutcome<RollbackPreview> previewRollback(Secret passphrase, Map<String, String> decisions,
            Controls controls) throws StepException {
        return recorder.look(controls, context -> back().preview(passphrase, decisions, context));
    }

    @Override
    public StepOutcome<WholeRestored> restore(Secret passphrase, String into, Controls controls)
            throws StepException {
        return recorder.beside("restore", controls, context -> new WholeRestore(between(), plan, sites, keys)
                .into(
                        into, passphrase, context));
    }

    private RecordedRollback back() {
        return new RecordedRollback(between(), keys, parts());
    }

    @Override
    public Path report(Path file) throws ProblemException {
        return papers().report(file);
    }

    @Override
    public CopyReport copyTo(Endpoint there, Optional<Path> bundle, Controls controls)
            throws ProblemException {
        return new Copies(plan, sites, log).to(there, bundle, controls.stop());
    }

    @Override
    public List<String> leftBehind() throws ProblemException {
        return cleanup.list(plan, parts().access().left());
    }

    @Override
    public CleaningWork cleaning() {
        return new Leftovers(parts(), snapshot);
    }

    @Override
    public FinishReport finish(boolean keepBackups) throws ProblemException {
        return parts().finish(cleanup, keepBackups);
    }

    @Override
    public void tick(String checklistItem, boolean done) throws ProblemException {
        var ticks = new Ticks(log);
        ticks.tick(ticks.known(checklistItem, playbook(), plan), done, machine.clock());
        recorder.recount();
    }

    @Override
    public List<String> ticked() throws ProblemException {
        return recorder.ticked();
    }

    @Override
    public RunLog log() {
        return log;
    }

    @Override
    public void close() {
        bundle.close();
        sites.forget();
        held.lock().close();
    }
}
