package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;

import org.fairlead.model.Progress;

/** Rows a second over the time of a step: one point a second, the last ten minutes. */
public final class RateChart extends VBox {
    private static final int POINTS = 600;
    private static final long SECOND = 1000;

    private final Words words;
    private final List<Double> rates = new ArrayList<>();
    private final Label peak = Parts.word("", "quiet");
    private final Label average = Parts.word("", "quiet");
    private final Label span = Parts.word("", "quiet");
    private final Curve curve = new Curve();
    private long began = -1;
    private long last = -1;

    public RateChart(Words words, StepRun<?> run) {
        super(Parts.NEAR);
        this.words = words;
        setId("rate-chart");
        setAccessibleText(words.say("window.chart.rate"));
        getChildren().addAll(Parts.row(Parts.APART, Parts.word(words.say("window.chart.rate"), "strong"),
                Parts
                        .space(), average, peak), curve, Parts.row(Parts.APART, Parts.word(words.say(
                                "window.chart.begin"), "quiet"), Parts.space(), span));
        run.progress().addListener((at, was, is) -> show(is));
    }

    private void show(Optional<Progress> progress) {
        if (progress.isEmpty()) {
            began = -1;
            last = -1;
            rates.clear();
            curve.requestLayout();
            return;
        }
        long now = words.clock().millis();
        began = began < 0 ? now : began;
        if (last >= 0 && now - last < SECOND) {
            return;
        }
        last = now;
        rates.add(progress.get().perSecond());
        if (rates.size() > POINTS) {
            rates.removeFirst();
        }
        double mean = rates.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        peak.setText(words.say("window.chart.peak", Math.round(highest())));
        average.setText(words.say("window.chart.average", Math.round(mean)));
        span.setText(words.say("window.chart.span", words.seconds((now - began) / SECOND)));
        curve.requestLayout();
    }

    private double highest() {
        return Math.max(1, rates.stream().mapToDouble(Double::doubleValue).max().orElse(1));
    }

    // drawn by hand: an axis of JavaFX that ranges itself may never come to an end in a very small window
    private final class Curve extends Pane {
        private final Polygon area = new Polygon();
        private final Polyline line = new Polyline();
        private final Line ground = new Line();

        private Curve() {
            area.getStyleClass().add("rate-area");
            line.getStyleClass().add("rate-line");
            ground.getStyleClass().add("rate-ground");
            getChildren().addAll(area, ground, line);
            setMinHeight(72);
            setPrefHeight(96);
            setMaxHeight(Region.USE_PREF_SIZE);
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            double width = getWidth();
            double height = getHeight() - 2;
            double top = highest() * 1.1;
            int count = rates.size();
            List<Double> points = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                points.add(count == 1 ? 0.0 : width * i / (count - 1));
                points.add(height - height * rates.get(i) / top);
            }
            line.getPoints().setAll(points);
            if (count > 1) {
                points.addAll(List.of(width, height, 0.0, height));
            }
            area.getPoints().setAll(count > 1 ? points : List.of());
            ground.setStartY(height);
            ground.setEndX(width);
            ground.setEndY(height);
        }
    }
}
