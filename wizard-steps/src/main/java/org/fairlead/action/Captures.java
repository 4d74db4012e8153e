package org.fairlead.action;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.fairlead.model.Problem;
import org.fairlead.model.TableShape;
import org.fairlead.playbook.Action.Touches;
import org.fairlead.secret.SecretException;
import org.fairlead.site.SiteException;
import org.fairlead.site.Transaction;

/** The tables that an action touches, each kept as it was before. */
final class Captures implements AutoCloseable {
    private static final long MANY = 1000;

    private final List<TableCapture> captures = new ArrayList<>();

    private Captures() {}

    /** Keeps the tables as they are now. */
    static Captures take(Path folder, Transaction transaction, List<Touches> touching, String place)
            throws SiteException, IOException, SecretException {
        var taken = new Captures();
        boolean whole = false;
        try {
            for (Touches touches : touching) {
                TableShape shape = transaction.shape(touches.table()).orElseThrow(() -> new SiteException(
                        Problem.blocker("upgrade.problem.no-table", touches.table(), place)));
                List<String> key = shape.primaryKey().isEmpty() ? touches.key() : shape.primaryKey();
                var capture = new TableCapture(folder, shape, key, touches.columns());
                taken.captures.add(capture);
                capture.before(transaction);
            }
            whole = true;
            return taken;
        } finally {
            if (!whole) {
                taken.close();
            }
        }
    }

    /**
     * Lets the planner know of many new rows: the statements that follow join them, and a table that was made
     * a moment ago is unknown to it.
     */
    static void refresh(Transaction transaction, TableCapture capture, ActionTally tally)
            throws SiteException {
        if (tally.inserted() >= MANY) {
            transaction.analyze(capture.table());
        }
    }

    List<TableCapture> all() {
        return captures;
    }

    @Override
    public void close() throws IOException {
        for (TableCapture capture : captures) {
            capture.close();
        }
    }
}
