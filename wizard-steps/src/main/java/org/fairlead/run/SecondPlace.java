package org.fairlead.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.record.RunLog;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;

/**
 * Brings what was kept to the second place that the plan names, and compares each file there. A backup is not
 * done before that; where no second place is named, that is told.
 */
record SecondPlace(Plan plan, RunSites sites, RunLog log) {
    StepOutcome<BackupReport> after(StepOutcome<BackupReport> outcome, StepContext context)
            throws ProblemException {
        if (!(outcome instanceof StepOutcome.Done<BackupReport>(BackupReport report))) {
            return outcome;
        }
        String place = plan.backup().secondPlace();
        if (place.isEmpty()) {
            return new StepOutcome.Done<>(with(report, List.of(Problem.info("backup.note.one-place", log
                    .folder().resolve("backup").toString()))));
        }
        var copies = new Copies(plan, sites, log);
        var notes = new ArrayList<Problem>();
        try {
            Optional<Copies.Noted> before = copies.noted(place);
            if (before.isPresent()) {
                copies.remove(place, before.get()); // of a backup that this one takes the place of
            }
            CopyReport copied = copies.to(Endpoint.EMPTY.withFiles(place), Optional.empty(), context.stop());
            if (copied.left() > 0) {
                return new StepOutcome.Stopped<>("backup/second-place");
            }
            notes.add(Problem.passed("backup.note.second-place", copied.copied().size(), copied.place()));
            notes.addAll(copied.warnings());
            return new StepOutcome.Done<>(with(report, notes));
        } catch (ProblemException e) {
            notes.add(e.problem());
            return new StepOutcome.Blocked<>(with(report, notes), List.of(new Finding("second-place",
                    "backup.group.second-place", Problem.blocker("backup.problem.second-place", place)),
                    new Finding("second-place/cause", "backup.group.second-place", e.problem())));
        }
    }

    private static BackupReport with(BackupReport report, List<Problem> more) {
        var notes = new ArrayList<>(report.notes());
        notes.addAll(more);
        return new BackupReport(report.items(), report.rehearsal(), report.keys(), report.whole(), report
                .source(), report.files(), notes);
    }
}
