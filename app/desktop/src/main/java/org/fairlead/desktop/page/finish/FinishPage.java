package org.fairlead.desktop.page.finish;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.CopyText;
import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.finish.FinishPageModel.Ending;
import org.fairlead.desktop.page.finish.FinishPageModel.OpenItem;
import org.fairlead.record.RunState;

/**
 * The result in a sentence, what is left to do, the report, and the two ways to close: keep the way back or
 * not.
 */
public final class FinishPage implements Page {
    private final FinishPageModel model;
    private final Words words;
    private final VBox body = Parts.column(Parts.SECTION);
    private final Node content;

    public FinishPage(Desk desk) {
        model = new FinishPageModel(desk);
        words = desk.words();
        model.ending().addListener((at, was, is) -> is.ifPresent(this::show));
        body.setMaxWidth(880);
        content = Parts.scroll(new PageFrame(words.say("window.finish.title"), words.say(
                "window.finish.intro")).add(ProblemBox.place(words, model.problem())).add(body));
    }

    private void show(Ending end) {
        body.getChildren().setAll(result(end));
        if (!end.open().isEmpty()) {
            VBox items = Parts.column(Parts.APART, Parts.heading(words.say("window.finish.open")), Parts
                    .quiet(words.say("window.finish.open.intro")));
            end.open().forEach(item -> items.getChildren().add(item(item)));
            body.getChildren().add(items);
        }
        if (end.run().state() == RunState.ROLLED_BACK) {
            body.getChildren().add(new NextPane(model.next()));
        }
        body.getChildren().add(report());
        if (model.hasCopies(end)) {
            body.getChildren().add(new CopiesPane(model.copies(), words));
        }
        if (model.canRollBack(end)) {
            body.getChildren().addAll(wayBack(), cleanUp(end));
        }
        body.getChildren().add(new CleaningPane(model.cleaning()));
        model.finished().get().ifPresent(done -> body.getChildren().add(Parts.text(words.say(
                "window.finish.removed", done.removed().size(), words.bytes(done.freedBytes())))));
    }

    private Node result(Ending end) {
        FinishPageModel.Sign sign = model.sign(end);
        String style = sign.name().toLowerCase(java.util.Locale.ROOT);
        Icon icon = switch (sign) {
            case GOOD -> Icon.DONE;
            case INFO -> Icon.UNDO;
            case WARNING -> Icon.WARNING;
            case BLOCKER -> Icon.BLOCKER;
        };
        var box = Parts.row(Parts.NEAR, icon.node(style), Parts.grow(Parts.text(model.sentence(end),
                "strong")));
        box.setId("finish-result");
        box.setAlignment(Pos.TOP_LEFT);
        box.getStyleClass().addAll("problem-box", "box-" + style);
        return box;
    }

    private Node item(OpenItem item) {
        VBox row = new VBox(Parts.TIGHT);
        if (item.canTick()) {
            CheckBox tick = new CheckBox(item.words());
            tick.setId("open-" + item.id());
            tick.setWrapText(true);
            tick.setOnAction(event -> model.tick(item, tick.isSelected()));
            row.getChildren().add(tick);
        } else {
            HBox line = Parts.row(Parts.NEAR, Icon.WARNING.node("warning"), Parts.grow(Parts.text(item
                    .words())));
            if (item.id().equals("quarantine")) {
                line.getChildren().add(Parts.button("finish-quarantine", words.say(
                        "window.finish.see-transfer"),
                        model::showQuarantine));
            }
            row.getChildren().add(line);
        }
        if (!item.copy().isEmpty()) {
            VBox copy = new VBox(new CopyText(words, item.copy()));
            copy.getStyleClass().add("under-radio");
            row.getChildren().add(copy);
        }
        return row;
    }

    private Node report() {
        Button write = Parts.button("finish-report", Icon.REPORT, words.say("window.finish.report"),
                model::writeReport);
        write.disableProperty().bind(model.working());
        Button support = Parts.button("finish-support", Icon.REPORT, words.say("window.finish.support"),
                model::writeSupport);
        support.setTooltip(new Tooltip(words.say("window.finish.support.intro")));
        support.disableProperty().bind(model.working());
        var where = Parts.quiet("");
        where.setId("finish-report-path");
        model.report().addListener((at, was, is) -> is.ifPresent(file -> where.setText(words.say(
                "window.finish.report.written", file.toString()))));
        model.report().get().ifPresent(file -> where.setText(words.say("window.finish.report.written", file
                .toString())));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.finish.report.title")), Parts.text(
                words.say("window.finish.report.intro")), Parts.row(Parts.NEAR, write, support, Parts.grow(
                        where)));
    }

    private Node wayBack() {
        Button back = Parts.button("finish-roll-back", Icon.UNDO, words.say("window.finish.roll-back"),
                model::rollBack);
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.finish.back")), Parts.text(words.say(
                "window.finish.back.intro")), back);
    }

    private Node cleanUp(Ending end) {
        CheckBox keep = Field.yesNo("finish-keep", words.say("window.finish.keep"), model.keepBackups());
        CheckBox sure = Field.yesNo("finish-sure", words.say("window.finish.sure"), model.sure());
        Button giveUp = Parts.button("finish-give-up", words.say("window.finish.give-up"), model::giveUp);
        giveUp.getStyleClass().add("danger");
        giveUp.disableProperty().bind(model.sure().not().or(model.working()));
        return Parts.column(Parts.NEAR, Parts.heading(words.say("window.finish.clean-up")), Parts.text(words
                .say("window.finish.clean-up.intro")), Parts.bullets(end.leftBehind()), keep, sure, giveUp);
    }

    @Override
    public void shown() {
        model.load();
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
