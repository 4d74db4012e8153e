package org.fairlead.desktop.page;

import javafx.scene.Node;

/** A page, as the window knows it. */
public interface Page {
    Node content();

    PageState state();

    /** Told each time the page comes to the front. */
    default void shown() {}

    /** Told before the next page comes; goes on at once, later, or not at all. */
    default void proceed(Runnable goOn) {
        goOn.run();
    }

    /** Stops what runs, behind its next checkpoint. */
    default void stop() {}
}
