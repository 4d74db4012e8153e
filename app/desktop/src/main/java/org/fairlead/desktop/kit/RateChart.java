package org.fairlead.desktop.kit;

import java.util.Optional;

import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

import org.fairlead.model.Progress;

/** Rows a second over the time of a step. One point a second, the last ten minutes. */
public final class RateChart extends AreaChart<Number, Number> {
    private static final int POINTS = 600;

    private final XYChart.Series<Number, Number> series = new XYChart.Series<>();
    private final Words words;
    private long began = -1;
    private long last = -1;

    public RateChart(Words words, StepRun<?> run) {
        super(axis(words.say("window.chart.seconds"), words), axis("", words));
        this.words = words;
        setTitle(words.say("window.chart.rate"));
        setAnimated(false);
        setCreateSymbols(false);
        setLegendVisible(false);
        setPrefHeight(176);
        setMinHeight(144);
        setAccessibleText(words.say("window.chart.rate"));
        getData().add(series);
        run.progress().addListener((at, was, is) -> show(is));
    }

    private static NumberAxis axis(String label, Words words) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(label);
        axis.setAnimated(false);
        axis.setMinorTickVisible(false);
        axis.setForceZeroInRange(true);
        axis.setTickLabelFormatter(new StringConverter<>() {
            @Override
            public String toString(Number value) {
                return words.number(value.longValue());
            }

            @Override
            public Number fromString(String text) {
                return Long.valueOf(text);
            }
        });
        return axis;
    }

    private void show(Optional<Progress> progress) {
        if (progress.isEmpty()) {
            began = -1;
            last = -1;
            series.getData().clear();
            return;
        }
        long now = words.clock().millis();
        began = began < 0 ? now : began;
        if (last >= 0 && now - last < 1000) {
            return;
        }
        last = now;
        series.getData().add(new XYChart.Data<>((now - began) / 1000, progress.get().perSecond()));
        if (series.getData().size() > POINTS) {
            series.getData().removeFirst();
        }
    }
}
