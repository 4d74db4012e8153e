package org.fairlead.desktop.page.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.bundled.LeavingTable;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;
import org.fairlead.model.Column;
import org.fairlead.plan.DataChoice.SideFormat;

/** The tables whose rows leave: how many, from when, in which formats, and a few of them. */
final class RowsOutPane extends VBox {
    private static final int ROWS = 6;
    private static final double LEAST = 120;
    private static final double WIDEST = 320;

    private final RowsOutModel model;
    private final Words words;
    private final ObservableList<LeavingTable> tables = FXCollections.observableArrayList();
    private final VBox samples = Parts.column(Parts.NEAR);

    RowsOutPane(RowsOutModel model, Words words) {
        super(Parts.NEAR);
        this.model = model;
        this.words = words;
        Label heading = Parts.heading(words.say("window.export.rows"));
        TableView<LeavingTable> table = new Table<LeavingTable>("export-tables", words.say(
                "window.export.rows"),
                words)
                .text(words.say("window.table.table"), 216, one -> one.facts().name())
                .number(words.say("window.assess.rows"), 96, one -> one.facts().rows())
                .number(words.say("window.export.rows.staying"), 104, one -> one.stored() - one.facts()
                        .rows())
                .text(words.say("window.assess.size"), 88, one -> words.bytes(one.facts().bytes()))
                .text(words.say("window.export.rows.dates"), 208, this::dates)
                .node(words.say("window.export.rows.also"), 208, this::formats)
                .of(tables);
        table.getSelectionModel().selectedItemProperty().addListener((at, was, is) -> show(Optional
                .ofNullable(
                        is)));
        model.tables().addListener((at, was, is) -> {
            tables.setAll(is);
            is.stream().filter(one -> !one.samples().isEmpty()).findFirst().ifPresent(table
                    .getSelectionModel()::select);
        });
        VBox found = Parts.column(Parts.NEAR, Table.fitted(table, ROWS), Parts.quiet(words.say(
                "window.export.rows.why")), samples);
        getChildren().addAll(heading, ProblemBox.place(words, model.problem()), Parts.shownWhen(new Working(
                words
                        .say("window.export.rows.reading")), model.reading()), Parts.shownWhen(found, model
                                .reading()
                                .not()));
    }

    private String dates(LeavingTable table) {
        return table.facts().first().isEmpty() ? "" : words.say("window.export.rows.from-to", day(table
                .facts()
                .first()), day(table.facts().last()));
    }

    private static String day(String moment) {
        return moment.length() < 10 ? moment : moment.substring(0, 10);
    }

    private Node formats(LeavingTable table) {
        HBox boxes = Parts.row(Parts.NEAR);
        for (SideFormat format : SideFormat.values()) {
            CheckBox box = Field.yesNo("export-also-" + table.dataset() + "-" + format.word(), format.name(),
                    model
                            .also(table.dataset(), format));
            box.setAccessibleText(words.say("window.export.rows.also-as", table.facts().name(), format
                    .name()));
            box.setWrapText(false);
            boxes.getChildren().add(box);
        }
        return boxes;
    }

    /** The first rows of the table that is chosen; shown and never kept. */
    private void show(Optional<LeavingTable> chosen) {
        samples.getChildren().clear();
        if (chosen.isEmpty() || chosen.get().samples().isEmpty()) {
            return;
        }
        LeavingTable table = chosen.get();
        var view = new Table<List<String>>("export-samples", words.say("window.export.rows.samples", table
                .facts()
                .name()), words);
        List<Column> columns = new ArrayList<>(table.facts().columns());
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            view = view.text(columns.get(i).name(), Math.min(WIDEST, LEAST + 8 * longest(table, place)),
                    row -> row.get(place));
        }
        samples.getChildren().setAll(Parts.heading(words.say("window.export.rows.samples", table.facts()
                .name())),
                Table.fitted(view.of(FXCollections.observableArrayList(table.samples())), ROWS));
    }

    private static int longest(LeavingTable table, int place) {
        return table.samples().stream().mapToInt(row -> row.get(place).length()).max().orElse(0);
    }
}
