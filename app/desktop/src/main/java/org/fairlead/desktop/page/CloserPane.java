package org.fairlead.desktop.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.compare.CompareReport;
import org.fairlead.compare.Compared;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Finding;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Plan;
import org.fairlead.run.Journey;

/**
 * Ways to look closer at a run that is in trouble: step by step on a copy of the target, the old and the new
 * address side by side, and what the logs say.
 */
public final class CloserPane extends VBox {
    private final Desk desk;
    private final Words words;
    private final VBox answers = Parts.column(Parts.TIGHT);

    /** A way to look closer. */
    public enum Way {
        STEP_BY_STEP("step-by-step", "step-by-step-begin"), COMPARE("compare", "closer-compare"), LOGS("logs",
                "closer-logs");

        private final String word;
        private final String button;

        Way(String word, String button) {
            this.word = word;
            this.button = button;
        }

        /** How it is called in texts. */
        public String word() {
            return word;
        }
    }

    /** Brings the button that begins a way to the keyboard. */
    public void turnTo(Way way) {
        Node button = lookup("#" + way.button);
        if (button != null) {
            button.requestFocus();
        }
    }

    public CloserPane(Desk desk) {
        super(Parts.NEAR);
        this.desk = desk;
        this.words = desk.words();
        setId("closer");
        answers.setId("closer-answers");
        getChildren().add(Parts.heading(words.say("window.closer.title")));
        Plan plan = desk.plan().get();
        StringProperty old = new SimpleStringProperty(plan.way().hasSource() ? plan.source().web() : "");
        if (plan.way().hasTarget() && !plan.target().database().dialect().equals("sqlite")) {
            RehearsalModel model = RehearsalModel.ofRows(desk, "closer");
            model.site().served().addListener((at, was, is) -> is.ifPresent(served -> old.set(served
                    .address())));
            getChildren().addAll(new StepByStepPane(model), new SiteCopyPane(desk, model.site()));
        }
        StringProperty now = new SimpleStringProperty(plan.target().web());
        Button compare = Parts.button("closer-compare", Icon.CHANGE, words.say("window.closer.compare"),
                () -> compare(old.get().strip(), now.get().strip()));
        Button logs = Parts.button("closer-logs", Icon.REPORT, words.say("window.closer.logs"), this::logs);
        getChildren().addAll(Field.text("closer-old", words.say("window.closer.old"), old), Field.text(
                "closer-new", words.say("window.closer.new"), now), Parts.row(Parts.NEAR, compare, logs),
                answers);
    }

    private interface Call<R> {
        R on(Journey journey) throws ProblemException;
    }

    private <R> void ask(Call<R> call, java.util.function.Function<R, List<Node>> shown) {
        Journey journey = desk.journey();
        answers.getChildren().setAll(Parts.quiet(words.say("window.help-card.checking")));
        desk.tools().turn().run(() -> call.on(journey)).onSuccess(result -> answers.getChildren().setAll(shown
                .apply(result))).onFailure(ProblemException.class, failure -> answers.getChildren().setAll(
                        new ProblemBox(words, failure.problem()))).start();
    }

    private void compare(String old, String now) {
        ask(journey -> journey.troubles().compare(old, now, List.of()), this::compared);
    }

    private List<Node> compared(CompareReport report) {
        List<Node> lines = new ArrayList<>();
        Optional<Compared> first = report.first();
        for (Compared one : report.requests()) {
            Severity look = one.same() ? Severity.PASSED : Severity.WARNING;
            String mark = first.filter(one::equals).isPresent() ? "▸ " : "";
            VBox said = Parts.column(0, Parts.text(mark + words.say("compare.answer", one.path(), one
                    .statuses(), one.lengths(), one.times()), one.same() ? "quiet" : "strong"));
            if (!one.same()) {
                said.getChildren().add(Parts.text(String.join(", ", one.differences().stream().map(
                        difference -> words.say("compare.difference." + difference)).toList())));
            }
            if (one.line() > 0) {
                said.getChildren().add(Parts.text(words.say("compare.line", one.line(), one.oldLine(), one
                        .newLine())));
            }
            lines.add(Parts.row(Parts.NEAR, SeverityMark.icon(look), Parts.grow(said)));
        }
        lines.addFirst(Parts.text(first.map(one -> words.say("compare.differs", report.requests().size(),
                report.different(), one.path())).orElse(words.say("compare.same", report.requests().size())),
                "strong"));
        lines.add(Parts.text(report.row().isEmpty() ? words.say("compare.row.none")
                : words.say("compare.row", report.row().toArray())));
        return lines;
    }

    private void logs() {
        ask(journey -> journey.troubles().logs(), this::said);
    }

    private List<Node> said(List<Finding> found) {
        return found.isEmpty() ? List.of(Parts.quiet(words.say("window.closer.no-logs"))) : found.stream()
                .map(
                        finding -> (Node) Parts.row(Parts.NEAR, SeverityMark.icon(finding.problem()
                                .severity()), Parts
                                        .grow(Parts.text(words.say(finding.problem()))))).toList();
    }
}
