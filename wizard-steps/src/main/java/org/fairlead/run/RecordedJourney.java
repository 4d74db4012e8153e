package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.action.Parameters;
import org.fairlead.action.TargetCheckpoints;
import org.fairlead.action.WayBack;
import org.fairlead.bundle.BundleKey;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.move.Joining;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanChecks;
import org.fairlead.plan.PlanHash;
import org.fairlead.plan.PlanWriter;
import org.fairlead.playbook.InvalidFileException;
import org.fairlead.playbook.KnownPlaybook;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunLock;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunState;
import org.fairlead.report.Document;
import org.fairlead.report.HtmlReport;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.Secret;
import org.fairlead.site.Site;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupInput;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.BackupStep;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;
import org.fairlead.step.transfer.QuarantineRetry;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.TransferInput;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferStep;
import org.fairlead.step.transfer.WaitingRow;
import org.fairlead.step.upgrade.UpgradeInput;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.text.Messages;

/** A journey whose every step is in the record before its result is given out. */
final class RecordedJourney implements Journey {
    private final KnownPlaybook known;
    private final RunLog log;
    private final RunLock lock;
    private final Machine machine;
    private final RunSites sites;
    private final StepRecorder recorder;
    private final SnapshotKeeper snapshot;
    private final OpenBundle bundle;
    private final RunKeys keys;
    private final Cleanup cleanup;
    private Plan plan;

    RecordedJourney(KnownPlaybook known, Plan plan, RunLog log, RunLock lock, Machine machine,
            RunSites sites) {
        this.known = known;
        this.plan = plan;
        this.log = log;
        this.lock = lock;
        this.machine = machine;
        this.sites = sites;
        this.recorder = new StepRecorder(log, machine.clock());
        this.snapshot = new SnapshotKeeper(log);
        this.bundle = new OpenBundle(log);
        this.keys = new RunKeys(log, machine);
        this.cleanup = new Cleanup(log, snapshot);
    }

    @Override
    public String runId() {
        return String.valueOf(log.folder().getFileName());
    }

    @Override
    public Playbook playbook() {
        return known.playbook().forJob(plan.job());
    }

    /** With the datasets that the plan takes. */
    private Playbook chosen() {
        return playbook().only(dataset -> plan.data().takes(dataset.id()));
    }

    private RowSteps rows() {
        return new RowSteps(chosen(), plan, sites, new RowSteps.Sources(snapshot, bundle));
    }

    @Override
    public void open(BundleKey key) throws ProblemException {
        bundle.open(plan, key);
    }

    private SettingsSteps settings() {
        return new SettingsSteps(playbook(), plan, sites, new SiteLayouts(plan.configuration(), log));
    }

    private boolean movesRows() {
        return job().steps().contains("transfer");
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
        if (recorder.committed() && !PlanHash.of(changed, known).equals(planHash())) {
            throw new SiteException(Problem.blocker("run.problem.too-late", runId()));
        }
        log.plan(PlanHash.of(changed, known), PlanWriter.write(changed));
        plan = changed;
    }

    private Parameters parameters(boolean fix) throws ProblemException {
        return new Parameters(recorder.moment(fix), Answers.of(playbook(), plan));
    }

    @Override
    public PlanReview review() throws ProblemException {
        if (!movesRows() || plan.way() == Way.EXPORT) {
            return settings().review(planHash(), Measured.of(log));
        }
        return rows().review(planHash(), parameters(false), anew(), Measured.of(log));
    }

    private boolean anew() throws ProblemException {
        return !recorder.committed() && !snapshot.exists();
    }

    @Override
    public Joining joining() throws ProblemException {
        return movesRows() ? rows().joining(playbook(), anew()) : Joining.NOTHING;
    }

    @Override
    public Document planDocument() throws ProblemException {
        return new PlanDocument(messages(), playbook(), plan, review()).compose(ticked(), machine.clock());
    }

    private Messages messages() {
        return Messages.english().with(known.texts());
    }

    @Override
    public StepOutcome<AssessReport> assess(Controls controls) throws StepException {
        return recorder.perform("assess", controls, context -> {
            if (!movesRows()) {
                return assessSettings(context);
            }
            if (plan.way() == Way.EXPORT) {
                return assessLeaving(context);
            }
            StepOutcome<AssessReport> rows = rows().assess(job(), parameters(false), !recorder.committed(),
                    context);
            return SettingsSteps.areMovedBy(job()) ? new BothOutcomes(log).assessed(rows, assessSettings(
                    context)) : rows;
        });
    }

    private StepOutcome<AssessReport> assessLeaving(StepContext context) throws ProblemException {
        StepOutcome<AssessReport> site = assessSettings(context);
        return site instanceof StepOutcome.Done<AssessReport>
                ? new BothOutcomes(log).leaving(site, configuration().leaving(), SettingsSteps.areMovedBy(
                        job()))
                : site;
    }

    private StepOutcome<AssessReport> assessSettings(StepContext context) throws ProblemException {
        return settings().assess(job(), parameters(false), configuration()::tryProvider, context);
    }

    @Override
    public StepOutcome<BackupReport> backup(Secret passphrase, Controls controls) throws StepException {
        return recorder.perform("backup", controls, context -> {
            requireComplete();
            AgeOpener opener = keys.open(passphrase);
            if (recorder.committed()) {
                throw new SiteException(Problem.blocker("run.problem.backup-too-late", runId()));
            }
            try (Site source = rows().source(false); Site target = sites.target(plan)) {
                return new BackupStep().run(new BackupInput(rows().between(), source, target, keys.sealer(),
                        opener), context);
            }
        });
    }

