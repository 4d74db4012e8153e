package org.fairlead.desktop.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.fairlead.bundle.BundleKey;
import org.fairlead.config.OneByOne;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.Issue.Decision;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.run.Controls;
import org.fairlead.run.RehearsalWork;
import org.fairlead.run.SiteCopyWork;
import org.fairlead.run.StepByStepReport;
import org.fairlead.step.StepException;
import org.fairlead.step.StepOutcome;

/** A rehearsal on a copy that was never made. */
final class FakeRehearsal implements RehearsalWork {
    private static final String AT = "2026-11-21T10:42:00Z";

    private final Script script;
    private final FakeConfiguration.Work work;
    private final List<Issue> issues = new ArrayList<>();
    private final FakeSiteCopy site;
    private Optional<RehearsalReport> report = Optional.empty();

    FakeRehearsal(Script script, FakeConfiguration.Work work) {
        this.script = script;
        this.work = work;
        this.site = new FakeSiteCopy(work);
    }

    @Override
    public StepOutcome<RehearsalReport> run(Optional<BundleKey> key, Controls controls)
            throws StepException {
        return work.run("rehearse", controls, () -> {
            issues.clear();
            for (Problem met : script.rehearsalIssues) {
                issues.add(new Issue(issues.size() + 1, AT, "transfer", "auth_user", met, Decision.OPEN, "",
                        ""));
            }
            var made = new RehearsalReport("2026-11-21-07", "fairlead_copy_0a1b2c3d4e", true, 412, 48_211,
                    74_000, "gone-on", List.of("mail", "provider", "web"), issues.size(), List.of(Problem
                            .info(
                                    "suite.info.passed", "tests-after", 41, 0,
                                    "analytics 12/0, subscriptions 29/0", "")), 212_000);
            report = Optional.of(made);
            return issues.isEmpty()
                    ? new StepOutcome.Done<>(made)
                    : new StepOutcome.Blocked<>(made, issues.stream().map(issue -> new Finding("issue/"
                            + issue.number(), "rehearsal.group.issues", issue.problem())).toList());
        });
    }

    @Override
    public StepOutcome<StepByStepReport> stepByStep(Optional<BundleKey> key, Controls controls)
            throws StepException {
        return work.run("rehearse", controls, () -> new StepOutcome.Done<>(new StepByStepReport(
                "2026-11-21-08", List.of(), List.of(new OneByOne.Part("general", 4, List.of()),
                        new OneByOne.Part("prompts", 2, List.of(new OneByOne.Culprit("welcome-message",
                                Problem.blocker("import.problem.not-arrived", "welcome-message",
                                        "fairlead_copy_0a1b2c3d4e"))))), List.of(
                                                new StepByStepReport.Difference("openai-model", "changed")),
                List.of(), 9_000)));
    }

    @Override
    public SiteCopyWork site() {
        return site;
    }

    @Override
    public boolean isRequired() {
        return script.rehearsalRequired;
    }

    @Override
    public Optional<State> last() {
        FakeWorkspace.offTheWindowsThread();
        return report.map(made -> new State(made.run(), AT, report, issues));
    }

    @Override
    public Issue decide(int issue, Decision decision, String reason) {
        FakeWorkspace.offTheWindowsThread();
        Issue open = issues.get(issue - 1);
        Issue decided = new Issue(issue, open.at(), open.step(), open.object(), open.problem(), decision,
                reason, AT);
        issues.set(issue - 1, decided);
        return decided;
    }

    @Override
    public Map<String, Problem> verified() {
        FakeWorkspace.offTheWindowsThread();
        return script.onTheCopy;
    }
}
