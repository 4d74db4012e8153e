package org.fairlead.desktop;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.print.PrintServiceLookup;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.kit.Printing.Result;
import org.fairlead.desktop.kit.Words;
import org.fairlead.report.Document;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The desktop's printers, on a computer that has none. */
@ExtendWith(ApplicationExtension.class)
class StagePrintingTest {
    private Stage stage;

    @Start
    void open(Stage shown) {
        stage = shown;
    }

    @Test
    void saysThatThereIsNoPrinterAndNeverWaitsForOne() throws Exception {
        assumeTrue(PrintServiceLookup.lookupPrintServices(null, null).length == 0);
        BlockingQueue<Result> told = new LinkedBlockingQueue<>();
        try (ExecutorService worker = Executors.newSingleThreadExecutor()) {
            var printing = new StagePrinting(stage, new Words(Messages.english(), Clock.systemUTC()), worker);
            Platform.runLater(() -> printing.print(new Document("Title", "", List.of(), List.of()),
                    told::add));

            assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(Result.NO_PRINTER);
        }
    }
}
