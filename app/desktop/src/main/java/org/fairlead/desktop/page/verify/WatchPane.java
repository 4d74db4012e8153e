package org.fairlead.desktop.page.verify;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.TimeChart;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Spans;
import org.fairlead.model.Severity;
import org.fairlead.watch.Series;

/**
 * The site, looked at again and again: how often, what was seen, how long each thing took, and the way back.
 */
final class WatchPane extends VBox {
    private static final int ROWS = 12;

    private final WatchModel model;
    private final Words words;
    private final SubjectWords subjects;
    private final ObservableList<Series> series = FXCollections.observableArrayList();
    private final TableView<Series> table;
    private final TimeChart chart;
    private final VBox findings = Parts.column(Parts.NEAR);
    private final Label left = Parts.quiet("");

    WatchPane(Desk desk) {
        super(Parts.APART);
        model = new WatchModel(desk);
        words = desk.words();
        subjects = new SubjectWords(words);
        chart = new TimeChart(words);
        table = table();
        getStyleClass().add("tab-content");
        setId("watch");
        getChildren().add(Parts.quiet(words.say("window.watch.intro")));
        if (desk.plan().get().target().web().isEmpty()) {
            getChildren().add(Parts.quiet(words.say("window.watch.no-web")));
        }
        Parts.shownWhen(left, model.watching());
        VBox result = Parts.column(Parts.APART, findings, chart, table);
        Parts.shownWhen(result, Bindings.isNotEmpty(series));
        Label empty = Parts.quiet(words.say("window.watch.empty"));
        Parts.shownWhen(empty, Bindings.isEmpty(series).and(model.watching().not()));
        getChildren().addAll(times(), left, ProblemBox.place(words, model.problem()), empty, result);
        if (!desk.plan().get().target().web().isEmpty()) {
            getChildren().add(new LoadPart(model));
        }
        model.seen().addListener((at, was, is) -> is.ifPresent(this::show));
        model.watching().addListener((at, was, is) -> left.setText(words.say("window.watch.left", words
                .seconds(
                        model.left()))));
        visibleProperty().addListener((at, was, is) -> model.restore());
        sceneProperty().addListener((at, was, is) -> model.restore());
    }

    private Node times() {
        Button start = Parts.button("watch-start", Icon.SHOW, words.say("window.watch.start"), model::start);
        Button stop = Parts.button("watch-stop", Icon.STOP, words.say("window.watch.stop"), model::stop);
        Parts.shownWhen(start, model.watching().not());
        Parts.shownWhen(stop, model.watching());
        Spans spans = new Spans(words);
        HBox asked = Parts.row(Parts.APART, spans.every("watch-every", model.every()), spans.howLong(
                "watch-for",
                model.howLong()));
        asked.disableProperty().bind(model.watching());
        HBox row = Parts.row(Parts.APART, asked, start, stop);
        row.setAlignment(Pos.BOTTOM_LEFT);
        return row;
    }

    private TableView<Series> table() {
        TableView<Series> made = new Table<Series>("watch-series", words.say("window.verify.tab.watch"),
                words)
                .node(words.say("window.table.state"), 128, this::state)
                .text(words.say("window.watch.subject"), 280, one -> subjects.of(one.subject()))
                .number(words.say("window.watch.looks"), 80, one -> (long) one.looks())
                .number(words.say("window.watch.failed"), 80, one -> (long) one.failures())
                .right(words.say("window.watch.median"), 104, one -> words.micros(one.spread().median()))
                .right(words.say("window.watch.p95"), 136, one -> words.micros(one.spread().p95()))
                .right(words.say("window.watch.worst"), 104, one -> words.micros(one.spread().worst()))
                .of(series);
        made.getSelectionModel().selectedItemProperty().addListener((at, was, is) -> draw());
        return Table.fitted(made, ROWS);
    }

