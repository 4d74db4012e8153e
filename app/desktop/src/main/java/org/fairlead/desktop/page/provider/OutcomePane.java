package org.fairlead.desktop.page.provider;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.fairlead.config.ProviderSwitch.Line;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.SearchBox;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;
import org.fairlead.site.ProviderApi.Models;

/** The model to use, what is good to know, and what becomes of the settings. */
final class OutcomePane extends VBox {
    private static final int LINES = 8;

    private final ProviderPageModel model;
    private final Words words;
    private final VBox choice = Parts.column(Parts.NEAR);
    private final ObservableList<Line> lines = FXCollections.observableArrayList();

    OutcomePane(ProviderPageModel model, Words words) {
        super(Parts.SECTION);
        this.model = model;
        this.words = words;
        VBox notes = Parts.column(Parts.NEAR, Parts.heading(words.say("window.provider.notes")));
        notes.setId("provider-notes");
        model.notes().forEach(note -> notes.getChildren().add(new ProblemBox(words, Problem.warning("guide."
                + note.id()))));
        notes.setVisible(!model.notes().isEmpty());
        notes.setManaged(notes.isVisible());
        getChildren().addAll(choice, notes);
        model.trial().addListener((at, was, is) -> show());
        model.model().addListener((at, was, is) -> lines.setAll(model.chart()));
        show();
    }

    /** What becomes of each setting; stands below, where it has the width of the page. */
    Node chart() {
        var table = new Table<Line>("provider-chart", words.say("window.provider.chart"), words)
                .text(words.say("window.provider.chart.setting"), 224, line -> setting(line.from()))
                .text(words.say("window.provider.chart.now"), 112, Line::fromValue)
                .text(words.say("window.provider.chart.other"), 232, line -> setting(line.to()))
                .text(words.say("window.provider.chart.becomes"), 208, Line::toValue)
                .node(words.say("window.provider.chart.mark"), 176, this::mark)
                .of(lines);
        table.setPlaceholder(Parts.quiet(words.say("window.provider.chart.empty")));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.provider.chart")), Table.fitted(table,
                LINES));
    }

    private String setting(String id) {
        return words.sayOr("setting." + id, id);
    }

    private Node mark(Line line) {
        if (model.isModel(line)) {
            String word = model.models().isEmpty() ? "proposed" : model.isOffered() ? "offered"
                    : "not-offered";
            return new StateWord(words.say("window.provider.chart." + word), word.equals("not-offered")
                    ? StateWord.Look.WARNING
                    : StateWord.Look.EXPECTED);
        }
        return model.bounds(line).map(detail -> new StateWord(words.say("window.provider.chart.bounds"),
                StateWord.Look.WARNING)).orElseGet(() -> new StateWord(words.say(
                        "window.provider.chart.fits"),
                        StateWord.Look.EXPECTED));
    }

    private void show() {
        lines.setAll(model.chart());
        choice.getChildren().setAll(model.models().map(this::offered).orElseGet(this::proposed));
        choice.setVisible(!model.to().get().isEmpty());
        choice.setManaged(choice.isVisible());
    }

    /** The live list. */
    private Node offered(Models models) {
        SearchBox<String> box = new SearchBox<>(FXCollections.observableArrayList(models.ids()), words.say(
                "window.provider.model.search"));
        box.setValue(model.isOffered() ? model.model().get() : null);
        box.valueProperty().addListener((at, was, is) -> {
            if (is != null) {
                model.model().set(is);
            }
        });
        return Field.of("provider-model", words.say("window.provider.model"), box).below(Bindings
                .createStringBinding(() -> model.isOffered() || model.model().get().isBlank()
                        ? words.say("window.provider.model.offered", models.ids().size())
                        : words.say("window.provider.model.not-offered", model.model().get()), model
                                .model()));
    }

    /** Without a list, the model is a text. */
    private Node proposed() {
        Field field = Field.text("provider-model", words.say("window.provider.model"), model.model());
        if (!model.chart().isEmpty()) {
            field.below(words.say("window.provider.model.proposed", model.chart().getFirst().fromValue()));
        }
        return field;
    }
}
