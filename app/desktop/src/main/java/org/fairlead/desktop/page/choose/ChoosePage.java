package org.fairlead.desktop.page.choose;

import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.ProblemBox;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Desk;
import org.fairlead.desktop.page.Page;
import org.fairlead.desktop.page.PageFrame;
import org.fairlead.desktop.page.PageState;
import org.fairlead.desktop.page.PlaybookWords;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.Playbook.Job;
import org.fairlead.playbook.Way;

/** A card for each system; under the chosen one its jobs. */
public final class ChoosePage implements Page {
    private final ChoosePageModel model;
    private final ToggleGroup systems = new ToggleGroup();
    private final VBox cards = Parts.column(Parts.APART);
    private final Node content;

    public ChoosePage(Desk desk) {
        model = new ChoosePageModel(desk);
        Words words = model.words();
        cards.disableProperty().bind(desk.committed());
        model.playbooks().addListener((ListChangeListener<Playbook>) change -> cards.getChildren().setAll(
                model.playbooks().stream().map(this::card).toList()));
        content = Parts.scroll(new PageFrame(words.say("window.choose.title"), words.say(
                "window.choose.intro")).add(ProblemBox.place(words, model.problem())).add(cards));
    }

    private Node card(Playbook playbook) {
        PlaybookWords says = model.words(playbook);
        RadioButton system = new RadioButton(says.system(playbook));
        system.setId("system-" + playbook.id());
        system.setToggleGroup(systems);
        system.getStyleClass().add("heading");
        system.setOnAction(event -> model.choose(playbook));
        VBox jobs = Parts.column(Parts.NEAR, Parts.text(model.words().say("window.choose.jobs"),
                "field-label"));
        jobs.getStyleClass().add("jobs");
        ToggleGroup group = new ToggleGroup();
        playbook.jobs().forEach(job -> jobs.getChildren().add(row(says, job, group)));
        VBox card = Parts.card(Parts.column(Parts.NEAR, system, Parts.text(says.about(playbook)), Parts.row(
                Parts.NEAR, Icon.DATABASE.node("quiet"), Parts.grow(Parts.quiet(model.needs(playbook))))),
                jobs);
        card.setOnMouseClicked(event -> model.choose(playbook));
        mark(card, jobs, system, playbook);
        model.chosen().addListener((at, was, is) -> mark(card, jobs, system, playbook));
        return card;
    }

    private void mark(VBox card, VBox jobs, RadioButton system, Playbook playbook) {
        boolean chosen = model.chosen().get().filter(playbook::equals).isPresent();
        system.setSelected(chosen);
        card.getStyleClass().remove("chosen");
        if (chosen) {
            card.getStyleClass().add("chosen");
        }
        jobs.setVisible(chosen);
        jobs.setManaged(chosen);
    }

    private Node row(PlaybookWords says, Job job, ToggleGroup group) {
        RadioButton radio = new RadioButton(says.job(job.id()));
        radio.setId("job-" + job.id());
        radio.setToggleGroup(group);
        radio.setSelected(isChosen(job));
        radio.setOnAction(event -> model.choose(job));
        model.job().addListener((at, was, is) -> radio.setSelected(isChosen(job)));
        VBox row = Parts.column(Parts.TIGHT, radio);
        Optional.of(says.about(job)).filter(about -> !about.isEmpty()).ifPresent(about -> {
            Node sentence = Parts.quiet(about);
            sentence.getStyleClass().add("under-radio");
            row.getChildren().add(sentence);
        });
        if (job.ways().size() > 1) {
            row.getChildren().add(ways(job));
        }
        return row;
    }

    /** The ways a job can be gone, where there are several. */
    private Node ways(Job job) {
        ToggleGroup group = new ToggleGroup();
        HBox row = Parts.row(Parts.APART, Parts.word(model.words().say("window.choose.way"), "field-label"));
        for (Way way : job.ways()) {
            RadioButton radio = new RadioButton(model.words().say("window.choose.way." + way.word()));
            radio.setId("way-" + job.id() + "-" + way.word());
            radio.setToggleGroup(group);
            radio.setSelected(model.way().get() == way);
            radio.setOnAction(event -> model.way().set(way));
            model.way().addListener((at, was, is) -> radio.setSelected(is == way));
            row.getChildren().add(radio);
        }
        row.getStyleClass().add("under-radio");
        return Parts.shownWhen(row, Bindings.createBooleanBinding(() -> isChosen(job), model.job()));
    }

    private boolean isChosen(Job job) {
        return model.job().get().filter(job::equals).isPresent();
    }

    @Override
    public Node content() {
        return content;
    }

    @Override
    public PageState state() {
        return model.state();
    }

    @Override
    public void shown() {
        model.load();
    }
}
