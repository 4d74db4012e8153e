package org.fairlead.desktop.kit;

import java.util.function.DoubleConsumer;

import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

/**
 * How large the window's text is, for what is measured in pixels: its root carries a style such as
 * "text-125".
 */
final class TextScale {
    private static final String STYLE = "text-";
    private static final double WHOLE = 100;

    private TextScale() {}

    /** Tells the factor now and whenever it changes. */
    static void follow(Node node, DoubleConsumer told) {
        node.sceneProperty().addListener((at, was, is) -> {
            if (is != null) {
                follow(is, told);
            }
        });
    }

    private static void follow(Scene scene, DoubleConsumer told) {
        Parent root = scene.getRoot();
        root.getStyleClass().addListener((ListChangeListener<String>) change -> told.accept(of(root)));
        told.accept(of(root));
    }

    private static double of(Parent root) {
        return root.getStyleClass().stream().filter(style -> style.matches(STYLE + "\\d+")).findFirst().map(
                style -> Integer.parseInt(style.substring(STYLE.length())) / WHOLE).orElse(1.0);
    }
}
