package org.fairlead.run;

import java.util.List;

import org.fairlead.model.Finding;
import org.fairlead.record.RecordException;
import org.fairlead.record.RunLog;
import org.fairlead.run.PlanReview.Doing;
import org.fairlead.run.PlanReview.Moving;
import org.fairlead.step.assess.AssessStep;

/**
 * What the assessment measured, as far as it tells how long things will take.
 *
 * @param rowsPerSecond
 * rows that were read and converted in a second
 */
record Measured(long rowsPerSecond, List<Finding> findings) {
    Measured {
        findings = List.copyOf(findings);
    }

    static Measured of(RunLog log) throws RecordException {
        return new Measured(AssessStep.rowsPerSecond(log), log.findings("assess"));
    }

    PlanReview review(String hash, List<Moving> moving, List<Doing> doing, long count) {
        long seconds = 1 + count / rowsPerSecond;
        return new PlanReview(hash, moving, doing, count, seconds, MaintenanceWindow.of(seconds, findings));
    }
}
