package org.fairlead.desktop.page.plan;

import java.util.Optional;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.RowsGateForm;
import org.fairlead.run.PlanReview;

/** What will happen, and everything that can be decided about it. */
public final class PlanPage implements Page {
    private final PlanPageModel model;
    private final Words words;
    private final HBox figures = Parts.row(Parts.SECTION);
    private final Node content;

    public PlanPage(Desk desk) {
        model = new PlanPageModel(desk);
        words = desk.words();
        PlanPaper paper = new PlanPaper(model);
        model.review().addListener((at, was, is) -> show(is));
        TabPane tabs = tabs();
        content = Parts.fill(new PageFrame(words.say("window.plan.title"), words.say("window.plan.intro"))
                .actions(buttons(paper))
                .add(new RowsGateForm(desk)).add(ProblemBox.place(words, model.problem())).add(ProblemBox
                        .place(words, paper.told())).add(
                                figures).fill(tabs));
    }

    private Button[] buttons(PlanPaper paper) {
        Button[] buttons = {Parts.button("plan-save", Icon.SAVE, words.say("window.plan.save"),
                paper::saveFile),
                Parts.button("plan-document", Icon.REPORT, words.say("window.plan.document"),
                        paper::saveDocument),
                Parts.button("plan-print", Icon.PRINT, words.say("window.plan.print"), paper::print)};
        for (Button button : buttons) {
            button.disableProperty().bind(paper.working().or(model.state().busy()));
        }
        return buttons;
    }

    private TabPane tabs() {
        PlanForms forms = new PlanForms(model);
        TabPane tabs = new TabPane(tab("happens", new ReviewPane(model)));
        model.data().ifPresent(data -> tabs.getTabs().add(tab("data", new DataPane(data, words))));
        if (!model.answers().isEmpty()) {
            tabs.getTabs().add(tab("choices", forms.choices()));
        }
        if (model.movesRows()) {
            tabs.getTabs().add(tab("misfits", forms.decisions()));
        }
        if (model.commands().exist()) {
            tabs.getTabs().add(tab("commands", new CommandsPane(model.commands(), words)));
        }
        tabs.getTabs().addAll(tab("team", forms.team()), tab("acceptance", new AcceptancePane(model
                .acceptance(), words, model.desk().committed())));
        model.access().ifPresent(access -> tabs.getTabs().add(tab("access", new AccessPane(access, words,
                model
                        .desk().committed()))));
        tabs.getTabs().addAll(tab("checklists", new Checklists(model)),
                tab(
                        "rollback", forms.turningBack()));
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
        tabs.getSelectionModel().selectedIndexProperty().addListener((at, was, is) -> {
            if (is.intValue() == 0) {
                model.apply();
            }
        });
        return tabs;
    }

    private Tab tab(String id, Node inside) {
        Tab tab = new Tab(words.say("window.plan.tab." + id), Parts.scroll(inside));
        tab.setId("plan-tab-" + id);
        return tab;
    }

    private void show(Optional<PlanReview> review) {
        figures.getChildren().clear();
        review.ifPresent(plan -> {
            figures.getChildren().addAll(figure(model.movesRows() || model.changesRows() ? "window.plan.rows"
                    : "window.plan.settings",
                    words.number(plan.rows())), figure("window.plan.actions", words.number(plan.doing()
                            .size())));
            if (model.movesRows()) {
                figures.getChildren().add(figure("window.plan.duration", words.seconds(plan
                        .estimatedSeconds())));
            }
            figures.getChildren().add(figure("window.plan.window", words.seconds(plan.window().total())));
            Label hash = Parts.word(plan.hash().substring(0, Math.min(12, plan.hash().length())), "code");
            hash.setTooltip(new javafx.scene.control.Tooltip(plan.hash()));
            figures.getChildren().add(Parts.column(0, Parts.word(words.say("window.plan.hash"), "quiet"),
                    hash));
        });
    }

    private Node figure(String key, String value) {
        return Parts.column(0, Parts.word(words.say(key), "quiet"), Parts.word(value, "strong"));
    }

    @Override
    public void shown() {
        model.load();
    }

    @Override
    public void proceed(Runnable goOn) {
        model.proceed(goOn);
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
