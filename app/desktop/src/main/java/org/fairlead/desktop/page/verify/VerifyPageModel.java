package org.fairlead.desktop.page.verify;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.fairlead.desktop.kit.StateWord.Look;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.TimingBars;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.MailSettings;
import org.fairlead.run.Journey;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Timing;

/** Compares and checks; writes nothing. */
final class VerifyPageModel {
    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<VerifyReport> run;
    private final ObjectProperty<Map<String, Problem>> copy = new SimpleObjectProperty<>(Map.of());

    VerifyPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        StepMarks.follow(run, state);
        StoredReport.restore(desk.results().of("verify"), VerifyReport.class, run);
        state.canGoBack().set(false);
        run.state().addListener((at, was, is) -> changed(is));
        decide();
    }

    /** Verifies when it has not been done yet. */
    void verifyOnce() {
        if (run.state().get() == StepRun.State.IDLE) {
            verify();
        }
    }

    /** Reads what the checks came to on a copy of the target, where the plan was rehearsed. */
    void readCopy() {
        Journey journey = desk.journey();
        desk.tools().turn().run(() -> journey.rehearsal().verified()).onSuccess(copy::set).onFailure(
                ProblemException.class, failure -> copy.set(Map.of())).start();
    }

    /** What a check came to on the copy. */
    Optional<Problem> onCopy(Finding check) {
        return Optional.ofNullable(copy.get().get(check.id()));
    }

    /** What the checks came to on the copy, by their id. */
    ReadOnlyObjectProperty<Map<String, Problem>> copy() {
        return copy;
    }

    void verify() {
        desk.rowsGate().through(() -> run.start(controls -> desk.journey().verify(controls)));
    }

    private void changed(StepRun.State now) {
        if (now == StepRun.State.DONE || now == StepRun.State.BLOCKED) {
            desk.unattended().set(false);
        }
        decide();
    }

    private void decide() {
        boolean seen = run.report().get().isPresent() && !run.isRunning();
        state.canGoNext().set(seen);
        if (seen && look(run.report().get().orElseThrow()) != Look.GOOD) {
            state.mark().set(Mark.ATTENTION);
        }
        state.hint().set(run.isRunning() ? words().say("window.verify.hint.running") : "");
    }

    /** Green, amber or red. */
    Look look(VerifyReport report) {
        if (!report.clean()) {
            return Look.BLOCKER;
        }
        boolean waits = quarantined(report) > 0 || report.checks().stream().anyMatch(finding -> finding
                .problem().severity() == Severity.WARNING);
        return waits ? Look.WARNING : Look.GOOD;
    }

    /** The result in words. */
    String summary(VerifyReport report) {
        long equal = report.datasets().stream().mapToLong(Comparison::equal).sum();
        long waiting = quarantined(report);
        if (report.datasets().isEmpty() && look(report) != Look.BLOCKER) {
            return words().say(look(report) == Look.GOOD ? "window.verify.green.here"
                    : "window.verify.amber.here");
        }
        return switch (look(report)) {
            case BLOCKER -> words().say("window.verify.red", wrong(report), report.checks().stream().filter(
                    Finding::blocks).count());
            case WARNING -> words().say("window.verify.amber", equal, waiting);
            default -> words().say("window.verify.green", equal);
        };
    }

    /** What stands below the summary. */
    String detail(VerifyReport report) {
        if (!comparesRows()) {
            return words().say("window.verify.detail.here", report.checks().size(), words().millis(report
                    .millis()));
        }
        return words().say("window.verify.detail", report.datasets().size(), report.checks().size(), words()
                .millis(report.millis()));
    }

    /** Whether there are rows that came from elsewhere. */
    boolean comparesRows() {
        return desk.playbook().get().flatMap(playbook -> playbook.job(desk.plan().get().job())).filter(
                job -> job.steps().contains("transfer")).isPresent();
    }

    /** Whether something was asked whose answers people rate. */
    boolean asksQuestions() {
        return desk.plan().get().acceptance().questions().allowed();
    }

    /**
     * The checklist item with which a person says that a test mail has arrived; empty where the site sends
     * none.
     */
    Optional<String> mailArrived() {
        Plan plan = desk.plan().get();
        return desk.playbook().get().map(known -> known.environment().mail()).filter(
                mail -> mail.isThere() && plan.way().hasTarget()).map(MailSettings::arrived);
    }

    private static long quarantined(VerifyReport report) {
        return report.datasets().stream().mapToLong(Comparison::quarantined).sum();
    }

    private static long wrong(VerifyReport report) {
        return report.datasets().stream().mapToLong(one -> one.different() + one.missing() + one
                .unexpected()).sum();
    }

    List<TimingBars.Bars> timings(VerifyReport report) {
        PlaybookWords says = new PlaybookWords(words());
        return report.timings().stream().map(timing -> new TimingBars.Bars(named(says, timing), timing
                .before().median(), timing.judged(), timing.limitMicros())).toList();
    }

    /** What was timed, with its rounds, so that a single slow one is seen beside the usual. */
    private String named(PlaybookWords says, Timing timing) {
        String name = says.timing(timing.id());
        return timing.after().isThere() ? name + "\n" + words().say("window.chart.spread", timing.after()
                .rounds(), words().micros(timing.after().median()), words().micros(timing.after().p95()),
                words().micros(timing.after().worst())) : name;
    }

    Words words() {
        return desk.words();
    }

    PageState state() {
        return state;
    }

    StepRun<VerifyReport> run() {
        return run;
    }
}
