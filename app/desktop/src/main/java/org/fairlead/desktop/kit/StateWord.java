package org.fairlead.desktop.kit;

import javafx.geometry.Pos;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.javafx.FontIcon;

/** A state as an icon of its own shape and a word. */
public final class StateWord extends HBox {
    /** How it looks. */
    public enum Look {
        WAITING(Icon.OPEN, "skipped"), RUNNING(Icon.RUNNING, "running"), GOOD(Icon.DONE, "good"), WARNING(
                Icon.WARNING, "warning"),
        EXPECTED(Icon.TICK, "quiet"), BLOCKER(Icon.BLOCKER, "blocker"), SKIPPED(Icon.SKIPPED, "skipped"),
        PAUSED(Icon.PAUSE, "running"), ADDED(Icon.ADD, "good"), CHANGED(Icon.CHANGE, "running"),
        THERE(Icon.DATABASE, "quiet"), SET_UP(Icon.KEY, "warning"), LATE(Icon.AGAIN, "warning"),
        STUCK(Icon.STUCK, "blocker");

        private final Icon icon;
        private final String style;

        Look(Icon icon, String style) {
            this.icon = icon;
            this.style = style;
        }

        /** A new icon of this look. */
        public FontIcon icon() {
            return icon.node(style);
        }
    }

    public StateWord(String word, Look look) {
        super(Parts.NEAR, look.icon(), Parts.word(word));
        setAlignment(Pos.CENTER_LEFT);
        setAccessibleText(word);
    }
}
