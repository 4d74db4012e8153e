package org.fairlead.desktop.fake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.bundle.BundleKey;
import org.fairlead.convert.Misfit;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Progress.Part;
import org.fairlead.move.Joining;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Playbook;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.RunState;
import org.fairlead.report.Document;
import org.fairlead.run.Controls;
import org.fairlead.run.CopyReport;
import org.fairlead.run.Journey;
import org.fairlead.run.PlanDocument;
import org.fairlead.run.PlanReview;
import org.fairlead.run.Ticks.Tick;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.finish.FinishReport;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.WaitingRow;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.text.Messages;
import org.fairlead.watch.LoadReport;
import org.fairlead.watch.WatchReport;

/** A journey that pretends: rows that were never there arrive at a speed that was never reached. */
public final class FakeJourney implements Journey {
    static final int PIECES = 24;
    private final Messages messages;
    private final Script script;
    private final Playbook playbook;
    private final FakeLog log;
    private final FakeData data;
    private final FakeWatch watched;
    private final FakeTroubles troubles = new FakeTroubles();
    private final FakeConfiguration configuration;
    private final FakeRehearsal rehearsal;
    private final FakeTicks ticks = new FakeTicks();
    private final FakeCleaning cleaning = new FakeCleaning();
    /** Steps that were asked for, in order. */
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Answers that each preview of a rollback was asked with. */
    public final List<Map<String, String>> previews = new CopyOnWriteArrayList<>();
    private volatile Plan plan;
    private volatile Map<String, String> decided = Map.of();
    private volatile Map<String, String> corrected = Map.of();
    private volatile boolean closed;

    FakeJourney(Script script, Playbook playbook, FakeLog log, Plan plan, Messages messages) {
        this.messages = messages;
        this.script = script;
        this.playbook = playbook;
        this.log = log;
        this.plan = plan;
        data = new FakeData(script, playbook);
        watched = new FakeWatch(log);
        configuration = new FakeConfiguration(script, playbook, this::plan, this::run);
        rehearsal = new FakeRehearsal(script, this::run);
    }

    @Override
    public String runId() {
        return log.summary().id();
    }

    @Override
    public Playbook playbook() {
        return playbook;
    }

    @Override
    public List<String> steps() {
        return plan.way().of(playbook.job(plan.job()).orElseThrow().steps());
    }

    @Override
    public Plan plan() {
        return plan;
    }

    public Map<String, String> decided() {
        return decided;
    }

    /** Edits of the last row that was tried again. */
    public Map<String, String> corrected() {
        return corrected;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public String planHash() {
        return "9f3c71d2a4b80e55c6d1f0b2a7e49388d1c0";
    }

    @Override
    public void change(Plan changed) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        plan = changed;
    }

    @Override
    public PlanReview review() {
        FakeWorkspace.offTheWindowsThread();
        return data.review(planHash());
    }

