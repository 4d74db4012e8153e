package org.fairlead.desktop.page.upgrade;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RehearsalPane;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.playbook.Way;

/** The ordered actions, each with its state, its statement, and a tick where a person does it. */
public final class UpgradePage implements Page {
    private final UpgradePageModel model;
    private final VBox rows = new VBox();
    private final Node content;

    public UpgradePage(Desk desk) {
        model = new UpgradePageModel(desk);
        Words words = desk.words();
        ProgressPanel progress = new ProgressPanel("upgrade", words, model.run(), words.say(
                "window.upgrade.action"), false);
        Parts.shownWhen(progress, model.run().running());
        rows.getStyleClass().add("run-list");
        rows.setId("upgrade-actions");
        model.doing().addListener((at, was, is) -> rows.getChildren().setAll(is.stream().map(
                act -> new ActionRow(model, act, is.indexOf(act) + 1)).toList()));
        InvalidationListener again = change -> rows.getChildren().forEach(row -> ((ActionRow) row).update());
        model.run().progress().addListener(again);
        model.run().report().addListener(again);
        model.ticked().addListener(again);
        model.trial().state().addListener(again);
        content = Parts.scroll(new PageFrame(words.say("window.upgrade.title"), words.say(desk
                .plan().get().way() == Way.HERE ? "window.upgrade.intro.here" : "window.upgrade.intro")).add(
                        ProblemBox.place(words, model.problem())).add(new StepPlace(
                                "upgrade-trial", words, model.trial(), model::look)).add(look(words)).add(
                                        RehearsalPane.place(model.rehearsal(), model.run().is(
                                                StepRun.State.IDLE))).add(
                                                        new StepPlace(
                                                                "upgrade", words, model.run(),
                                                                model::carryOut)).add(progress)
                .add(
                        Parts.shownWhen(
                                rows, Bindings.createBooleanBinding(() -> !model
                                        .doing().get().isEmpty(),
                                        model
                                                .doing()))));
    }

    /** The way to see everything before it is done. */
    private Node look(Words words) {
        Button look = Parts.button("upgrade-look", words.say("window.upgrade.look"), model::look);
        look.disableProperty().bind(model.trial().running());
        HBox row = Parts.row(Parts.NEAR, look, Parts.grow(Parts.quiet(words.say(
                "window.upgrade.look.about"))));
        return Parts.shownWhen(row, model.run().is(StepRun.State.IDLE));
    }

    @Override
    public void shown() {
        model.load();
        model.rehearsal().load();
    }

    @Override
    public void stop() {
        model.run().stop();
        model.rehearsal().stop();
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
