package org.fairlead.run;

import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunLock;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord;
import org.fairlead.site.SiteException;

/**
 * A run that this process holds.
 *
 * @param reopened
 * whether another process, or an earlier call, began it
 */
record Held(RunRecord record, RunLog log, RunLock lock, boolean reopened) {
    String id() {
        return String.valueOf(log.folder().getFileName());
    }

    boolean isRehearsal() throws ProblemException {
        return log.summary().kind() == RunKind.REHEARSAL;
    }

    /** Refuses to go on with a rehearsal: it is done in one go, and its copy is gone. */
    void requireMigration() throws ProblemException {
        if (reopened && isRehearsal()) {
            throw new SiteException(Problem.blocker("rehearsal.problem.over", id()));
        }
    }
}
