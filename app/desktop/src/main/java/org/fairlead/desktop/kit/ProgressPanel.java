package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

import org.fairlead.model.Progress;
import org.fairlead.model.Progress.Part;
import org.fairlead.model.Progress.State;

/**
 * One bar for a whole step, how fast it goes and how long it will take, its parts, and the way to pause and
 * stop.
 */
public final class ProgressPanel extends VBox {
    private final Words words;
    private final ProgressBar bar = new ProgressBar(0);
    private final Label percent = Parts.word("", "figure");
    private final Label activity = Parts.text("");
    private final Label rate = Parts.word("", "quiet");
    private final Label left = Parts.word("", "quiet");
    private static final String OF_TABLE = "transfer/";
    private static final String OF_ACTION = "upgrade/";

    private final List<TableColumn<Part, ?>> quarantined = new ArrayList<>();
    private final ObservableList<Part> parts = FXCollections.observableArrayList();

    /**
     * @param id
     * beginning of the ids of its controls
     * @param partName
     * heading of the parts: "Table", "Action"
     */
    public ProgressPanel(String id, Words words, StepRun<?> run, String partName) {
        this(id, words, run, partName, true);
    }

    /**
     * @param listed
     * whether the parts are listed; not where the page shows them in its own way
     */
    public ProgressPanel(String id, Words words, StepRun<?> run, String partName, boolean listed) {
        super(Parts.APART);
        this.words = words;
        bar.setId(id + "-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(8);
        bar.setAccessibleText(words.say("window.progress.bar"));
        activity.setId(id + "-activity");
        getChildren().addAll(Parts.column(Parts.NEAR, Parts.row(Parts.NEAR, Parts.grow(activity), percent),
                bar, Parts.row(Parts.APART, rate, left, Parts.space(), buttons(id, run))));
        if (listed) {
            getChildren().add(Parts.grow(Parts.shownWhen(table(id, partName), Bindings.isNotEmpty(parts))));
        }
        run.progress().addListener((at, was, is) -> is.ifPresent(this::show));
        run.progress().get().ifPresent(this::show);
        getStyleClass().add("progress-panel");
    }

    private Node buttons(String id, StepRun<?> run) {
        Button pause = Parts.button(id + "-pause", Icon.PAUSE, words.say("window.progress.pause"), () -> {
            if (run.paused().get()) {
                run.goOn();
            } else {
                run.pause();
            }
        });
        run.paused().addListener((at, was, is) -> {
            pause.setText(words.say(is ? "window.progress.go-on" : "window.progress.pause"));
            pause.setAccessibleText(pause.getText().replace("_", ""));
            pause.setGraphic((is ? Icon.PLAY : Icon.PAUSE).node());
        });
        Button stop = Parts.button(id + "-stop", Icon.STOP, words.say("window.progress.stop"), run::stop);
        pause.disableProperty().bind(run.running().not().or(run.stopping()));
        stop.disableProperty().bind(run.running().not().or(run.stopping()));
        Label waiting = Parts.word(words.say("window.progress.stopping"), "quiet");
        Parts.shownWhen(waiting, run.stopping().and(run.running()));
        Label held = Parts.word(words.say("window.progress.paused"), "quiet");
        Parts.shownWhen(held, run.paused().and(run.stopping().not()).and(run.running()));
        return Parts.row(Parts.NEAR, waiting, held, pause, stop);
    }

    private TableView<Part> table(String id, String partName) {
        TableView<Part> table = new Table<Part>(id + "-parts", partName, words)
                .node(words.say("window.progress.state"), 120, this::state)
                .text(partName, 320, this::name)
                .number(words.say("window.progress.done"), 120, Part::done)
                .number(words.say("window.progress.of"), 120, Part::total)
                .number(words.say("window.progress.quarantined"), 120, Part::quarantined)
                .of(parts);
        table.setMinHeight(144);
        quarantined.add(table.getColumns().getLast());
        return table;
    }

    /** A table goes by its own name; an action and what is no table have words. */
    private String name(Part part) {
        String name = part.name().startsWith(OF_TABLE) ? part.name().substring(OF_TABLE.length())
                : part.name().startsWith(OF_ACTION) ? part.name().substring(OF_ACTION.length()) : part.name();
        return words.sayOr("action." + name, words.sayOr("window.progress.part." + name, name));
    }

    /** Leaves out the column of rows in quarantine, for steps that put none there. */
    public ProgressPanel withoutQuarantine() {
        quarantined.forEach(column -> column.setVisible(false));
        return this;
    }

    private Node state(Part part) {
        State state = part.state();
        String word = switch (state) {
            case WAITING -> "window.state.waiting";
            case RUNNING -> "window.state.running";
            case DONE -> "window.state.done";
            case FAILED -> "window.state.failed";
            case SKIPPED -> "window.state.skipped";
        };
        return new StateWord(words.say(word), switch (state) {
            case WAITING -> StateWord.Look.WAITING;
            case RUNNING -> StateWord.Look.RUNNING;
            case DONE -> StateWord.Look.GOOD;
            case FAILED -> StateWord.Look.BLOCKER;
            case SKIPPED -> StateWord.Look.SKIPPED;
        });
    }

    private void show(Progress now) {
        bar.setProgress(now.fraction());
        percent.setText(words.say("window.progress.percent", Math.round(Math.floor(now.fraction() * 100))));
        activity.setText(words.say(now.activity(), now.args().toArray()));
        rate.setText(now.perSecond() > 0 ? words.say("window.progress.rate", Math.round(now.perSecond()))
                : "");
        left.setText(Optional.of(now.secondsLeft()).filter(seconds -> seconds >= 0).map(seconds -> words.say(
                "window.progress.left", words.seconds(seconds))).orElse(""));
        if (parts.size() == now.parts().size()) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).equals(now.parts().get(i))) {
                    parts.set(i, now.parts().get(i));
                }
            }
        } else {
            parts.setAll(now.parts());
        }
    }
}
