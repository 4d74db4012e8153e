package org.fairlead.desktop.page.importing;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import org.fairlead.config.ImportItem;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.importing.ImportRow.Line;
import org.fairlead.diff.DiffLine;
import org.fairlead.diff.Difference.Kind;
import org.fairlead.diff.SideBySide;

/**
 * Where the two sides of the current setting differ, line by line or side by side; and where it is edited.
 */
final class DifferencePane extends VBox {
    private final ImportPageModel model;
    private final Words words;
    private final Label title = Parts.text("", "strong");
    private final Label means = Parts.quiet("");
    private final VBox notes = Parts.column(Parts.TIGHT);
    private final ToggleButton beside;
    private final ObservableList<SideBySide> lines = FXCollections.observableArrayList();
    private final ListView<SideBySide> list = new ListView<>(lines);
    private final ValueEditor editor;
    private boolean besideOneAnother;

    DifferencePane(ImportPageModel model, Runnable backToTable) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        title.setId("difference-title");
        beside = new ToggleButton(words.say("window.import.side-by-side"));
        beside.setId("difference-beside");
        beside.getStyleClass().add("small");
        beside.setMinWidth(USE_PREF_SIZE);
        beside.selectedProperty().addListener((at, was, is) -> show(model.current().get()));
        list.setId("difference-lines");
        list.setAccessibleText(words.say("window.import.difference"));
        list.getStyleClass().add("difference");
        list.setCellFactory(view -> new Cell());
        editor = new ValueEditor(model, backToTable);
        HBox top = Parts.row(Parts.NEAR, title, Parts.grow(means), beside);
        top.setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("difference-pane");
        title.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(top, editor, notes, Parts.grow(list));
        Parts.shownWhen(list, Bindings.isNotEmpty(lines).and(editor.editing().not()));
        model.current().addListener((at, was, is) -> show(is));
        model.decisions().standing().addListener((at, was, is) -> show(model.current().get()));
        show(Optional.empty());
    }

    void edit() {
        model.current().get().ifPresent(editor::open);
    }

    private void show(Optional<Line> line) {
        title.setText(line.map(Line::name).orElse(words.say("window.import.pick")));
        means.setText(line.map(one -> said(one.item())).orElse(""));
        notes.getChildren().setAll(line.map(one -> one.item().notes()).orElse(List.of()).stream().map(
                note -> Parts.text(model.decisions().says().note(note))).toList());
        List<DiffLine> found = line.filter(one -> !one.item().secret()).map(one -> DiffLine.between(one.item()
                .target(), one.item().source())).orElse(List.of());
        boolean isLong = DiffLine.isLong(found);
        beside.setVisible(isLong);
        beside.setManaged(isLong);
        besideOneAnother = isLong && beside.isSelected();
        lines.setAll(besideOneAnother ? SideBySide.of(found) : found.stream().map(
                one -> new SideBySide(one.kind(), one.text(), "")).toList());
        line.ifPresentOrElse(editor::follow, editor::close);
    }

    private String said(ImportItem item) {
        String why = item.secret() ? words.say("window.import.secret", model.decisions().says().why(item))
                : model.decisions().says()
                        .why(
                                item);
        String about = model.decisions().says().about(item.setting());
        return about.isEmpty() ? why : words.say("window.joined.sentences", about, why);
    }

    /** A line with its sign, or two lines beside one another. */
    private final class Cell extends ListCell<SideBySide> {
        @Override
        protected void updateItem(@Nullable SideBySide item, boolean empty) {
            super.updateItem(item, empty);
            getStyleClass().removeAll("diff-added", "diff-removed", "diff-changed");
            setText(null);
            setGraphic(null);
            if (empty || item == null) {
                return;
            }
            if (item.kind() != Kind.SAME) {
                getStyleClass().add("diff-" + item.kind().name().toLowerCase(Locale.ROOT));
            }
            if (besideOneAnother) {
                setGraphic(beside(item));
            } else {
                setText(new DiffLine(item.kind(), item.left()).sign() + " " + item.left());
            }
            setAccessibleText(words.say("window.import.line." + item.kind().name().toLowerCase(Locale.ROOT),
                    item.left(), item.right()));
        }

        private HBox beside(SideBySide item) {
            HBox both = Parts.row(Parts.APART, half(item.left()), half(item.right()));
            both.prefWidthProperty().bind(list.widthProperty().subtract(48));
            return both;
        }

        private Label half(String text) {
            Label label = Parts.text(text, "code");
            label.prefWidthProperty().bind(list.widthProperty().subtract(64).divide(2));
            return label;
        }
    }
}