    @Override
    public Joining joining() throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        fail("joining");
        FakeProgress.sleep(script.stepMillis / 4);
        return FakePeople.joining(plan);
    }

    @Override
    public Document planDocument() {
        FakeWorkspace.offTheWindowsThread();
        return new PlanDocument(messages, playbook, plan, data.review(planHash())).compose(ticks.all(),
                Harness.CLOCK);
    }

    @Override
    public void open(BundleKey key) throws ProblemException {
        calls.add("open");
        fail("open");
    }

    @Override
    public org.fairlead.run.RehearsalWork rehearsal() {
        return rehearsal;
    }

    @Override
    public org.fairlead.run.TroubleWork troubles() {
        return troubles;
    }

    @Override
    public StepOutcome<AssessReport> assess(Controls controls) throws StepException {
        log.findings("assess", List.of());
        List<Finding> found = data.findings();
        return run("assess", controls, () -> {
            log.findings("assess", found);
            List<Finding> blocking = found.stream().filter(Finding::blocks).toList();
            AssessReport report = data.assess(found);
            return blocking.isEmpty() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report,
                    blocking);
        });
    }

    @Override
    public StepOutcome<BackupReport> backup(Secret passphrase, Controls controls) throws StepException {
        return run("backup", controls, () -> data.backedUp(plan));
    }

    @Override
    public StepOutcome<TransferReport> transfer(Controls controls) throws StepException {
        return run("transfer", controls, () -> {
            if (!script.clean && log.quarantined().isEmpty()) {
                log.quarantine(List.of(new QuarantinedRow("projects_project", "[1042]", "name", "too-long",
                        "312 > 255",
                        "waiting"), new QuarantinedRow("projects_designcomponent", "[77310]", "project_id",
                                "parent-quarantined", "projects_project [1042]", "waiting")));
            }
            return new StepOutcome.Done<>(data.transfer());
        });
    }

    @Override
    public WaitingRow waiting(String table, String key) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        fail("waiting");
        return data.waiting(table, key);
    }

    @Override
    public RetryReport retry(String table, String key, Map<String, String> edits) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        fail("retry");
        corrected = edits;
        List<Misfit> misfits = data.misfits(table, edits, log.quarantined());
        if (misfits.isEmpty()) {
            log.released(table, key, "released");
        }
        return new RetryReport(table, key, misfits);
    }

    private void fail(String call) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        if (script.failures.containsKey(call)) {
            throw new ProblemException(script.failures.remove(call), null);
        }
    }

    @Override
    public FakeConfiguration configuration() {
        return configuration;
    }

    /** What is stored on the target of a run that moves settings. */
    public Map<String, String> storedOnTarget() {
        return configuration.target();
    }

    @Override
    public StepOutcome<UpgradeReport> upgrade(Controls controls) throws StepException {
        return run("upgrade", controls, () -> {
            UpgradeReport report = data.upgrade();
            report.actions().forEach(done -> log.remember(UpgradeStep.RESULTS, done.id(), done.state()
                    + " 0 0 0"));
            return new StepOutcome.Done<>(report);
        });
    }

    @Override
    public StepOutcome<UpgradeTrial.Report> tryUpgrade(int rows, Controls controls) throws StepException {
        return new StepOutcome.Done<>(data.tried());
    }

    @Override
    public StepOutcome<VerifyReport> verify(Controls controls) throws StepException {
        return run("verify", controls, () -> {
            VerifyReport report = data.verify();
            log.findings("verify", report.checks());
            log.state(RunState.DONE, "verify", 100, script.clean ? 0 : 4);
            return report.clean() ? new StepOutcome.Done<>(report) : new StepOutcome.Blocked<>(report, report
                    .checks()
                    .stream().filter(Finding::blocks).toList());
        });
    }

    @Override
    public WatchReport watch() throws ProblemException {
        calls.add("watch");
        fail("watch");
        return watched.look(script.failingLooks);
    }

    @Override
    public WatchReport watched() {
        FakeWorkspace.offTheWindowsThread();
        return watched.report();
    }

    @Override
    public LoadReport load(String path, Controls controls) throws ProblemException {
        FakeWorkspace.offTheWindowsThread();
        calls.add("load");
        fail("load");
        FakeProgress.sleep(script.stepMillis);
        return FakeWatch.load(path);
    }

    @Override
    public StepOutcome<RollbackReport> rollback(Secret passphrase, Map<String, String> decisions,
            Controls controls) throws StepException {
        decided = decisions;
        if (!decisions.keySet().containsAll(script.decisions.stream().map(d -> d.id()).toList())) {
            return new StepOutcome.NeedsDecisions<>(script.decisions);
        }
        return run("rollback", controls, () -> {
            log.state(RunState.ROLLED_BACK, "rollback", 100, 0);
            return data.rollback().outcome();
        });
    }

    @Override
    public StepOutcome<org.fairlead.run.WholeRestored> restore(Secret key, String into, Controls controls) {
        return new StepOutcome.Done<>(FakeData.restored(into));
    }

    @Override
    public StepOutcome<RollbackPreview> previewRollback(Secret passphrase, Map<String, String> decisions,
            Controls controls) throws StepException {
        FakeWorkspace.offTheWindowsThread();
        if (passphrase.revealText().startsWith("wrong")) {
            throw new StepException(Problem.blocker("secret.problem.wrong-key", "the backup"), null);
        }
        previews.add(decisions);
        return FakeProgress.through(script, data.parts("rollback"), controls)
                ? new StepOutcome.Done<>(data.preview(decisions))
                : new StepOutcome.Stopped<>("chunk");
    }

    private <R> StepOutcome<R> run(String step, Controls controls, Supplier<StepOutcome<R>> end)
            throws StepException {
        FakeWorkspace.offTheWindowsThread();
        calls.add(step);
        log.stepBegan(step);
        List<Part> parts = data.parts(step);
        long total = Math.max(1, parts.stream().mapToLong(Part::total).sum());
        for (int piece = 1; piece <= PIECES; piece++) {
            if (controls.stop().shouldStop()) {
                log.stepEnded(step, "stopped", "\"\"", Optional.empty());
                log.state(RunState.STOPPED, step, 100 * piece / PIECES, 0);
                return new StepOutcome.Stopped<>("chunk " + piece);
            }
            FakeProgress.sleep(script.stepMillis / PIECES);
            if (piece == PIECES * 5 / 8 && script.failures.containsKey(step)) {
                Problem problem = script.failures.remove(step);
                log.stepEnded(step, "failed", "", Optional.of(problem));
                throw new StepException(problem, null);
            }
            controls.progress().accept(FakeProgress.at(step, parts, total, piece));
        }
        StepOutcome<R> outcome = end.get();
        if (outcome instanceof StepOutcome.Done<R>(R report)) {
            log.stepEnded(step, "done", JsonMapper.shared().writeValueAsString(report), Optional.empty());
        } else if (outcome instanceof StepOutcome.Blocked<R>(R report, var findings)) {
            log.stepEnded(step, "blocked", JsonMapper.shared().writeValueAsString(report), Optional.empty());
            log.state(RunState.NEEDS_YOU, step, 100, 0);
        }
        return outcome;
    }

    @Override
    public Path report(Path file) throws ProblemException {
        return FakeWorkspace.write(file, "<h1>report</h1>");
    }

    @Override
    public CopyReport copyTo(Endpoint there, Optional<Path> bundle, Controls controls) {
        return FakeWorkspace.copied(there.files());
    }

    @Override
    public List<String> leftBehind() {
        return FakeCleaning.LEFT;
    }

    @Override
    public org.fairlead.run.CleaningWork cleaning() {
        return cleaning;
    }

    @Override
    public FinishReport finish(boolean keepBackups) {
        log.state(RunState.FINISHED, "finish", 100, 0);
        return new FinishReport(leftBehind().subList(0, keepBackups ? 3 : 4), 60_300_000);
    }

    @Override
    public void tick(String checklistItem, boolean done) {
        ticks.tick(checklistItem, done);
    }

    @Override
    public List<String> ticked() {
        return ticks.ticked();
    }

    @Override
    public void note(String item, String text) {
        ticks.note(item, text);
    }

    @Override
    public Map<String, Tick> ticks() {
        return ticks.all();
    }

    @Override
    public RunLog log() {
        return log;
    }

    @Override
    public void close() {
        closed = true;
    }
}
