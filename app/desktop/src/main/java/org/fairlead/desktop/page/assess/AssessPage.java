package org.fairlead.desktop.page.assess;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.FindingList;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RowsGateForm;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.AssessReport.TableCount;

/** The score, the findings by group, and what becomes of every table. */
public final class AssessPage implements Page {
    private final AssessPageModel model;
    private final Words words;
    private final FlowPane facts = new FlowPane(Parts.SECTION, Parts.NEAR);
    private final ObservableList<TableCount> tables = FXCollections.observableArrayList();
    private final FindingList findings;
    private final EnvironmentPane environment;
    private final Node content;

    public AssessPage(Desk desk) {
        model = new AssessPageModel(desk);
        words = desk.words();
        environment = new EnvironmentPane(words);
        findings = new FindingList("assess-findings", words, new Fixes(model)::of);
        model.findings().addListener((at, was, is) -> findings.show(is));
        findings.show(model.findings().get());
        model.decided().addListener((at, was, is) -> findings.refresh());
        model.run().report().addListener((at, was, is) -> is.ifPresent(this::show));
        model.run().report().get().ifPresent(this::show);
        content = Parts.fill(build());
    }

    private Node build() {
        Button again = Parts.button("assess-run", Icon.AGAIN, words.say("window.assess.again"), model::look);
        again.disableProperty().bind(model.run().running().or(model.desk().committed()));
        Button save = Parts.button("assess-save", Icon.SAVE, words.say("window.assess.save"), model::save);
        save.disableProperty().bind(Bindings.createBooleanBinding(() -> model.findings().get().isEmpty(),
                model.findings()));
        var score = Parts.text("", "score");
        score.setId("assess-score");
        score.textProperty().bind(model.score());
        VBox result = Parts.column(Parts.APART, Parts.column(Parts.NEAR, score, facts), Parts.grow(tabs()));
        Parts.shownWhen(result, model.run().running().not().and(Bindings.createBooleanBinding(() -> model
                .run().report().get().isPresent(), model.run().report())));
        ProgressPanel progress = new ProgressPanel("assess", words, model.run(), words.say(
                "window.assess.looks")).withoutQuarantine();
        Parts.shownWhen(progress, model.run().running());
        return new PageFrame(words.say("window.assess.title"), words.say("window.assess.intro"))
                .actions(again, save)
                .add(ProblemBox.place(words, model.problem())).add(new RowsGateForm(model.desk()))
                .add(new StepPlace("assess", words, model.run(), model::look))
                .add(progress).fill(result);
    }

    private TabPane tabs() {
        Tab found = new Tab(words.say("window.assess.tab.findings"), findings);
        Tab all = new Tab(words.say("window.assess.tab.tables"), new Table<TableCount>("assess-tables", words
                .say("window.assess.tab.tables"), words)
                .node(words.say("window.assess.fate"), 144, this::fate)
                .text(words.say("window.table.table"), 280, this::named)
                .number(words.say("window.assess.rows"), 136, TableCount::rows)
                .number(words.say("window.assess.target-rows"), 128, TableCount::targetRows)
                .text(words.say("window.assess.reason"), 320, table -> words.sayOr("skip." + table.reason(),
                        table
                                .reason()))
                .of(tables));
        Tab sides = new Tab(words.say("window.assess.tab.environment"), environment);
        sides.setId("assess-tab-environment");
        TabPane tabs = new TabPane(found, sides, all);
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        return tabs;
    }

    private String named(TableCount table) {
        return table.fate().equals(TableCount.SETTINGS) ? words.sayOr("component." + table.table(), table
                .table()) : table.table();
    }

    private Node fate(TableCount table) {
        return new StateWord(words.say("window.assess.fate." + table.fate()), switch (table.fate()) {
            case "moves", "changes", "new", TableCount.SETTINGS -> StateWord.Look.GOOD;
            case "stays" -> StateWord.Look.SKIPPED;
            default -> StateWord.Look.WARNING;
        });
    }

    private void show(AssessReport report) {
        tables.setAll(report.tables());
        environment.show(report.environment());
        facts.getChildren().setAll(model.facts(report).stream().map(fact -> Parts.column(0, Parts.word(
                fact[0], "quiet"), Parts.word(fact[1], "strong"))).toList());
    }

    @Override
    public void shown() {
        model.lookOnce();
    }

    @Override
    public void stop() {
        model.run().stop();
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
