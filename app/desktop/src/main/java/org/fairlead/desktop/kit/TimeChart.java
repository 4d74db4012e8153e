package org.fairlead.desktop.kit;

import java.util.ArrayList;
import java.util.List;

import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;

/** How long something took, look after look; failures as dots on the ground, and the limit as a line. */
public final class TimeChart extends VBox {
    /** One look; {@code micros} is -1 for one that failed. */
    public record Point(long atMillis, long micros) {}

    private static final double FAILED_RADIUS = 4;

    private final Words words;
    private final Label name = Parts.word("", "strong");
    private final Label most = Parts.word("", "quiet");
    private final Label from = Parts.word("", "quiet");
    private final Label to = Parts.word("", "quiet");
    private final Curve curve = new Curve();
    private List<Point> points = List.of();
    private long limit = -1;

    public TimeChart(Words words) {
        super(Parts.NEAR);
        this.words = words;
        setId("time-chart");
        getChildren().addAll(Parts.row(Parts.APART, name, Parts.space(), most), curve, Parts.row(Parts.APART,
                from, Parts.space(), to));
    }

    /** Shows one thing's times. */
    public void show(String what, List<Point> looks, long limitMicros) {
        points = List.copyOf(looks);
        limit = limitMicros;
        name.setText(what);
        long failures = looks.stream().filter(point -> point.micros() < 0).count();
        String longest = words.micros(looks.stream().mapToLong(Point::micros).max().orElse(-1));
        most.setText(words.say("window.watch.longest", longest, failures, limit > 0 ? words.micros(limit)
                : "–"));
        from.setText(looks.isEmpty() ? "" : words.time(looks.getFirst().atMillis()));
        to.setText(looks.isEmpty() ? "" : words.time(looks.getLast().atMillis()));
        setAccessibleText(words.say("window.watch.chart", what, looks.size(), failures, longest));
        curve.requestLayout();
    }

    // drawn by hand, as the chart of rates is
    private final class Curve extends Pane {
        private Curve() {
            setMinHeight(96);
            setPrefHeight(128);
            setMaxHeight(Region.USE_PREF_SIZE);
        }

        @Override
        protected void layoutChildren() {
            double width = Math.max(1, getWidth() - 2 * FAILED_RADIUS);
            double height = getHeight() - FAILED_RADIUS - 1;
            long highest = Math.max(1, points.stream().mapToLong(Point::micros).max().orElse(1));
            boolean limitShown = limit > 0 && limit <= highest * 3;
            double top = (limitShown ? Math.max(highest, limit) : highest) * 1.1;
            getChildren().setAll(line("rate-ground", width, height));
            if (limitShown) {
                getChildren().add(line("limit-line", width, height - height * limit / top));
            }
            long first = points.isEmpty() ? 0 : points.getFirst().atMillis();
            long span = points.isEmpty() ? 1 : Math.max(1, points.getLast().atMillis() - first);
            List<Double> piece = new ArrayList<>();
            for (Point point : points) {
                double x = FAILED_RADIUS + width * (point.atMillis() - first) / span;
                if (point.micros() < 0) {
                    draw(piece);
                    Circle failed = new Circle(x, height, FAILED_RADIUS);
                    failed.getStyleClass().add("failed-look");
                    getChildren().add(failed);
                } else {
                    piece.add(x);
                    piece.add(height - height * point.micros() / top);
                }
            }
            draw(piece);
        }

        /** Looks that follow one another without a failure between them. */
        private void draw(List<Double> piece) {
            if (piece.size() == 2) {
                Circle one = new Circle(piece.get(0), piece.get(1), 2);
                one.getStyleClass().add("single-look");
                getChildren().add(one);
            } else if (!piece.isEmpty()) {
                Polyline line = new Polyline();
                line.getStyleClass().add("rate-line");
                line.getPoints().setAll(piece);
                getChildren().add(line);
            }
            piece.clear();
        }

        private static Line line(String style, double width, double y) {
            Line line = new Line(0, y, width + 2 * FAILED_RADIUS, y);
            line.getStyleClass().add(style);
            return line;
        }
    }
}
