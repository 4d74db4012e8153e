package org.fairlead.desktop.page;

import java.util.Optional;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a page tells the window around it. Lives on the window's thread. */
public final class PageState {
    private final BooleanProperty canGoNext = new SimpleBooleanProperty();
    private final BooleanProperty canGoBack = new SimpleBooleanProperty(true);
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final BooleanProperty leaving = new SimpleBooleanProperty();
    private final StringProperty hint = new SimpleStringProperty("");
    private final ObjectProperty<Mark> mark = new SimpleObjectProperty<>(Mark.OPEN);
    private final ObjectProperty<Optional<Act>> act = new SimpleObjectProperty<>(Optional.empty());

    public BooleanProperty canGoNext() {
        return canGoNext;
    }

    public BooleanProperty canGoBack() {
        return canGoBack;
    }

    /** A step is at work; closing the window asks whether to stop it. */
    public BooleanProperty busy() {
        return busy;
    }

    /** The primary button itself leaves the run, so that no other button needs to. */
    public BooleanProperty leaving() {
        return leaving;
    }

    /** Why it cannot go on, or what comes next, beside the button. */
    public StringProperty hint() {
        return hint;
    }

    public ObjectProperty<Mark> mark() {
        return mark;
    }

    /** What the primary button does; empty for going on. */
    public ObjectProperty<Optional<Act>> act() {
        return act;
    }
}
