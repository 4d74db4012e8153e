package org.fairlead.desktop.page.export;

import java.util.ArrayList;
import java.util.List;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.fairlead.bundle.Setting;
import org.fairlead.config.Departure;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.StateWord.Look;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.kit.Working;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.playbook.Configuration.Component;
import org.fairlead.step.export.ExportReport;

/** Chooses what leaves and shows it before it does; then how it is kept; then what lies in the bundle. */
public final class ExportPage implements Page {
    private static final double WIDEST = 720;
    private static final int ROWS = 10;

    private final ExportPageModel model;
    private final Words words;
    private final PlaybookWords says;
    private final VBox components = Parts.column(Parts.NEAR);
    private final ObservableList<Previewed> previewed = FXCollections.observableArrayList();
    private final Node content;

    /**
     * A setting of the site.
     *
     * @param why
     * why it stays behind, in words; empty when it comes along
     */
    private record Previewed(String name, String component, String why) {}

    public ExportPage(Desk desk) {
        model = new ExportPageModel(desk);
        words = desk.words();
        says = new PlaybookWords(words);
        StepRun<ExportReport> run = model.run();
        BooleanBinding done = run.is(StepRun.State.DONE);
        BooleanBinding choosing = Bindings.createBooleanBinding(() -> (model.rows().alone() || model
                .departure().get().isPresent()) && !run
                        .isRunning() && run.state().get() != StepRun.State.DONE, model.departure(), run
                                .state());
        model.departure().addListener((at, was, is) -> is.ifPresent(this::fill));
        model.preview().addListener((at, was, is) -> preview());
        content = Parts.scroll(new PageFrame(words.say("window.export.title"), words.say(
                "window.export.intro", desk
                        .plan().get().source().database().place()))
                .add(new StepPlace("export", words, run, model::write))
                .add(ProblemBox.place(words, model.problem()))
                .add(Parts.shownWhen(new Working(words.say("window.export.reading")), model.reading()))
                .add(writing())
                .add(Parts.shownWhen(chosen(), choosing))
                .add(Parts.shownWhen(new ExportResult(model), done)));
    }

    /** Settings are written in a moment; rows take their time, and tell how far they are. */
    private Node writing() {
        return model.rows().applies()
                ? Parts.shownWhen(new ProgressPanel("export", words, model.run(), words.say(
                        "window.export.writes")).withoutQuarantine(), model.run().running())
                : Parts.shownWhen(new Working(words.say("window.export.writing")), model.run().running());
    }

    private VBox chosen() {
        VBox chosen = Parts.column(Parts.SECTION);
        if (!model.rows().alone()) {
            chosen.getChildren().addAll(what(), inside());
        }
        if (model.rows().applies()) {
            chosen.getChildren().add(new RowsOutPane(model.rows(), words));
        }
        chosen.getChildren().add(new KeepingForm(model));
        return chosen;
    }

    private Node what() {
        Label explained = Parts.quiet(words.say("window.export.secrets.why"));
        explained.getStyleClass().add("under-radio");
        Parts.shownWhen(explained, model.secrets());
        VBox switches = Parts.column(Parts.NEAR, Field.yesNo("export-secrets", words.say(
                "window.export.secrets"),
                model.secrets()), explained, Field.yesNo("export-environment", words.say(
                        "window.export.environment"), model.environment()));
        return Parts.column(Parts.APART, Parts.heading(words.say("window.export.what")), components,
                switches);
    }

    private void fill(Departure read) {
        components.getChildren().setAll(read.configuration().components().stream().map(this::component)
                .toList());
        preview();
    }

    private Node component(Component component) {
        CheckBox box = new CheckBox(says.component(component.id()));
        box.setId("export-component-" + component.id());
        box.setSelected(model.components().contains(component.id()));
        box.selectedProperty().addListener((at, was, is) -> {
            if (is) {
                model.components().add(component.id());
            } else {
                model.components().remove(component.id());
            }
        });
        model.components().addListener((SetChangeListener<String>) change -> box.setSelected(model
                .components()
                .contains(component.id())));
        box.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = Parts.row(Parts.APART, box, Parts.quiet(words.say("window.export.counts", model.stored(
                component),
                model.byDefault(component))));
        row.setMaxWidth(WIDEST);
        return row;
    }

    private Node inside() {
        Label heading = Parts.heading("");
        heading.setId("export-inside");
        heading.textProperty().bind(Bindings.createStringBinding(() -> words.say("window.export.inside", model
                .inside(), model.preview().get().leftOut().size()), model.preview()));
        TableView<Previewed> table = new Table<Previewed>("export-preview", words.say(
                "window.export.preview"), words)
                .node(words.say("window.table.state"), 176, one -> one.why().isEmpty() ? new StateWord(words
                        .say(
                                "window.export.comes"), Look.GOOD) : new StateWord(words.say(
                                        "window.export.stays"),
                                        Look.SKIPPED))
                .text(words.say("window.import.setting"), 280, Previewed::name)
                .text(words.say("window.bundle.component"), 200, Previewed::component)
                .text(words.say("window.table.reason"), 240, Previewed::why)
                .of(previewed);
        return Parts.column(Parts.NEAR, heading, Table.fitted(table, ROWS));
    }

    private void preview() {
        List<Previewed> rows = new ArrayList<>();
        model.preview().get().components().forEach(one -> one.settings().stream().map(Setting::name).forEach(
                name -> rows.add(new Previewed(says.setting(name), says.component(one.id()), ""))));
        model.preview().get().leftOut().forEach(left -> rows.add(new Previewed(says.setting(left.item()), of(
                left
                        .item()), words.say("bundle.left-out." + left.reason().word()))));
        previewed.setAll(rows);
    }

    private String of(String setting) {
        return model.departure().get().flatMap(read -> read.configuration().componentOf(setting)).map(
                one -> says.component(one.id())).orElse("");
    }

    @Override
    public void shown() {
        model.load();
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
