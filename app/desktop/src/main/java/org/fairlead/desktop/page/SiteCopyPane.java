package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.NoteLines;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.Words;
import org.fairlead.run.SiteCopyReport;
import org.fairlead.run.SiteCopyWork.Served;

/** The copy of the site that stays: made, answering, removed; and how PHP is called for it. */
final class SiteCopyPane extends VBox {
    private final SiteCopyModel model;
    private final Words words;
    private final VBox result = Parts.column(Parts.TIGHT);

    SiteCopyPane(Desk desk, SiteCopyModel model) {
        super(Parts.NEAR);
        this.model = model;
        words = desk.words();
        setId("site-copy");
        result.setId("site-copy-result");
        BooleanBinding idle = model.making().running().or(model.working()).not();
        BooleanBinding isThere = Bindings.createBooleanBinding(() -> model.there().get().filter(
                report -> !report.folder().isEmpty()).isPresent(), model.there());
        BooleanBinding answers = Bindings.createBooleanBinding(() -> model.served().get().isPresent(), model
                .served());
        Button make = button("make", Icon.ADD, model::make, idle);
        Button serve = button("serve", Icon.PLAY, model::serve, idle);
        Button stop = button("stop", Icon.STOP, model::stop, idle);
        Button remove = button("remove", Icon.REMOVE, model::remove, idle);
        BooleanBinding any = Bindings.createBooleanBinding(() -> model.there().get().isPresent(), model
                .there());
        model.there().addListener((at, was, is) -> show());
        model.served().addListener((at, was, is) -> show());
        getChildren().addAll(Parts.heading(words.say("window.site-copy.title")), Parts.text(words.say(
                "window.site-copy.about")), Field.text("site-copy-php", words.say("window.site-copy.php"),
                        model.php()), Field.yesNo("site-copy-answering", words.say(
                                "window.site-copy.answering"), model.answering()), passphrase(desk),
                ProblemBox.place(
                        words, model.problem()), ProblemBox.place(words, model.making().problem()),
                Parts.row(Parts.NEAR, make, Parts.shownWhen(serve, isThere.and(answers.not())), Parts
                        .shownWhen(stop, answers), Parts.shownWhen(remove, any)), Parts.shownWhen(
                                new ProgressPanel("site-copy", words, model.making(), words.say(
                                        "window.table.table"), false).withoutQuarantine(), model.making()
                                                .running()), result);
        if (desk.held().get().isPresent()) {
            model.load();
        }
    }

    /** Once the run has written, the copy is made of its backup. */
    private Node passphrase(Desk desk) {
        return Parts.shownWhen(Field.secret(new SecretField(model.passphrase(), words.say(
                "window.connect.show-password")), "site-copy-passphrase", words.say(
                        "window.site-copy.passphrase")), desk.committed());
    }

    private Button button(String act, Icon icon, Runnable does, BooleanBinding idle) {
        Button button = Parts.button("site-copy-" + act, icon, words.say("window.site-copy." + act), does);
        button.disableProperty().bind(idle.not());
        return button;
    }

    private void show() {
        result.getChildren().clear();
        Optional<SiteCopyReport> there = model.there().get();
        if (there.isEmpty()) {
            return;
        }
        SiteCopyReport report = there.get();
        result.getChildren().add(Parts.text(words.say("window.site-copy.database", report.database(), report
                .objects(), report.rows(), words.say("site-copy.from." + report.from()))));
        if (!report.folder().isEmpty()) {
            result.getChildren().add(Parts.text(words.say("window.site-copy.folder", report.folder(), report
                    .files(), words.bytes(report.bytes()))));
        }
        result.getChildren().add(NoteLines.of("site-copy-notes", words, report.notes()));
        model.served().get().map(Served::address).ifPresent(address -> result.getChildren().add(Parts.text(
                words.say("window.site-copy.serves", address), "strong")));
    }
}
