package org.fairlead.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import tools.jackson.databind.json.JsonMapper;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Carry;
import org.fairlead.plan.OwnStatements;
import org.fairlead.plan.Plan;
import org.fairlead.plan.PlanReader;
import org.fairlead.playbook.Way;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;
import org.fairlead.run.Controls;
import org.fairlead.run.Journey;
import org.fairlead.run.Workspace;
import org.fairlead.site.SiteException;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.text.Messages;

/** One command at work: a workspace, a journey, what is told while it goes, and how it ends. */
final class Session implements AutoCloseable {
    private static final Set<RunState> CLOSED = Set.of(RunState.FINISHED, RunState.ROLLED_BACK);

    private final Options options;
    private final PrintWriter out;
    private static final String LAST = "last";

    private final Workspace workspace;
    private final Journey journey;
    private final Messages messages;
    private final StopSignal stop = new StopSignal();
    private final ProgressLine progress;
    private final Thread hook;
    private final Thread worker = Thread.currentThread();
    private volatile boolean ended;

    private Session(Options options, PrintWriter out, Workspace workspace, Journey journey) {
        this.options = options;
        this.out = out;
        this.workspace = workspace;
        this.journey = journey;
        this.messages = workspace.texts(journey.playbook());
        options.about(cards());
        this.progress = new ProgressLine(messages, System.err, Keyboard.isThere() && !options.json());
        this.hook = new Thread(this::stopAtCheckpoint, "stop-at-checkpoint");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** What an earlier command lent and could not give back, because it was killed, goes back first. */
    private Session givingBack() throws ProblemException {
        try {
            journey.troubles().giveBackDue();
        } catch (ProblemException e) {
            journey.log().event(new Problem(Severity.WARNING, e.problem().key(), e.problem().args()));
        }
        return this;
    }

    /** Takes up the open run of a plan file, or begins one. */
    static Session ofPlan(Options options, Path planFile, PrintWriter out) throws ProblemException {
        Workspace workspace = options.workspace();
        Plan plan = OwnStatements.notAgreed(new PlanReader(workspace.playbooks()).read(bytes(planFile),
                planFile
                        .toString()));
        String place = planFile.toAbsolutePath().normalize().toString();
        Optional<String> open = openRun(workspace, place);
        Journey journey;
        if (open.isPresent()) {
            journey = workspace.reopen(open.get(), options.secrets());
            journey.change(withAnswers(withLast(plan, journey.plan()), journey.plan()));
        } else {
            journey = workspace.begin(withBundle(workspace, plan), options.secrets());
            journey.log().remember("cli", "plan-file", place);
        }
        return new Session(options, out, workspace, journey).givingBack();
    }

    /** The word "last" stands for the newest bundle of the same system that this computer has written. */
    private static Plan withBundle(Workspace workspace, Plan plan) throws ProblemException {
        if (plan.way() != Way.IMPORT || !plan.configuration().bundle().equals(LAST)) {
            return plan;
        }
        Path last = workspace.bundles(plan.playbook()).stream().findFirst().orElseThrow(
                () -> new SiteException(Problem.blocker("cli.problem.no-last-bundle", plan.playbook())));
        return plan.withConfiguration(plan.configuration().withBundle(last.toString()));
    }

    /** A run that has begun keeps to the bundle that was the last one then. */
    private static Plan withLast(Plan plan, Plan recorded) {
        return plan.way() == Way.IMPORT && plan.configuration().bundle().equals(LAST) ? plan
                .withConfiguration(plan
                        .configuration().withBundle(recorded.configuration().bundle())) : plan;
    }

    /** Answers that an earlier call has taken into the run stand in no plan file; they hold on. */
    private static Plan withAnswers(Plan plan, Plan recorded) {
        Map<String, Carry.Decision> decisions = new HashMap<>(recorded.configuration().decisions());
        decisions.putAll(plan.configuration().decisions());
        Map<String, Plan.Approval> commands = new HashMap<>(recorded.commands());
        commands.putAll(plan.commands());
        Plan answered = plan.withCommands(commands);
        return decisions.isEmpty()
                ? answered
                : answered.withConfiguration(plan.configuration().withDecisions(decisions));
    }

    private static Optional<String> openRun(Workspace workspace, String place) throws ProblemException {
        for (RunSummary run : workspace.record().runs()) {
            if (isOpen(run) && workspace.record().log(run.id()).recall("cli", "plan-file").equals(Optional.of(
                    place))) {
                return Optional.of(run.id());
            }
        }
        return Optional.empty();
    }

    /** Whether it can be gone on with; a rehearsal cannot. */
    private static boolean isOpen(RunSummary run) {
        return run.kind() == RunKind.MIGRATION && !CLOSED.contains(run.state());
    }

    /** Takes up a run by its id, or the newest open one. */
    static Session ofRun(Options options, Optional<String> runId, PrintWriter out) throws ProblemException {
        Workspace workspace = options.workspace();
        String id = runId.isPresent()
                ? runId.get()
                : workspace.record().runs().stream().filter(run -> isOpen(run)).map(
                        RunSummary::id)
                        .findFirst().orElseThrow(() -> new SiteException(Problem.blocker(
                                "cli.problem.no-open-run")));
        return new Session(options, out, workspace, workspace.reopen(id, options.secrets())).givingBack();
    }

    static Session ofJourney(Options options, Workspace workspace, Journey journey, PrintWriter out) {
        return new Session(options, out, workspace, journey);
    }

    static byte[] bytes(Path file) throws SiteException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new SiteException(
                    Problem.blocker("files.problem.cannot-read", file.toString(), String.valueOf(e
                            .getMessage())), e);
        }
    }

    private void stopAtCheckpoint() {
        stop.stop();
        try {
            for (int waited = 0; !ended && waited < 600 && worker.isAlive(); waited++) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Journey journey() {
        return journey;
    }

    /** Names the cards of help of the run's playbook. */
    CardNames cards() {
        return new CardNames(journey.playbook(), messages, journey.runId());
    }

    Messages messages() {
        return messages;
    }

    PrintWriter out() {
        return out;
    }

    boolean json() {
        return options.json();
    }

    Controls controls() {
        return new Controls(progress, stop);
    }

    /** Finds out why the plan's connections do not work, or what of them will not do. */
    void diagnose(java.util.function.Consumer<Finding> told) throws ProblemException {
        workspace.diagnose(journey.plan(), options.secrets(), told);
    }

    /** Says how a step ended and answers the exit code. */
    int show(String step, StepOutcome<?> outcome) throws ProblemException {
        progress.end();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("run", journey.runId(), "step", step,
                    "outcome",
                    outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT), "result",
                    outcome)));
        } else {
            new OutcomePrinter(messages, out, cards())
                    .print(step,
                            outcome, journey.runId());
            besideTheCopy(outcome);
        }
        out.flush();
        return ExitCode.of(outcome);
    }

    private void besideTheCopy(StepOutcome<?> outcome) throws ProblemException {
        Object report = switch (outcome) {
            case StepOutcome.Done<?>(Object done) -> done;
            case StepOutcome.Blocked<?>(Object blocked, var findings) -> blocked;
            default -> "";
        };
        if (report instanceof VerifyReport verified) {
            new RehearsalPrinter(messages, out).beside(verified.checks(), journey.rehearsal().verified());
        }
    }

    /** Says what a rollback would do; the exit code tells whether it would have to ask. */
    int showPreview(StepOutcome<RollbackPreview> outcome) throws ProblemException {
        if (!(outcome instanceof StepOutcome.Done<RollbackPreview>(RollbackPreview preview))) {
            return show("rollback", outcome);
        }
        said("rollback", preview, () -> new PreviewPrinter(messages, out).print(preview));
        return preview.questions() > 0 ? ExitCode.DECISIONS : ExitCode.DONE;
    }

    /** Says beforehand what a trial does to others, where a person reads it. */
    void warnOfTrial() {
        if (!options.json()) {
            out.println(messages.text("cli.tried.held"));
            out.flush();
        }
    }

    /** Says what an upgrade would do. */
    int showTrial(StepOutcome<UpgradeTrial.Report> outcome) throws ProblemException {
        if (!(outcome instanceof StepOutcome.Done<UpgradeTrial.Report>(UpgradeTrial.Report report))) {
            return show("upgrade", outcome);
        }
        said("upgrade", report, () -> new TrialPrinter(messages, out).print(report));
        return ExitCode.DONE;
    }

    /** Says what a step would do, in words or as JSON. */
    private void said(String step, Object preview, Runnable words) {
        said(step, "preview", preview, words);
    }

    /** Says what became of something, in words or as JSON. */
    void said(String step, String outcome, Object result, Runnable words) {
        progress.end();
        if (options.json()) {
            out.println(JsonMapper.shared().writeValueAsString(Map.of("run", journey.runId(), "step", step,
                    "outcome", outcome, "result", result)));
        } else {
            words.run();
        }
        out.flush();
    }

    @Override
    public void close() {
        ended = true;
        journey.close();
        workspace.close();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is being ended and the hook is what is waiting for this
            return;
        }
    }
}
