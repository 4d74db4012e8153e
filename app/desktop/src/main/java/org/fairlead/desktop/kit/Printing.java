package org.fairlead.desktop.kit;

import java.util.function.Consumer;

import org.fairlead.report.Document;

/** Brings a document to paper. A port, for not every window has printers. */
@FunctionalInterface
public interface Printing {
    /**
     * Asks for a printer and prints. Called on the window's thread; returns at once, or when the desktop's
     * own
     * print dialog is closed.
     *
     * @param told
     * told how it went, on the window's thread
     */
    void print(Document document, Consumer<Result> told);

    /** How printing went. */
    enum Result {
        PRINTED, CANCELLED, NO_PRINTER, FAILED
    }
}
