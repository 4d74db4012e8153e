package org.fairlead.desktop.page.home;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.home.HomePageModel.Run;
import org.fairlead.record.RunSummary;

/** One run in one row: what it is, where it stands, and what can be done with it. */
final class RunRow extends HBox {
    private final Words words;
    private final Run run;

    RunRow(Words words, Run run, HomePageModel model) {
        super(Parts.APART);
        this.words = words;
        this.run = run;
        RunSummary summary = run.summary();
        setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getStyleClass().add("run-row");
        setId("run-" + summary.id());
        VBox what = Parts.column(Parts.TIGHT, Parts.text(words.say("window.home.run", run.title(), run
                .job()), "strong"), Parts.quiet(words.say("window.home.places", words.places(summary.source(),
                        summary.target()), summary.id())));
        Label where = Parts.text(standing(summary));
        Label time = Parts.text(words.when(summary.changed()), "quiet");
        time.setTooltip(new Tooltip(words.exactly(summary.changed())));
        VBox stands = Parts.column(Parts.TIGHT, where, time);
        stands.setPrefWidth(224);
        stands.setMinWidth(224);
        HBox buttons = buttons(model);
        buttons.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
        buttons.setPrefWidth(272);
        buttons.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(mark(summary), Parts.grow(what), stands, buttons);
    }

    private Node mark(RunSummary summary) {
        return switch (summary.state()) {
            case FAILED -> Icon.BLOCKER.node("blocker");
            case NEEDS_YOU -> Icon.WARNING.node("warning");
            case STOPPED, RUNNING, PREPARING -> Icon.RUNNING.node("running");
            case DONE -> run.hasOpenItems() ? Icon.WARNING.node("warning") : Icon.DONE.node("good");
            case ROLLED_BACK -> Icon.UNDO.node("quiet");
            case FINISHED -> Icon.DONE.node("good");
        };
    }

    private String standing(RunSummary summary) {
        String step = words.say("window." + summary.step() + ".title");
        return switch (summary.state()) {
            case PREPARING -> words.say("window.run.preparing", step);
            case RUNNING -> words.say("window.run.interrupted", step, summary.percent());
            case STOPPED -> words.say("window.run.stopped", step, summary.percent());
            case FAILED -> words.say("window.run.failed", step);
            case NEEDS_YOU -> words.say("window.run.needs-you", step);
            case DONE -> words.say("window.run.done", summary.openItems());
            case ROLLED_BACK -> words.say("window.run.rolled-back");
            case FINISHED -> words.say("window.run.finished");
        };
    }

    private HBox buttons(HomePageModel model) {
        HBox buttons = Parts.row(Parts.NEAR);
        String id = run.summary().id();
        if (run.needsYou()) {
            buttons.getChildren().add(named(Parts.button("resume-" + id, words.say("window.home.resume"),
                    () -> model.resume(run))));
        } else {
            buttons.getChildren().add(named(Parts.button("open-" + id, words.say(run.hasOpenItems()
                    ? "window.home.open-items"
                    : "window.home.result"), () -> model.openResult(run))));
        }
        buttons.getChildren().add(named(Parts.button("report-" + id, words.say("window.home.report"),
                () -> model.report(run))));
        if (run.canRollBack()) {
            buttons.getChildren().add(named(Parts.button("roll-back-" + id, words.say(
                    "window.home.roll-back"), () -> model.rollBack(run))));
        }
        return buttons;
    }

    private Button named(Button button) {
        button.setAccessibleText(words.say("window.home.button", button.getAccessibleText(), run.title(), run
                .summary().target()));
        button.setMnemonicParsing(false);
        button.getStyleClass().add("small");
        return button;
    }
}
