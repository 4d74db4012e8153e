package org.fairlead.desktop.page;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.config.OneByOne;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.StepByStepReport;

/** The search on a copy for the part of a plan that makes trouble, and where old and new part. */
final class StepByStepPane extends VBox {
    private static final int SHOWN = 100;

    private final RehearsalModel model;
    private final Words words;
    private final VBox result = Parts.column(Parts.NEAR);

    StepByStepPane(RehearsalModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.desk().words();
        setId("step-by-step");
        StepRun<StepByStepReport> run = model.search();
        Button begin = Parts.button("step-by-step-begin", words.say("window.step-by-step.begin"),
                model::searchStepByStep);
        begin.disableProperty().bind(model.run().running());
        run.report().addListener((at, was, is) -> is.ifPresent(this::show));
        HBox row = Parts.row(Parts.NEAR, begin, Parts.grow(Parts.quiet(words.say(
                "window.step-by-step.about"))));
        getChildren().addAll(ProblemBox.place(words, run.problem()), Parts.shownWhen(row, run.running()
                .not()), Parts.shownWhen(new ProgressPanel("step-by-step", words, run, words.say(
                        "window.table.table"), false).withoutQuarantine(), run.running()), Parts.shownWhen(
                                result, run.running().not()));
    }

    private void show(StepByStepReport report) {
        result.getChildren().setAll(NoteLines.of("step-by-step-notes", words, report.notes()), NoteLines.of(
                "step-by-step-empty", words, report.empty()));
        report.parts().forEach(part -> result.getChildren().add(part(part)));
        VBox differences = Parts.column(Parts.TIGHT, Parts.text(words.say("one-by-one.compared", report
                .differences().size()), "strong"));
        report.differences().stream().limit(SHOWN).forEach(difference -> differences.getChildren().add(Parts
                .text((difference.equals(report.differences().getFirst()) ? "▸ " : "   ") + words.say(
                        "one-by-one.difference." + difference.kind(), words.sayOr("setting." + difference
                                .setting(), difference.setting())))));
        if (report.notes().stream().noneMatch(note -> note.key().equals("site-copy.note.served"))) {
            differences.getChildren().add(Parts.quiet(words.say("one-by-one.database-only")));
        }
        differences.setId("step-by-step-differences");
        result.getChildren().add(differences);
    }

    /** The card that helps with it, and the editor of that one setting; the rest stays as it is. */
    private Node ways(OneByOne.Culprit culprit) {
        HBox ways = Parts.row(Parts.NEAR);
        words.helping().with(culprit.problem()).ifPresent(open -> ways.getChildren().add(Parts.button(
                "step-by-step-help-" + culprit.name(), Icon.HELP, words.say("window.help-card.open"), open)));
        if (words.has("setting." + culprit.name())) {
            model.correcting().ifPresent(editor -> ways.getChildren().add(Parts.button(
                    "step-by-step-correct-" + culprit.name(), words.say("window.step-by-step.correct"),
                    () -> editor.accept(culprit.name()))));
        }
        return ways;
    }

    private Node part(OneByOne.Part part) {
        boolean good = part.culprits().isEmpty();
        String name = words.sayOr("component." + part.component(), part.component());
        VBox lines = Parts.column(Parts.TIGHT, new StateWord(words.say(good ? "window.step-by-step.arrived"
                : "window.step-by-step.failed", name, part.settings(), part.culprits().size()), good
                        ? StateWord.Look.GOOD
                        : StateWord.Look.BLOCKER));
        lines.setId("step-by-step-" + part.component());
        lines.setAlignment(Pos.TOP_LEFT);
        part.culprits().stream().limit(SHOWN).forEach(culprit -> {
            lines.getChildren().add(Parts.text(words.say("window.step-by-step.culprit", words.sayOr(
                    "setting." + culprit.name(), culprit.name()), words.say(culprit.problem()))));
            words.fix(culprit.problem()).ifPresent(fix -> lines.getChildren().add(Parts.text(words.say(
                    "window.rehearsal.remedy", fix))));
            lines.getChildren().add(ways(culprit));
        });
        return lines;
    }
}