    private StateWord state(Series one) {
        if (one.failedInRow() > 0) {
            return new StateWord(words.say("window.watch.state.failing"), StateWord.Look.BLOCKER);
        }
        if (one.slowInRow() > 0) {
            return new StateWord(words.say("window.watch.state.slow"), StateWord.Look.WARNING);
        }
        if (one.failures() > 0) {
            return new StateWord(words.say("window.watch.state.disturbed"), StateWord.Look.WARNING);
        }
        return one.risingPercent() > 0 ? new StateWord(words.say("window.watch.state.rising"),
                StateWord.Look.WARNING) : new StateWord(words.say("window.watch.state.good"),
                        StateWord.Look.GOOD);
    }

    private void show(WatchModel.Seen seen) {
        int selected = Math.max(0, table.getSelectionModel().getSelectedIndex());
        left.setText(words.say("window.watch.left", words.seconds(model.left())));
        series.setAll(seen.report().series());
        if (!series.isEmpty()) {
            table.getSelectionModel().select(Math.min(selected, series.size() - 1));
        }
        findings.getChildren().setAll(seen.report().findings().stream().filter(finding -> finding.problem()
                .severity() != Severity.PASSED).map(finding -> new ProblemBox(words, subjects.named(finding
                        .problem()), finding.blocks() ? new Node[]{back()} : new Node[0])).toList());
        draw();
    }

    private Button back() {
        return Parts.button("watch-back", Icon.UNDO, words.say("window.watch.back"), () -> {
            model.stop();
            model.desk().navigator().show("rollback");
        });
    }

    private void draw() {
        Series one = table.getSelectionModel().getSelectedItem();
        if (one != null) {
            chart.show(subjects.of(one.subject()), model.seen().get().stream().flatMap(seen -> seen.measures()
                    .stream()).filter(measure -> measure.subject().equals(one.subject())).map(
                            measure -> new TimeChart.Point(measure.at(), measure.failed() ? -1 : measure
                                    .micros())).toList(), one.limitMicros());
        }
    }

    void stop() {
        model.stop();
    }

    /** A page tried by several at once. */
    private static final class LoadPart extends VBox {
        private LoadPart(WatchModel model) {
            super(Parts.NEAR);
            Words words = model.desk().words();
            var path = new SimpleStringProperty("/");
            Button start = Parts.button("load-start", Icon.PLAY, words.say("window.load.start"), () -> model
                    .load(path.get().strip()));
            start.disableProperty().bind(model.loading().or(model.watching()));
            Field page = Field.text("load-path", words.say("window.load.path"), path);
            page.setMaxWidth(280);
            HBox row = Parts.row(Parts.APART, page, start);
            row.setAlignment(Pos.BOTTOM_LEFT);
            VBox levels = Parts.column(Parts.TIGHT);
            model.load().addListener((at, was, is) -> levels.getChildren().setAll(is.map(report -> {
                List<Node> lines = new ArrayList<>();
                report.levels().forEach(level -> lines.add(Parts.row(Parts.APART, Parts.word(words.say(
                        "window.load.level", level.atOnce()), "strong"), Parts.word(words.micros(level
                                .spread().median()), "number"), Parts.word(words.say("window.load.rate", words
                                        .number(Math.round(level.perSecond()))), "quiet"), Parts.word(level
                                                .failures() > 0
                                                        ? words.say("window.load.failed", level.failures())
                                                        : "", "over-limit"))));
                lines.add(Parts.text(!report.answered() ? words.say("window.load.nothing") : report
                        .doublesAt() == 0 ? words.say("window.load.steady")
                        : words.say("window.load.doubles", report.doublesAt())));
                return lines;
            }).orElse(List.of())));
            Working working = new Working(words.say("window.load.intro"));
            Parts.shownWhen(working, model.loading());
            getChildren().addAll(Parts.heading(words.say("window.load.title")), Parts.quiet(words.say(
                    "window.load.intro")), row, working, levels);
        }
    }
}
