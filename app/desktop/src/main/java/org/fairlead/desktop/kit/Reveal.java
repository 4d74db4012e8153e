package org.fairlead.desktop.kit;

import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/** Brings into sight what has just appeared below or above the visible part of a page. */
public final class Reveal {
    private Reveal() {}

    /** Scrolls as far as needed once the node has its place; does nothing where all of it is seen. */
    public static void show(Node node) {
        Platform.runLater(() -> {
            for (Node at = node.getParent(); at != null; at = at.getParent()) {
                if (at instanceof ScrollPane pane) {
                    pane.applyCss();
                    pane.layout();
                    scroll(pane, node);
                    return;
                }
            }
        });
    }

    private static void scroll(ScrollPane pane, Node node) {
        double whole = pane.getContent().getLayoutBounds().getHeight();
        double seen = pane.getViewportBounds().getHeight();
        if (whole <= seen || node.getScene() == null) {
            return;
        }
        Bounds place = pane.getContent().sceneToLocal(node.localToScene(node.getLayoutBounds()));
        double top = pane.getVvalue() * (whole - seen);
        double wanted = place.getMaxY() + Parts.SECTION > top + seen ? Math.min(place.getMinY()
                - Parts.SECTION, place
                        .getMaxY() + Parts.SECTION - seen) : Math.min(top, place.getMinY() - Parts.SECTION);
        pane.setVvalue(Math.clamp(wanted / (whole - seen), 0, 1));
    }
}
