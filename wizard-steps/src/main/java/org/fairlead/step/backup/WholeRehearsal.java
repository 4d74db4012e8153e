package org.fairlead.step.backup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    /** Key of the problem that a restore was tried and failed, which nobody may sign for. */
    static final String FAILED = "backup.problem.whole-failed";
    /**
     * What only means that it cannot be tried in a place: no right to, or something that cannot lie there.
     */
    private static final Set<String> CANNOT_BE_TRIED = Set.of("postgres.problem.no-right",
            "mariadb.problem.no-right", "mariadb.problem.not-authorized", "dump.problem.not-beside");

    /**
     * How it went.
     *
     * @param start
     * when it began, in nanoseconds
     * @param failures
     * why it came to no end in the other places, besides missing rights; empty where it did in one
     */
    record Tried(String manner, DumpComparison comparison, long start, List<Problem> failures) {
        Rehearsal rehearsal() {
            return new Rehearsal(manner, comparison.parts(), comparison.rows(), comparison.different().size(),
                    (System.nanoTime() - start) / 1_000_000);
        }
    }

    /** Empty where it was stopped. */
    Optional<Tried> best(String name) throws ProblemException, IOException {
        var failures = new ArrayList<Problem>();
        for (Trial trial : database.whole().orElseThrow().trials(name)) {
            long start = System.nanoTime();
            Optional<Place> place = opened(trial, failures);
            if (place.isPresent()) {
                try (Place there = place.get()) {
                    Optional<DumpComparison> comparison = dump.restore(there, input.opener(), true);
                    comparison.ifPresent(this::tellUntried);
                    return comparison.map(all -> new Tried(trial.manner(), all, start, List
                            .of()));
                } catch (SiteException e) {
                    if (trial.manner().equals(SCRATCH)) {
                        throw e; // it does not restore in a database of its own either
                    }
                    tell(trial, e.problem(), failures);
                }
            }
        }
        long start = System.nanoTime();
        return dump.readBack(kept, input.opener()).map(all -> new Tried(Unrehearsed.WHOLE, all, start,
                failures));
    }

    private Optional<Place> opened(Trial trial, List<Problem> failures) {
        try {
            Optional<Place> place = trial.opening().open();
            if (place.isEmpty()) {
                notes.add(missing(trial));
            }
            return place;
        } catch (SiteException e) {
            tell(trial, e.problem(), failures);
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

    private void tell(Trial trial, Problem cause, List<Problem> failures) {
        if (!CANNOT_BE_TRIED.contains(cause.key())) {
            failures.add(cause);
        }
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
