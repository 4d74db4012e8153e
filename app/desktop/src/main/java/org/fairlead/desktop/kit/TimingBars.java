package org.fairlead.desktop.kit;

import java.util.List;

import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Times before and after, two bars for each, on one scale. The figures stand beside the bars. */
public final class TimingBars extends GridPane {
    /** One thing timed, and what is allowed; -1 where there is none. */
    public record Bars(String name, long before, long after, long limit) {
        boolean isOver() {
            return limit >= 0 && after > limit;
        }
    }

    private static final double LIMIT_WIDTH = 3;

    private final Words words;

    public TimingBars(Words words, List<Bars> bars) {
        this.words = words;
        getStyleClass().add("timing-bars");
        setHgap(Parts.APART);
        setVgap(Parts.TIGHT);
        ColumnConstraints wide = new ColumnConstraints();
        wide.setHgrow(Priority.ALWAYS);
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        getColumnConstraints().addAll(List.of(new ColumnConstraints(), wide, right, right));
        long longest = Math.max(1, bars.stream().mapToLong(b -> Math.max(b.before(), b.after())).max()
                .orElse(1));
        int line = 0;
        for (Bars timed : bars) {
            line = add(timed, longest, line);
        }
        add(legend(), 1, line);
    }

    private int add(Bars timed, long longest, int line) {
        Label name = Parts.text(timed.name());
        add(name, 0, line, 1, 2);
        add(bar(timed.before(), longest, "bar-before"), 1, line);
        add(limited(bar(timed.after(), longest, "bar-after"), timed, longest), 1, line + 1);
        add(Parts.word(words.micros(timed.before()), "quiet", "number"), 2, line);
        add(Parts.word(words.micros(timed.after()), "number"), 2, line + 1);
        add(Parts.word(timed.limit() < 0 ? "" : words.say("window.chart.limit", words.micros(timed.limit())),
                "quiet", "number"), 3, line);
        add(timed.isOver() ? Parts.row(Parts.TIGHT, Icon.WARNING.node("warning"), Parts.word(words.say(
                "window.chart.over"), "over-limit")) : Parts.word(change(timed), "quiet", "number"), 3, line
                        + 1);
        setAccessibleText(words.say("window.chart.timings"));
        Region gap = new Region();
        gap.setMinHeight(Parts.NEAR);
        add(gap, 0, line + 2);
        return line + 3;
    }

    /** A line across the bar where the limit is, when that lies on the scale. */
    private static Node limited(Pane track, Bars timed, long longest) {
        if (timed.limit() > 0 && timed.limit() <= longest) {
            Region line = new Region();
            line.getStyleClass().add("bar-limit");
            line.setPrefWidth(LIMIT_WIDTH);
            line.layoutXProperty().bind(track.widthProperty().multiply((double) timed.limit() / longest)
                    .subtract(
                            LIMIT_WIDTH));
            line.setLayoutY(-LIMIT_WIDTH);
            line.prefHeightProperty().bind(track.heightProperty().add(2 * LIMIT_WIDTH));
            track.getChildren().add(line);
        }
        return track;
    }

    private String change(Bars timed) {
        if (timed.before() <= 0 || timed.after() < 0) {
            return "";
        }
        double times = (double) timed.after() / timed.before();
        if (times > 0.9 && times < 1.1) {
            return words.say("window.chart.same");
        }
        return times < 1 ? words.say("window.chart.faster", Math.round(10 / times) / 10.0)
                : words.say("window.chart.slower", Math.round(times * 10) / 10.0);
    }

    private static Pane bar(long value, long longest, String style) {
        Region fill = new Region();
        fill.getStyleClass().addAll("bar", style);
        Pane track = new Pane(fill);
        track.setMinHeight(12);
        track.setPrefHeight(12);
        track.setMaxHeight(12);
        track.getStyleClass().add("bar-track");
        fill.prefWidthProperty().bind(track.widthProperty().multiply(Math.max(0.004, (double) Math.max(0,
                value) / longest)));
        fill.prefHeightProperty().bind(track.heightProperty());
        return track;
    }

    private Node legend() {
        var legend = Parts.row(Parts.NEAR, swatch("bar-before"), Parts.word(words.say("window.chart.before"),
                "quiet"), swatch("bar-after"), Parts.word(words.say("window.chart.after"), "quiet"));
        legend.setAlignment(Pos.CENTER_LEFT);
        return legend;
    }

    private static Node swatch(String style) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("bar", style, "swatch");
        return swatch;
    }
}
