package org.fairlead.desktop.shell;

import java.nio.file.Path;

import javafx.stage.Stage;

import org.fairlead.desktop.fake.Harness;

/** Takes pictures of a page: light, dark, with larger text, and in a small window. */
final class Album {
    private final Harness harness;
    private final Stage stage;
    private final Walk walk;
    private final Camera camera;

    Album(Harness harness, Stage stage, Walk walk, Path folder) {
        this.harness = harness;
        this.stage = stage;
        this.walk = walk;
        camera = new Camera(walk, folder);
    }

    void take(String name) {
        camera.take(name);
    }

    /** Light, dark, and with larger text. */
    void takeAll(String name) {
        take(name);
        var appearance = harness.window().appearance();
        walk.fx(() -> appearance.dark().set(true));
        take(name + "-dark");
        walk.fx(() -> appearance.dark().set(false));
        walk.fx(() -> appearance.percent().set(125));
        take(name + "-125");
        walk.fx(() -> appearance.percent().set(100));
    }

    void takeSmall(String name) {
        double width = stage.getWidth();
        double height = stage.getHeight();
        walk.fx(() -> {
            stage.setWidth(960);
            stage.setHeight(640);
        });
        take(name + "-small");
        walk.fx(() -> {
            stage.setWidth(width);
            stage.setHeight(height);
        });
    }

    Camera camera() {
        return camera;
    }
}
