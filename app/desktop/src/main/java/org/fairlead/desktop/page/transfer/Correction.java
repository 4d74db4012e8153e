package org.fairlead.desktop.page.transfer;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.fairlead.step.transfer.WaitingRow;

/** One column of a waiting row: what it holds, what it is to hold, and why it does not fit. */
final class Correction {
    private static final int ONE_LINE = 80;
    private static final int DELETE = 0x7f;

    private final WaitingRow.Value value;
    private final String shown;
    private final boolean marked;
    private final StringProperty text;
    private final StringProperty reason;

    /**
     * @param reason
     * why it does not fit, as a sentence; empty when it does
     */
    Correction(WaitingRow.Value value, String reason) {
        this.value = value;
        this.shown = showable(value.text());
        this.marked = !reason.isEmpty();
        this.text = new SimpleStringProperty(shown);
        this.reason = new SimpleStringProperty(reason);
    }

    /** A field leaves out what it cannot show; that alone is no change. */
    private static String showable(String text) {
        return text.codePoints().filter(c -> (c >= ' ' && c != DELETE) || c == '\n' || c == '\t').collect(
                StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    String column() {
        return value.column();
    }

    String type() {
        return value.type();
    }

    boolean isLong() {
        return shown.length() > ONE_LINE || shown.indexOf('\n') >= 0 || shown.indexOf('\t') >= 0;
    }

    /** Some of its characters cannot be shown. */
    boolean isPartlyShown() {
        return !shown.equals(value.text());
    }

    /** Differs from the source; where the column did not fit, also by what cannot be shown. */
    boolean isChanged() {
        return !text.get().equals(marked ? value.text() : shown);
    }

    /** Did not fit when the row was opened. */
    boolean isMarked() {
        return marked;
    }

    StringProperty text() {
        return text;
    }

    StringProperty reason() {
        return reason;
    }
}
