package org.fairlead.desktop.page.verify;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.FindingList;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.SeverityMark;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.TimingBars;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RowsGateForm;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.model.Finding;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyReport.Comparison;
import org.fairlead.step.verify.VerifyReport.Difference;

/** The result in words; the checks, the tables, the differences, and the times before and after. */
public final class VerifyPage implements Page {
    private final VerifyPageModel model;
    private final Desk desk;
    private final Words words;
    private final HBox summary = Parts.row(Parts.NEAR);
    private final FindingList checks;
    private final ObservableList<Comparison> datasets = FXCollections.observableArrayList();
    private final ObservableList<Finding> looked = FXCollections.observableArrayList();
    private final ObservableList<Difference> differences = FXCollections.observableArrayList();
    private final VBox timings = Parts.column(Parts.APART);
    private final WatchPane watch;
    private final RepliesPane replies;
    private final Node content;

    public VerifyPage(Desk desk) {
        this.desk = desk;
        model = new VerifyPageModel(desk);
        words = desk.words();
        watch = new WatchPane(desk);
        replies = new RepliesPane(desk);
        checks = new FindingList("verify-checks", words);
        summary.setId("verify-summary");
        timings.getStyleClass().add("tab-content");
        var run = model.run();
        run.report().addListener((at, was, is) -> is.ifPresent(this::show));
        run.report().get().ifPresent(this::show);
        Button again = Parts.button("verify-run", Icon.AGAIN, words.say("window.assess.again"),
                model::verify);
        again.disableProperty().bind(run.running());
        ProgressPanel progress = new ProgressPanel("verify", words, run, words.say("window.table.table"))
                .withoutQuarantine();
        Parts.shownWhen(progress, run.running());
        VBox result = Parts.column(Parts.APART, summary, Parts.grow(tabs()));
        Parts.shownWhen(result, run.running().not().and(Bindings.createBooleanBinding(() -> run.report().get()
                .isPresent(), run.report())));
        content = Parts.fill(new PageFrame(words.say("window.verify.title"), words.say(model
                .comparesRows() ? "window.verify.intro" : "window.verify.intro.here"))
                .actions(
                        again).add(new RowsGateForm(desk)).add(new StepPlace("verify", words, run,
                                model::verify)).fill(progress).fill(
                                        result));
    }

    private TabPane tabs() {
        Tab compared = new Tab(words.say("window.verify.tab.tables"), new Table<Comparison>("verify-datasets",
                words.say("window.verify.tab.tables"), words)
                .node(words.say("window.table.state"), 128, this::state)
                .text(words.say("window.table.table"), 280, Comparison::table)
                .number(words.say("window.verify.equal"), 96, Comparison::equal)
                .number(words.say("window.verify.different"), 104, Comparison::different)
                .number(words.say("window.verify.missing"), 96, Comparison::missing)
                .number(words.say("window.verify.unexpected"), 112, Comparison::unexpected)
                .number(words.say("window.progress.quarantined"), 120, Comparison::quarantined)
                .of(datasets));
        Tab differ = new Tab("", new Table<Difference>("verify-differences", words.say(
                "window.verify.tab.differences"), words)
                .text(words.say("window.verify.kind"), 160, difference -> words.say("window.verify.kind."
                        + difference.kind()))
                .text(words.say("window.table.table"), 280, Difference::table)
                .text(words.say("window.table.key"), 160, Difference::key)
                .text(words.say("window.verify.columns"), 320, difference -> String.join(", ", difference
                        .columns()))
                .of(differences));
        differ.textProperty().bind(Bindings.createStringBinding(() -> words.say(
                "window.verify.tab.differences.count", differences.size()), differences));
        Tab checked = new Tab(words.say("window.verify.tab.checks"), checks);
        Tab timed = new Tab(words.say("window.verify.tab.timings"), Parts.scroll(timings));
        Tab watched = new Tab(words.say("window.verify.tab.watch"), Parts.scroll(watch));
        TabPane tabs = model.comparesRows()
                ? new TabPane(checked, compared, differ, timed, watched)
                : new TabPane(checked, timed, watched);
        if (model.asksQuestions()) {
            Tab answered = new Tab(words.say("window.verify.tab.replies"), Parts.scroll(replies));
            answered.selectedProperty().addListener((at, was, is) -> replies.load());
            tabs.getTabs().add(answered);
        }
        model.mailArrived().ifPresent(item -> {
            var mail = new MailPane(desk, item);
            Tab mailed = new Tab(words.say("window.verify.tab.mail"), Parts.scroll(mail));
            mailed.selectedProperty().addListener((at, was, is) -> mail.load());
            tabs.getTabs().add(tabs.getTabs().indexOf(watched), mailed);
        });
        besideTheCopy(tabs);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.setId("verify-tabs");
        return tabs;
    }

    /** A tab with what each check came to on a copy, where the plan was rehearsed on one. */
    private void besideTheCopy(TabPane tabs) {
        Tab copied = new Tab(words.say("window.verify.tab.copy"), new Table<Finding>("verify-copy", words.say(
                "window.verify.tab.copy"), words)
                .node("", 48, check -> SeverityMark.icon(check.problem().severity()))
                .text(words.say("window.verify.copy.here"), 400, check -> words.say(check.problem()))
                .node("", 48, check -> model.onCopy(check).map(there -> (Node) SeverityMark.icon(there
                        .severity())).orElseGet(() -> Parts.quiet("")))
                .text(words.say("window.verify.copy.there"), 400, check -> model.onCopy(check).map(words::say)
                        .orElse(words.say("rehearsal.beside.none")))
                .of(looked));
        model.copy().addListener((at, was, is) -> {
            tabs.getTabs().remove(copied);
            if (!is.isEmpty()) {
                tabs.getTabs().add(1, copied);
            }
        });
    }

    private Node state(Comparison compared) {
        return compared.clean() ? new StateWord(words.say("window.verify.same"), compared.quarantined() > 0
                ? StateWord.Look.WARNING
                : StateWord.Look.GOOD)
                : new StateWord(words.say("window.verify.differs"), StateWord.Look.BLOCKER);
    }

    private void show(VerifyReport report) {
        StateWord.Look look = model.look(report);
        String style = switch (look) {
            case GOOD -> "good";
            case WARNING -> "warning";
            default -> "blocker";
        };
        Icon icon = switch (look) {
            case GOOD -> Icon.DONE;
            case WARNING -> Icon.WARNING;
            default -> Icon.BLOCKER;
        };
        summary.getStyleClass().setAll("problem-box", "box-" + style);
        summary.setAlignment(javafx.geometry.Pos.TOP_LEFT);
        summary.getChildren().setAll(icon.node(style), Parts.grow(Parts.column(Parts.TIGHT, Parts.text(model
                .summary(report), "strong"), Parts.text(model.detail(report)))));
        checks.show(report.checks());
        looked.setAll(report.checks());
        datasets.setAll(report.datasets());
        differences.setAll(report.differences());
        timings.getChildren().setAll(Parts.quiet(words.say("window.verify.timings.intro")), new TimingBars(
                words, model.timings(report)));
    }

    @Override
    public void shown() {
        model.verifyOnce();
        model.readCopy();
    }

    @Override
    public void stop() {
        model.run().stop();
        watch.stop();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return model.state();
    }
}
