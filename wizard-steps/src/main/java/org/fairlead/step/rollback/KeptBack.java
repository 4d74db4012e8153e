package org.fairlead.step.rollback;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import org.fairlead.action.KeptFiles;
import org.fairlead.model.ProblemException;
import org.fairlead.site.Files;
import org.fairlead.step.StepContext;
import org.fairlead.step.rollback.RollbackPreview.Undoing;
import org.fairlead.step.rollback.RollbackReport.Kept;

/**
 * Files of the application that commands of this run have changed. They go back behind each command that is
 * taken back, because one may need them as it left them, and the next one as they were before.
 */
final class KeptBack {
    private final RollbackInput input;
    private final StepContext context;
    private final Set<String> gone = new TreeSet<>();

    KeptBack(RollbackInput input, StepContext context) {
        this.input = input;
        this.context = context;
    }

    private KeptFiles files(Files tree) {
        return new KeptFiles(tree, input.target().shell(), context.log().folder().resolve("backup"), context
                .log());
    }

    /** Puts back what is this run's. */
    void putBack() throws ProblemException, IOException {
        if (input.target().app().isPresent()) {
            gone.addAll(files(input.target().app().get()).undo(input.opener()).going());
        }
    }

    /** Tells what went back or would, and what others changed since. */
    void tell(Ledger ledger) throws ProblemException {
        if (input.target().app().isPresent()) {
            Files tree = input.target().app().get();
            KeptFiles.Leaving leaving = files(tree).leaving();
            gone.addAll(leaving.going());
            if (!gone.isEmpty()) {
                ledger.undone(new Undoing(tree.place(), "app-files", 0, gone.size(), 0));
            }
            leaving.changed().forEach(path -> ledger.stays(new Kept(tree.place(), path, "changed-since")));
        }
    }
}
