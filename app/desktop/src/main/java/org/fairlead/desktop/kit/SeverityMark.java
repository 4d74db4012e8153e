package org.fairlead.desktop.kit;

import org.kordamp.ikonli.javafx.FontIcon;

import org.fairlead.model.Severity;

/** How a severity looks: an icon of its own shape, and the name of its colour. */
public final class SeverityMark {
    private SeverityMark() {}

    public static String style(Severity severity) {
        return switch (severity) {
            case BLOCKER -> "blocker";
            case WARNING -> "warning";
            case INFO -> "info";
            case PASSED -> "good";
        };
    }

    public static FontIcon icon(Severity severity) {
        return switch (severity) {
            case BLOCKER -> Icon.BLOCKER.node("blocker");
            case WARNING -> Icon.WARNING.node("warning");
            case INFO -> Icon.INFO.node("info");
            case PASSED -> Icon.DONE.node("good");
        };
    }
}
