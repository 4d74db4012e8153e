package org.fairlead.desktop.page.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.LeftOutTable;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.step.export.ExportReport;

/** What lies in the bundle, after it was opened again, and how others open it. */
final class ExportResult extends VBox {
    private static final int ROWS = 8;

    private final ExportPageModel model;
    private final Words words;
    private final PlaybookWords says;

    ExportResult(ExportPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        says = new PlaybookWords(words);
        model.run().report().addListener((at, was, is) -> is.ifPresent(this::show));
        model.run().report().get().ifPresent(this::show);
    }

    private void show(ExportReport report) {
        long settings = report.components().values().stream().mapToLong(Long::longValue).sum();
        Label sentence = Parts.text(report.tables().isEmpty()
                ? words.say("window.export.result", settings, words.bytes(report.bytes()))
                : words.say("window.export.result-rows", settings, report.rows(), words.bytes(report
                        .bytes())),
                "strong");
        sentence.setId("export-result");
        VBox said = Parts.column(Parts.TIGHT, sentence, Parts.text(String.join("\n", report.files())), Parts
                .text(
                        words.say(report.encrypted() ? "window.export.result.sealed"
                                : "window.export.result.open")));
        Button folder = Parts.button("export-folder", Icon.FOLDER, words.say("window.export.folder"),
                () -> report.files().stream().findFirst().ifPresent(model::openFolder));
        HBox box = Parts.row(Parts.NEAR, Icon.DONE.node("good"), Parts.grow(said), folder);
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", "box-good");
        getChildren().setAll(box);
        report.notes().forEach(note -> getChildren().add(new ProblemBox(words, note)));
        if (!report.components().isEmpty()) {
            getChildren().add(components(report));
        }
        if (!report.tables().isEmpty()) {
            getChildren().add(tables(report));
        }
        if (!report.leftOut().isEmpty()) {
            getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say("window.bundle.left-out")),
                    Table
                            .fitted(LeftOutTable.of("export-left-out", words, says, report.leftOut()),
                                    ROWS)));
        }
        getChildren().add(Parts.column(Parts.NEAR, Parts.heading(words.say("window.export.elsewhere")), Parts
                .text(
                        words.say("window.export.elsewhere.why")), new CopyText(words, command(report))));
    }

    private Node components(ExportReport report) {
        List<Map.Entry<String, Long>> all = List.copyOf(new TreeMap<>(report.components()).entrySet());
        TableView<Map.Entry<String, Long>> table = new Table<Map.Entry<String, Long>>("export-components",
                words.say(
                        "window.bundle.components"), words)
                .text(words.say("window.bundle.component"), 400, one -> says.component(one.getKey()))
                .number(words.say("window.bundle.settings"), 128, Map.Entry::getValue)
                .of(FXCollections.observableArrayList(all));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.bundle.components")), Table.fitted(
                table,
                ROWS));
    }

    private Node tables(ExportReport report) {
        TableView<ExportReport.Table> table = new Table<ExportReport.Table>("export-written", words.say(
                "window.export.rows"), words)
                .text(words.say("window.table.table"), 240, ExportReport.Table::dataset)
                .number(words.say("window.assess.rows"), 112, ExportReport.Table::rows)
                .text(words.say("window.assess.size"), 96, one -> words.bytes(one.bytes()))
                .text(words.say("window.export.rows.also"), 144, one -> String.join(", ", one.also()))
                .text(words.say("window.export.rows.sum"), 320, ExportReport.Table::sha256)
                .of(FXCollections.observableArrayList(report.tables()));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.export.rows")), Table.fitted(table,
                ROWS));
    }

    /** The line with which stock tools open it. */
    private String command(ExportReport report) {
        String file = String.valueOf(Path.of(report.files().getFirst()).getFileName());
        boolean volumes = report.files().size() > 1;
        String from = volumes ? "cat '" + file.replaceAll("\\.[0-9]{3}$", "") + ".'* | " : "";
        String name = volumes ? "" : " '" + file + "'";
        String unpack = report.encrypted() ? "age -d" + name + " | zstd -d" : "zstd -dc" + name;
        return from + unpack + " | tar x && sha256sum -c SHA256SUMS";
    }
}
