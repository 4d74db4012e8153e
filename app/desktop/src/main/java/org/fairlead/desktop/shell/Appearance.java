package org.fairlead.desktop.shell;

import java.util.List;

import javafx.application.Application;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.Scene;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Light or dark, and how large the text is. */
public final class Appearance {
    static final List<Integer> PERCENTS = List.of(100, 125, 150);
    private static final double BASE = 14;

    private final BooleanProperty dark = new SimpleBooleanProperty();
    private final IntegerProperty percent = new SimpleIntegerProperty(100);

    public BooleanProperty dark() {
        return dark;
    }

    public IntegerProperty percent() {
        return percent;
    }

    /** Makes a scene look so, now and whenever it changes. */
    public void follow(Scene scene) {
        scene.getStylesheets().add("/fairlead/theme/fairlead.css");
        dark.addListener((at, was, is) -> apply(scene));
        percent.addListener((at, was, is) -> apply(scene));
        apply(scene);
    }

    private void apply(Scene scene) {
        Application.setUserAgentStylesheet(dark.get() ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        scene.getRoot().getStyleClass().removeIf(style -> style.equals("dark") || style.equals("light")
                || style
                        .startsWith("text-"));
        scene.getRoot().getStyleClass().add("text-" + percent.get());
        scene.getRoot().getStyleClass().add(dark.get() ? "dark" : "light");
        scene.getRoot().setStyle("-fx-font-size: " + BASE * percent.get() / 100 + "px;");
    }

    /** The next larger or smaller size of text. */
    void step(int direction) {
        int place = PERCENTS.indexOf(percent.get()) + direction;
        if (place >= 0 && place < PERCENTS.size()) {
            percent.set(PERCENTS.get(place));
        }
    }
}