    /** Refuses to write with a plan that leaves a needed answer open. */
    private void requireComplete() throws InvalidFileException {
        List<Problem> open = PlanChecks.of(playbook(), plan);
        if (!open.isEmpty()) {
            throw new InvalidFileException(open);
        }
    }

    /** Refuses to go on with a run that was taken back. */
    private void requireStanding() throws ProblemException {
        if (RollbackStep.hasUndone(log)) {
            throw new SiteException(Problem.blocker("run.problem.rolled-back", runId()));
        }
    }

    @Override
    public StepOutcome<TransferReport> transfer(Controls controls) throws StepException {
        return recorder.perform("transfer", controls, context -> {
            requireStanding();
            recorder.requireDone("assess");
            recorder.requireDone("backup");
            requireComplete();
            recorder.moment(true);
            try (Site source = rows().source(false); Site target = sites.target(plan)) {
                WayBack way = keys.wayBack();
                return new TransferStep().run(new TransferInput(rows().between(), plan, source.database(),
                        target
                                .database(),
                        way.journal(), way.sealer()), context);
            }
        });
    }

    @Override
    public WaitingRow waiting(String table, String key) throws ProblemException {
        return quarantine(retry -> retry.show(table, key));
    }

    @Override
    public RetryReport retry(String table, String key, Map<String, String> edits) throws ProblemException {
        requireStanding();
        recorder.requireDone("transfer");
        if (!log.recallAll(UpgradeStep.RESULTS).isEmpty()) {
            throw new SiteException(Problem.blocker("run.problem.retry-too-late", table, key));
        }
        return quarantine(retry -> retry.retry(table, key, edits));
    }

    private interface Retrying<R> {
        R with(QuarantineRetry retry) throws ProblemException;
    }

    private <R> R quarantine(Retrying<R> work) throws ProblemException {
        try (Site source = rows().source(false); Site target = sites.target(plan)) {
            WayBack way = keys.wayBack();
            return work.with(new QuarantineRetry(new TransferInput(rows().between(), plan, source.database(),
                    target.database(), way.journal(), way.sealer()), log));
        }
    }

    @Override
    public ConfigurationWork configuration() {
        return new RecordedConfiguration(playbook(), this::plan, sites, keys, recorder,
                new RecordedConfiguration.Means(log, machine));
    }

    @Override
    public StepOutcome<UpgradeReport> upgrade(Controls controls) throws StepException {
        return recorder.perform("upgrade", controls, context -> {
            requireStanding();
            recorder.requireDone("transfer");
            try (Site source = rows().source(false); Site target = sites.target(plan)) {
                var templates = new Templates(plan, Answers.of(playbook(), plan), sites.templateSecrets(
                        plan));
                return new UpgradeStep().run(
                        new UpgradeInput(rows().between(), source, target, keys.wayBack(), parameters(true),
                                templates),
                        context);
            }
        });
    }

    @Override
    public StepOutcome<VerifyReport> verify(Controls controls) throws StepException {
        return recorder.perform("verify", controls, context -> {
            if (!movesRows()) {
                recorder.requireDone("import");
                return settings().verify(parameters(true), context);
            }
            recorder.requireDone("transfer");
            StepOutcome<VerifyReport> rows = rows().verify(parameters(true), log, context);
            return SettingsSteps.areMovedBy(job()) ? new BothOutcomes(log).verified(rows, settings().verify(
                    parameters(true), context)) : rows;
        });
    }

    private TakingBack takingBack() {
        return new TakingBack(chosen().between(plan.source().prefix(), plan.target().prefix()), plan, sites,
                keys);
    }

    @Override
    public StepOutcome<RollbackReport> rollback(Secret passphrase, Map<String, String> decisions,
            Controls controls)
            throws StepException {
        return recorder.perform("rollback", controls, context -> {
            return takingBack().run(passphrase, decisions, context);
        });
    }

    @Override
    public StepOutcome<RollbackPreview> previewRollback(Secret passphrase, Map<String, String> decisions,
            Controls controls) throws StepException {
        try {
            if (!keys.exist()) {
                return new StepOutcome.Done<>(RollbackPreview.NOTHING);
            }
            return takingBack().preview(passphrase, decisions, new StepContext(log, controls.progress(),
                    controls
                            .stop(), machine.clock()));
        } catch (StepException e) {
            throw e;
        } catch (ProblemException e) {
            throw StepException.from(e);
        }
    }

    @Override
    public Path report(Path file) throws ProblemException {
        return new HtmlReport(messages(), log, machine.clock()).write(file);
    }

    @Override
    public List<String> leftBehind() throws ProblemException {
        return cleanup.list(plan);
    }

    @Override
    public FinishReport finish(boolean keepBackups) throws ProblemException {
        if (plan.way().hasTarget()) {
            try (Site target = sites.target(plan)) {
                new TargetCheckpoints(runId()).clear(target.database());
            }
        }
        FinishReport report = cleanup.run(plan, keepBackups);
        log.event(Problem.info("run.event.finished", report.removed().size()));
        log.state(RunState.FINISHED, "finish", 100, recorder.openItems());
        return report;
    }

    @Override
    public void tick(String checklistItem, boolean done) throws ProblemException {
        log.remember(StepRecorder.TICKED, checklistItem, Boolean.toString(done));
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
        lock.close();
    }

    static String json(Object report) {
        return JsonMapper.shared().writeValueAsString(report);
    }
}
