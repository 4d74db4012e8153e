package org.fairlead.desktop.page.rollback;

import java.util.List;

import javafx.collections.FXCollections;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.StateWord;
import org.fairlead.desktop.kit.Table;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Finding;
import org.fairlead.run.WhyBack;
import org.fairlead.run.WhyBack.Failed;

/** What speaks for going back: failed checks, what was measured past its limits, and the plan's triggers. */
final class WhyPane extends VBox {
    private static final int ROWS = 6;

    private final WhyModel model;
    private final Words words;

    WhyPane(WhyModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = model.words();
        setId("rollback-why");
        model.why().addListener((at, was, is) -> is.ifPresent(this::show));
        model.why().get().ifPresent(this::show);
    }

    private void show(WhyBack why) {
        boolean nothing = why.failed().isEmpty() && why.fired().isEmpty() && why.triggers().isEmpty();
        getChildren().setAll(ProblemBox.place(words, model.problem()), Parts.heading(words.say(
                "window.rollback.why")), Parts.quiet(nothing ? words.say("back.why.none")
                        : words.say("window.rollback.why.counts", why.failed().size(), why.fired().size())));
        if (!why.failed().isEmpty()) {
            getChildren().add(Table.fitted(failed(why.failed()), ROWS));
        }
        if (!why.fired().isEmpty()) {
            getChildren().add(NoteLines.of("rollback-fired", words, why.fired().stream().map(Finding::problem)
                    .toList()));
        }
        if (!why.triggers().isEmpty()) {
            getChildren().add(Parts.text(words.say("window.rollback.triggers")));
            why.triggers().forEach(trigger -> getChildren().add(box(trigger)));
        }
    }

    private CheckBox box(WhyBack.Trigger trigger) {
        CheckBox box = new CheckBox(trigger.text());
        box.setId(trigger.id());
        box.setWrapText(true);
        box.setMnemonicParsing(false);
        box.setSelected(trigger.fired());
        box.setOnAction(event -> model.mark(trigger, box.isSelected()));
        return box;
    }

    private TableView<Failed> failed(List<Failed> failed) {
        return new Table<Failed>("rollback-failed", words.say("window.rollback.why"), words)
                .node(words.say("window.table.state"), 128, this::severity)
                .wrapped(words.say("window.rollback.question"), 520, one -> words.say(one.finding()
                        .problem()))
                .number(words.say("window.rollback.objects"), 112, Failed::objects)
                .number(words.say("window.rollback.users"), 112, Failed::users)
                .of(FXCollections.observableArrayList(failed));
    }

    private StateWord severity(Failed one) {
        return one.finding().blocks()
                ? new StateWord(words.say("window.severity.blocker"), StateWord.Look.BLOCKER)
                : new StateWord(words.say("window.severity.warning"), StateWord.Look.WARNING);
    }
}
