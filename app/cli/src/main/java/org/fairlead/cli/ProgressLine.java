package org.fairlead.cli;

import java.io.PrintStream;
import java.util.function.Consumer;

import org.fairlead.model.Progress;
import org.fairlead.text.Messages;

/**
 * Progress on standard error: one line that is written over on a terminal, a line every ten seconds
 * elsewhere.
 */
final class ProgressLine implements Consumer<Progress> {
    private static final long OVERWRITE_NANOS = 200_000_000L;
    private static final long PLAIN_NANOS = 10_000_000_000L;
    private static final int WIDTH = 100;

    private final Messages messages;
    private final PrintStream err;
    private final boolean terminal;
    private long told;
    private boolean open;

    ProgressLine(Messages messages, PrintStream err, boolean terminal) {
        this.messages = messages;
        this.err = err;
        this.terminal = terminal;
        this.told = System.nanoTime();
    }

    @Override
    public synchronized void accept(Progress progress) {
        long now = System.nanoTime();
        if (now - told < (terminal ? OVERWRITE_NANOS : PLAIN_NANOS)) {
            return;
        }
        told = now;
        String line = messages.text("cli.progress", (int) (progress.fraction() * 100),
                messages.text(progress.activity(), progress.args().toArray()), Math.round(progress
                        .perSecond()),
                progress.secondsLeft());
        if (terminal) {
            String cut = line.length() > WIDTH ? line.substring(0, WIDTH) : line;
            err.print("\r" + cut + " ".repeat(WIDTH - cut.length()));
            open = true;
        } else {
            err.println(line);
        }
        err.flush();
    }

    synchronized void end() {
        if (open) {
            err.print("\r" + " ".repeat(WIDTH) + "\r");
            err.flush();
            open = false;
        }
    }
}
