package org.fairlead.desktop.page.assess;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Findings;
import org.fairlead.desktop.page.Mark;
import org.fairlead.desktop.page.MisfitPlace;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepMarks;
import org.fairlead.desktop.page.StoredReport;
import org.fairlead.model.EnvironmentLine;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan;
import org.fairlead.step.assess.AssessReport;

/** Looks, and closes the gate while something blocks. */
final class AssessPageModel {
    /** What happens to tables of a site that is upgraded in place. */
    private static final Set<String> IN_PLACE = Set.of("changes", "new");

    private final Desk desk;
    private final PageState state = new PageState();
    private final StepRun<AssessReport> run;
    private final ObjectProperty<List<Finding>> findings = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<Optional<Problem>> problem = new SimpleObjectProperty<>(Optional.empty());
    private final IntegerProperty decided = new SimpleIntegerProperty();
    private final BooleanProperty deciding = new SimpleBooleanProperty();
    private final StringProperty score = new SimpleStringProperty("");
    private Optional<Plan> assessed = Optional.empty();

    AssessPageModel(Desk desk) {
        this.desk = desk;
        run = new StepRun<>(desk.tools().turn());
        StepMarks.follow(run, state);
        run.report().addListener((at, was, is) -> is.ifPresent(report -> findings.set(report.findings())));
        run.state().addListener((at, was, is) -> decide());
        StoredReport.restore(desk.results().of("assess"), AssessReport.class, run);
        assessed = run.report().get().map(report -> desk.plan().get());
        decide();
    }

    /** Looks when it has not looked yet, or when the connections or the service changed. */
    void lookOnce() {
        Plan plan = desk.plan().get();
        boolean same = assessed.filter(before -> before.source().equals(plan.source()) && before.target()
                .equals(plan.target()) && before.provider().equals(plan.provider())).isPresent();
        if (!same && !desk.committed().get() && !run.isRunning()) {
            look();
        }
    }

    void look() {
        assessed = Optional.of(desk.plan().get());
        desk.rowsGate().through(() -> run.start(controls -> desk.journey().assess(controls)));
    }

    MisfitRule rule(MisfitPlace place) {
        return place.rule(desk.plan().get());
    }

    /** Puts a rule into the plan; the findings say so as soon as the engine has it. */
    void choose(MisfitPlace place, MisfitRule rule) {
        decide(place.decide(desk.plan().get(), rule), () -> decided.set(decided.get() + 1));
    }

    /** The choice of a layout that a finding asks for. */
    Optional<LayoutPlace> layouts(Finding finding) {
        return desk.playbook().get().flatMap(playbook -> LayoutPlace.of(finding, desk.plan().get(),
                playbook));
    }

    /** Puts a layout into the plan and looks again. */
    void choose(LayoutPlace place, String layout) {
        decide(place.choose(desk.plan().get(), layout), this::look);
    }

    private void decide(Plan changed, Runnable then) {
        deciding.set(true);
        problem.set(Optional.empty());
        desk.hold(changed, () -> {
            deciding.set(false);
            then.run();
        }, refusal -> {
            deciding.set(false);
            problem.set(Optional.of(refusal));
        });
    }

    private void decide() {
        boolean done = run.state().get() == StepRun.State.DONE;
        boolean blocked = findings.get().stream().anyMatch(Finding::blocks);
        state.canGoNext().set(done && !blocked);
        if (done && blocked) {
            state.mark().set(Mark.ATTENTION);
        }
        score.set(run.report().get().isPresent() ? Findings.score(findings.get(), desk.words()) : "");
        state.hint().set(switch (run.state().get()) {
            case RUNNING -> desk.words().say("window.assess.hint.running");
            case DONE, BLOCKED -> blocked ? desk.words().say("window.assess.hint.blocked") : "";
            case IDLE, DECISIONS, STOPPED, FAILED -> desk.words().say("window.assess.hint.again");
        });
    }

    /** Writes the findings as a text file. */
    void save() {
        List<EnvironmentLine> environment = run.report().get().map(AssessReport::environment).orElse(List
                .of());
        desk.tools().ports().chooser().save(desk.words().say("window.assess.save.title"),
                "fairlead-assessment.txt").ifPresent(file -> desk.tools().background().run(() -> Findings
                        .write(
                                findings.get(), environment, desk.words(), file))
                        .onFailure(ProblemException.class, failure -> problem.set(Optional.of(failure
                                .problem())))
                        .start());
    }

    /** Facts beside the score: layouts, rows, size, time. */
    List<String[]> facts(AssessReport report) {
        List<String[]> facts = new ArrayList<>();
        var words = desk.words();
        boolean alone = report.tables().stream().anyMatch(table -> IN_PLACE.contains(table.fate()));
        if (!alone) {
            facts.add(new String[]{words.say("window.assess.source-layout"), words.sayOr("layout." + report
                    .sourceLayout(), report.sourceLayout())});
        }
        facts.add(new String[]{words.say(alone ? "window.assess.layout" : "window.assess.target-layout"),
                words.sayOr("layout." + report
                        .targetLayout(), report.targetLayout())});
        facts.add(new String[]{words.say(alone ? "window.assess.rows.here"
                : "window.assess.rows"), words.number(report.tables().stream().filter(
                        table -> table.fate().equals("moves") || table.fate().equals("changes")).mapToLong(
                                AssessReport.TableCount::rows).sum())});
        if (!alone) {
            facts.add(new String[]{words.say("window.assess.size"), words.bytes(report.sourceBytes())});
            facts.add(new String[]{words.say("window.assess.duration"), words.seconds(report
                    .estimatedSeconds())});
        }
        return facts;
    }

    /** Grows with each rule that the plan got here. */
    ReadOnlyIntegerProperty decided() {
        return decided;
    }

    /** A rule is being handed to the engine. */
    ReadOnlyBooleanProperty deciding() {
        return deciding;
    }

    Desk desk() {
        return desk;
    }

    PageState state() {
        return state;
    }

    StepRun<AssessReport> run() {
        return run;
    }

    ReadOnlyObjectProperty<List<Finding>> findings() {
        return findings;
    }

    ReadOnlyObjectProperty<Optional<Problem>> problem() {
        return problem;
    }

    StringProperty score() {
        return score;
    }
}
