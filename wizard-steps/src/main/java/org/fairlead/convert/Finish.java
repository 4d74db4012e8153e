package org.fairlead.convert;

import org.fairlead.model.Cell;

/** What is done to a value of one column after it was converted. Thread-safe. */
@FunctionalInterface
public interface Finish {
    Finish NOTHING = cell -> cell;

    Cell of(Cell converted);

    /** Moves numbers up. */
    static Finish shift(long by) {
        return cell -> cell instanceof Cell.Int(long number) ? new Cell.Int(Math.addExact(number, by)) : cell;
    }

    /**
     * Makes a text unreadable and keeps its shape: every letter becomes an x, every digit a 0. Other values
     * stay.
     */
    static Finish mask() {
        return cell -> cell instanceof Cell.Text(String text) ? new Cell.Text(masked(text)) : cell;
    }

    private static String masked(String text) {
        var masked = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (Character.isLetter(c)) {
                masked.append('x');
            } else if (Character.isDigit(c)) {
                masked.append('0');
            } else {
                masked.appendCodePoint(c);
            }
        });
        return masked.toString();
    }
}
