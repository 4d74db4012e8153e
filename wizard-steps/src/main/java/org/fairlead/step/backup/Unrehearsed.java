package org.fairlead.step.backup;

import java.time.temporal.ChronoUnit;
import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RecordException;
import org.fairlead.step.StepContext;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * A backup whose restore could be tried nowhere for want of rights. What was read back and compared may still
 * be used, but only where a person says so by name. A restore that was tried and failed is no such backup.
 */
record Unrehearsed(BackupInput input, StepContext context) {
    private static final String TABLES = "read-back";
    static final String WHOLE = "whole-read-back";

    /** Closes the gate, or notes who has opened it. */
    void settle(Rehearsal tables, Rehearsal whole, List<Problem> notes, List<Finding> wrong)
            throws RecordException {
        boolean ofTables = tables.manner().equals(TABLES) && tables.tables() > 0 && !whole.isThere();
        boolean failed = wrong.stream().anyMatch(finding -> finding.id().startsWith(WholeBackup.ID) && finding
                .problem().key().equals(WholeRehearsal.FAILED));
        if (failed || !(ofTables || whole.manner().equals(WHOLE))) {
            return;
        }
        String place = input.target().database().facts().place();
        String name = input.choice().unrehearsedAcceptedBy();
        if (name.isEmpty()) {
            wrong.add(new Finding("rehearsal/nowhere", BackupStep.GROUP, Problem.blocker(
                    BackupReport.UNREHEARSED,
                    place)));
            return;
        }
        Problem accepted = Problem.warning("backup.note.accepted", name, place, context.clock().instant()
                .truncatedTo(ChronoUnit.SECONDS).toString());
        context.log().event(accepted);
        notes.add(accepted);
    }
}
