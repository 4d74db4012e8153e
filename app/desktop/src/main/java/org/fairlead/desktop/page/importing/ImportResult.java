package org.fairlead.desktop.page.importing;

import java.util.List;
import java.util.function.Predicate;

import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.config.SettingNote;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.step.importing.ImportReport;

/** What arrived, and what is left for people. */
final class ImportResult extends VBox {
    private final ImportPageModel model;
    private final Words words;

    ImportResult(ImportPageModel model) {
        super(Parts.SECTION);
        this.model = model;
        words = model.words();
        model.run().report().addListener((at, was, is) -> is.ifPresent(this::show));
        model.run().report().get().ifPresent(this::show);
    }

    private void show(ImportReport report) {
        boolean open = report.openItems() > 0;
        Label sentence = Parts.text(words.say("window.import.result", report.arrived().size(), model.place(),
                report.openItems()), "strong");
        sentence.setId("import-result");
        HBox box = Parts.row(Parts.NEAR, (open ? Icon.WARNING : Icon.DONE).node(open ? "warning" : "good"),
                Parts.grow(Parts.column(Parts.TIGHT, sentence, Parts.text(words.say(
                        "window.import.result.detail",
                        report.written(), report.caches())))));
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", open ? "box-warning" : "box-good");
        getChildren().setAll(box);
        SettingWords says = model.decisions().says();
        list("set-up", report.needsSetUp().stream().map(says::name).toList());
        list("archived", archived(report, says));
        list("notes", notes(report, note -> !note.kind().equals("no-place")));
        list("unknown", report.unknown());
        list("arrived", report.arrived().stream().map(says::name).toList());
    }

    /** Settings without a place: what they were, or for a secret only that there was one. */
    private List<String> archived(ImportReport report, SettingWords says) {
        return report.notes().stream().filter(note -> note.kind().equals("no-place")).map(
                note -> report.archived().containsKey(note.setting())
                        ? says.name(note.setting()) + ": " + report.archived().get(note.setting())
                        : says.note(note)).toList();
    }

    private List<String> notes(ImportReport report, Predicate<SettingNote> which) {
        return report.notes().stream().filter(which).map(model.decisions().says()::note).toList();
    }

    /** A heading, one sentence on what to do, and the things; nothing where there is nothing. */
    private void list(String id, List<String> things) {
        if (things.isEmpty()) {
            return;
        }
        String heading = words.say("window.import.left." + id);
        TableView<String> table = new Table<String>("import-left-" + id, heading, words).text(heading, 640,
                thing -> thing).of(FXCollections.observableArrayList(things));
        getChildren().add(Parts.column(Parts.NEAR, Parts.text(words.say("window.import.left." + id
                + ".intro")),
                Table.fitted(table, 8)));
    }
}
