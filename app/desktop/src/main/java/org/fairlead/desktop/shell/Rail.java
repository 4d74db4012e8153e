package org.fairlead.desktop.shell;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;

import org.fairlead.desktop.kit.Icon;
import org.fairlead.desktop.kit.Parts;
import org.fairlead.desktop.kit.Words;
import org.fairlead.desktop.page.Mark;

/** The steps of the job with their marks: each has a shape of its own, and a word for those who hear it. */
final class Rail extends VBox {
    private final Words words;

    /** A step as the rail shows it. */
    record Stop(String step, Mark mark, boolean current, boolean open) {}

    Rail(Words words) {
        super(Parts.TIGHT);
        this.words = words;
        setId("rail");
        getStyleClass().add("rail");
        setAccessibleText(words.say("window.rail"));
    }

    void show(List<Stop> stops, Consumer<String> go) {
        if (getChildren().size() != stops.size()) {
            getChildren().setAll(stops.stream().map(stop -> new Button()).toList());
        }
        for (int i = 0; i < stops.size(); i++) {
            set((Button) getChildren().get(i), stops.get(i), go);
        }
    }

    private void set(Button button, Stop stop, Consumer<String> go) {
        String name = words.say("window." + stop.step() + ".rail");
        button.setId("rail-" + stop.step());
        button.setText(name);
        button.setMnemonicParsing(false);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setGraphic(icon(stop));
        button.getStyleClass().setAll("button", "flat", "rail-item");
        if (stop.current()) {
            button.getStyleClass().add("current");
        }
        button.setMouseTransparent(!stop.open());
        button.setFocusTraversable(stop.open());
        if (!stop.open() && !stop.current()) {
            button.getStyleClass().add("closed");
        }
        button.setAccessibleText(words.say("window.rail.step", name, words.say("window.mark." + name(stop))));
        button.setOnAction(event -> {
            if (!stop.current()) {
                go.accept(stop.step());
            }
        });
    }

    private static String name(Stop stop) {
        Function<Mark, String> plain = mark -> mark.name().toLowerCase(java.util.Locale.ROOT);
        return stop.current() && stop.mark() == Mark.OPEN ? "current" : plain.apply(stop.mark());
    }

    private static FontIcon icon(Stop stop) {
        return switch (stop.mark()) {
            case DONE -> Icon.DONE.node("good");
            case ATTENTION -> Icon.WARNING.node("warning");
            case FAILED -> Icon.BLOCKER.node("blocker");
            case RUNNING -> Icon.RUNNING.node("running");
            case OPEN -> stop.current() ? Icon.CURRENT.node("running") : Icon.OPEN.node("skipped");
        };
    }
}
