package org.fairlead.desktop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import javafx.application.Platform;
import javafx.print.PageLayout;
import javafx.print.Printer;
import javafx.print.PrinterJob;
import javafx.scene.Node;
import javafx.stage.Stage;

import org.fairlead.desktop.kit.PrintedPages;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.desktop.kit.Words;
import org.fairlead.report.Document;

/** The desktop's own printers. They are looked for, and fed, off the window's thread. */
final class StagePrinting implements Printing {
    private final Stage stage;
    private final Words words;
    private final Executor worker;

    StagePrinting(Stage stage, Words words, Executor worker) {
        this.stage = stage;
        this.words = words;
        this.worker = worker;
    }

    @Override
    public void print(Document document, Consumer<Result> told) {
        Consumer<Result> tell = result -> Platform.runLater(() -> told.accept(result));
        work(tell, () -> {
            Optional<PrinterJob> job = job();
            if (job.isEmpty()) {
                tell.accept(Result.NO_PRINTER);
            } else {
                Platform.runLater(() -> ask(job.get(), document, tell));
            }
        });
    }

    /** Whatever becomes of the work, the window is told, so that it never waits for a printer in vain. */
    private void work(Consumer<Result> tell, Runnable work) {
        worker.execute(() -> {
            boolean ended = false;
            try {
                work.run();
                ended = true;
            } finally {
                if (!ended) {
                    tell.accept(Result.FAILED);
                }
            }
        });
    }

    private static Optional<PrinterJob> job() {
        return Printer.getAllPrinters().isEmpty() ? Optional.empty() : Optional.ofNullable(PrinterJob
                .createPrinterJob());
    }

    private void ask(PrinterJob job, Document document, Consumer<Result> tell) {
        if (!job.showPrintDialog(stage)) {
            job.cancelJob();
            tell.accept(Result.CANCELLED);
            return;
        }
        PageLayout paper = job.getJobSettings().getPageLayout();
        List<? extends Node> pages = new PrintedPages(words, paper.getPrintableWidth(), paper
                .getPrintableHeight()).of(document);
        work(tell, () -> tell.accept(feed(job, pages) ? Result.PRINTED : Result.FAILED));
    }

    private static boolean feed(PrinterJob job, List<? extends Node> pages) {
        for (Node page : pages) {
            if (!job.printPage(page)) {
                job.cancelJob();
                return false;
            }
        }
        return job.endJob();
    }
}
