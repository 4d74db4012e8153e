package org.fairlead.step.backup;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.site.Database;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Trial;
import org.fairlead.step.backup.BackupReport.Rehearsal;

/**
 * Tries the restore of a whole database in the best place that there is: a database beside it, else a schema
 * of its own, else tables with names of their own. Where there is none, the file is read back and its rows
 * are
 * counted and summed up anew. Why a better place was not taken is noted.
 */
record WholeRehearsal(BackupInput input, Database database, DatabaseDump dump, DatabaseDump.Written kept,
        List<Problem> notes) {

    static final String SCRATCH = "whole-scratch";

    /**
     * How it went.
     *
     * @param start
     * when it began, in nanoseconds
     */
    record Tried(String manner, DumpComparison comparison, long start) {
        Rehearsal rehearsal() {
            return new Rehearsal(manner, comparison.parts(), comparison.rows(), comparison.different().size(),
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** Empty where it was stopped. */
    Optional<Tried> best(String name) throws ProblemException, IOException {
        for (Trial trial : database.whole().orElseThrow().trials(name)) {
            long start = System.nanoTime();
            Optional<Place> place = opened(trial);
            if (place.isPresent()) {
                try (Place there = place.get()) {
                    Optional<DumpComparison> comparison = dump.restore(there, input.opener(), true);
                    comparison.ifPresent(this::tellUntried);
                    return comparison.map(all -> new Tried(trial.manner(), all, start));
                } catch (SiteException e) {
                    if (trial.manner().equals(SCRATCH)) {
                        throw e; // it does not restore in a database of its own either
                    }
                    tell(trial, e.problem());
                }
            }
        }
        long start = System.nanoTime();
        return dump.readBack(kept, input.opener()).map(all -> new Tried(Unrehearsed.WHOLE, all, start));
    }

    private Optional<Place> opened(Trial trial) {
        try {
            Optional<Place> place = trial.opening().open();
            if (place.isEmpty()) {
                notes.add(missing(trial));
            }
            return place;
        } catch (SiteException e) {
            tell(trial, e.problem());
            return Optional.empty();
        }
    }

    private Problem missing(Trial trial) {
        String place = database.facts().place();
        return switch (trial.manner()) {
            case SCRATCH -> Problem.info("backup.note.no-database", place, trial.rightNeeded());
            case "whole-schema" -> Problem.info("backup.note.no-schema", place, trial.rightNeeded());
            default -> Problem.info("backup.note.no-tables", place, trial.rightNeeded());
        };
    }

    private void tell(Trial trial, Problem cause) {
        notes.add(switch (trial.manner()) {
            case SCRATCH -> Problem.info("backup.note.database-failed");
            case "whole-schema" -> Problem.info("backup.note.schema-failed");
            default -> Problem.info("backup.note.tables-failed");
        });
        notes.add(new Problem(Severity.WARNING, cause.key(), cause.args()));
    }

    private void tellUntried(DumpComparison comparison) {
        if (!comparison.untried().isEmpty()) {
            notes.add(Problem.info("backup.note.untried", comparison.untried().size(), comparison.untried()
                    .keySet().stream().sorted().findFirst().orElseThrow()));
        }
    }
}
