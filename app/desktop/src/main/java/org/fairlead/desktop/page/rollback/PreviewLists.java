package org.fairlead.desktop.page.rollback;

import java.util.List;

import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Choices;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.rollback.RollbackPageModel.Preview;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.step.OpenDecision;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;

/** What would be taken back, what stays, and what has to be decided, as the engine has just seen it. */
final class PreviewLists extends VBox {
    private static final int ROWS = 6;

    private final RollbackPageModel model;
    private final Words words;
    private final ObservableList<Undoing> undoing = FXCollections.observableArrayList();
    private final ObservableList<Kept> kept = FXCollections.observableArrayList();
    private final ObservableList<OpenDecision> open = FXCollections.observableArrayList();

    PreviewLists(RollbackPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        setId("rollback-preview");
        model.preview().addListener((at, was, is) -> show(is));
        show(model.preview().get());
    }

    private void show(Preview preview) {
        getChildren().clear();
        preview.seen().ifPresent(seen -> {
            undoing.setAll(seen.undoing());
            kept.setAll(seen.kept());
            open.setAll(preview.open());
            if (!preview.late().isEmpty()) {
                getChildren().add(new ProblemBox(words, Problem.warning("window.rollback.late", preview.late()
                        .size())));
            }
            getChildren().addAll(undone(seen), stays(seen), decisions(preview));
            if (!seen.looked().isEmpty()) {
                getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say(
                        "window.rollback.switched-off")),
                        NoteLines.of("rollback-looked-before", words, seen.looked().stream().map(
                                Finding::problem)
                                .toList())));
            }
            if (!seen.newer().isEmpty()) {
                getChildren().add(newer(seen));
            }
            Platform.runLater(() -> lookupAll(".table-view").stream().findFirst().ifPresent(
                    Node::requestFocus));
        });
    }

    private VBox list(Icon icon, String id, long count, Node... inside) {
        Label heading = Parts.heading(words.say("window.rollback." + id, count));
        heading.setId("rollback-" + id + "-heading");
        VBox list = Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, icon.node("quiet"), Parts.grow(heading)),
                Parts
                        .quiet(words.say("window.rollback." + id + (count == 0 ? ".none" : ".intro"))));
        if (count > 0) {
            list.getChildren().addAll(inside);
        }
        return list;
    }

    private Node undone(RollbackPreview seen) {
        TableView<Undoing> table = new Table<Undoing>("rollback-undone", words.say("window.rollback.undone",
                seen.total()), words)
                .text(words.say("window.rollback.where"), 296, Undoing::what)
                .text(words.say("window.rollback.how"), 184, one -> words.say("window.rollback.how." + one
                        .kind()))
                .number(words.say("window.rollback.removed"), 136, one -> rows(one, one.removed()))
                .number(words.say("window.rollback.restored"), 136, one -> rows(one, one.restored()))
                .number(words.say("window.rollback.returned"), 136, one -> rows(one, one.returned()))
                .of(undoing);
        return list(Icon.UNDO, "undone", seen.total(), Table.fitted(table, ROWS));
    }

    /** A settings file or a column is one thing, not a number of rows. */
    private static long rows(Undoing one, long rows) {
        return one.kind().startsWith("settings") || one.kind().startsWith("made") ? -1 : rows;
    }

    private Node stays(RollbackPreview seen) {
        return list(Icon.LOCK, "stays", seen.kept().size(), Table.fitted(KeptTable.of("rollback-stays", words,
                kept),
                ROWS));
    }

    /** What others wrote since the backup, which is saved to files first. */
    private Node newer(RollbackPreview seen) {
        VBox list = Parts.column(Parts.NEAR, Parts.heading(words.say("window.rollback.newer")), Parts.quiet(
                words
                        .say("window.rollback.newer.before")), Parts.bullets(seen.newer().stream().map(
                                one -> words.say(
                                        "back.newer", one.table(), one.added(), one.changed())).toList()));
        list.setId("rollback-newer-before");
        return list;
    }

    private Node decisions(Preview preview) {
        long count = preview.open().size() + preview.more();
        TableView<OpenDecision> table = new Table<OpenDecision>("rollback-decisions", words.say(
                "window.rollback.decide", count), words)
                .wrapped(words.say("window.rollback.question"), 440, question -> words.say(question
                        .question()))
                .node(words.say("window.rollback.decision"), 304, question -> box("decision-" + question.id(),
                        words
                                .say(question.question()), question.options(), new Answer(model.answer(
                                        question),
                                        option -> model.answer(question, option))))
                .of(open);
        table.getStyleClass().add("with-boxes");
        Table.fitted(table, ROWS);
        HBox together = Parts.row(Parts.NEAR, all("keep", table), all("undo", table), Parts.space(), Parts
                .button(
                        "rollback-look-again", Icon.AGAIN, words.say("window.rollback.look-again"),
                        model::look));
        VBox list = list(Icon.HELP, "decide", count, together, table);
        if (preview.more() > 0) {
            list.getChildren().add(Parts.row(Parts.APART, Parts.grow(Parts.text(words.say(
                    "window.rollback.rest",
                    preview.more()))), box("decision-rest", words.say("window.rollback.rest", preview.more()),
                            List
                                    .of("keep", "undo"), new Answer(model.answerToTheRest(),
                                            model::answerTheRest))));
        }
        return list;
    }

    /** Answers every question alike, those shown and those that come up later. */
    private Node all(String option, TableView<OpenDecision> table) {
        return Parts.button("rollback-" + option + "-all", words.say("window.rollback." + option + "-all"),
                () -> {
                    model.answerAll(option);
                    table.refresh();
                });
    }

    /** An answer as it stands, and who is told of another. */
    private record Answer(String now, java.util.function.Consumer<String> told) {}

    private Node box(String id, String question, List<String> options, Answer answer) {
        ComboBox<String> box = Choices.box(id, question, options, option -> words.sayOr(
                "window.rollback.option." + option, option), answer.told());
        box.setValue(answer.now());
        box.setPrefWidth(280);
        return box;
    }
}
