package org.fairlead.desktop.page.rollback;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Field;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.ProgressPanel;
import org.fairlead.desktop.kit.SecretField;
import org.fairlead.desktop.kit.StepRun;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.StepPlace;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;

/**
 * The passphrase; then three lists of what would happen and the confirmation; then the progress; the result.
 */
public final class RollbackPage implements Page {
    private final RollbackPageModel model;
    private final WhyModel why;
    private final RestoreModel restore;
    private final Words words;
    private final Node content;

    public RollbackPage(Desk desk) {
        model = new RollbackPageModel(desk);
        why = new WhyModel(desk);
        restore = new RestoreModel(desk, model.passphrase());
        words = desk.words();
        StepRun<RollbackPreview> look = model.looking();
        StepRun<RollbackReport> run = model.run();
        BooleanBinding done = run.is(StepRun.State.DONE).or(run.is(StepRun.State.BLOCKED));
        BooleanBinding waits = look.running().or(run.running()).or(done).not();
        BooleanBinding seen = Bindings.createBooleanBinding(() -> model.preview().get().seen().isPresent(),
                model
                        .preview());
        ProgressPanel looking = new ProgressPanel("rollback-look", words, look, words.say(
                "window.rollback.part")).withoutQuarantine();
        ProgressPanel going = new ProgressPanel("rollback", words, run, words.say("window.rollback.part"))
                .withoutQuarantine();
        content = Parts.scroll(new PageFrame(words.say("window.rollback.title"), words.say(
                "window.rollback.intro"))
                .add(new StepPlace("rollback", words, run, model::rollBack))
                .add(Parts.shownWhen(new WhyPane(why), waits))
                .add(Parts.shownWhen(passphrase(), waits.and(seen.not())))
                .add(Parts.shownWhen(new PreviewLists(model), waits.and(seen)))
                .add(Parts.shownWhen(confirmation(), waits.and(seen)))
                .add(Parts.shownWhen(looking, look.running()))
                .add(Parts.shownWhen(going, run.running()))
                .add(Parts.shownWhen(new RollbackResult(model), done))
                .add(new NoticePane(why)));
    }

    private Node passphrase() {
        Field field = Field.secret(new SecretField(model.passphrase(), words.say(
                "window.connect.show-password")), "rollback-passphrase", words.say(
                        "window.rollback.passphrase")).below(words.say("window.rollback.passphrase.which"));
        field.setMaxWidth(480);
        VBox form = Parts.column(Parts.APART, Parts.text(words.say("window.rollback.look.intro")), field,
                ProblemBox
                        .place(words, model.looking().problem()));
        form.setMaxWidth(800);
        return Parts.column(Parts.SECTION, form, Parts.shownWhen(new RestorePane(restore), restore
                .possible()));
    }

    private Node confirmation() {
        Field typed = Field.text("rollback-typed", words.say("window.rollback.type", model.name()), model
                .typed()).below(words.say("window.rollback.type.why"));
        typed.setMaxWidth(480);
        return typed;
    }

    @Override
    public void shown() {
        why.load();
        restore.load();
    }

    @Override
    public void stop() {
        model.stop();
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
