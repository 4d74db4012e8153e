package org.fairlead.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.secret.Secret;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.WholeBackup;

/** Puts a source that was kept whole into a new file. What broke off leaves an empty one. */
record SourceRestore(RunKeys keys) {
    private static final String FILE_NAME = ".*[/\\\\].*|.*\\.(sqlite3?|db3?)";

    /** Whether somebody means a file, and no database of a server. */
    static boolean isMeant(String name) {
        return name.matches(FILE_NAME);
    }

    StepOutcome<WholeRestored> into(Path place, Secret passphrase, StepContext context)
            throws ProblemException {
        Path kept = WholeBackup.sourceFile(context.log().folder());
        if (!Files.exists(kept)) {
            throw new SiteException(Problem.blocker("restore.problem.none", String.valueOf(context.log()
                    .folder().getFileName())));
        }
        long start = System.nanoTime();
        var dump = new DatabaseDump(kept, "sqlite", WholeRestore.watch(context));
        try {
            Optional<String> sum = BackupReport.of(context.log()).flatMap(WholeBackup::sumOfSource);
            if (sum.isPresent()) {
                dump.requireWhole(sum.get());
            }
            createPrivately(place);
            try (SqliteDatabase database = SqliteDatabase.writable(place);
                    Place there = database.whole().orElseThrow().here()) {
                if (!there.isEmpty()) {
                    throw new SiteException(Problem.blocker("restore.problem.not-empty", place.toString()));
                }
                Optional<DumpComparison> filled = dump.restore(there, keys.open(passphrase), false);
                if (filled.isEmpty()) {
                    return new StepOutcome.Stopped<>("restore");
                }
                DumpComparison comparison = filled.get();
                return WholeRestore.outcome(new WholeRestored(place.toString(), comparison.parts(), comparison
                        .rows(), comparison.different(), database.integrityProblems().stream().map(
                                said -> Problem.blocker("sqlite.problem.damaged", place.toString())).limit(1)
                                .toList(), (System.nanoTime() - start) / 1_000_000));
            }
        } catch (IOException e) {
            throw new SiteException(Problem.blocker("restore.problem.cannot-read", place.toString(), String
                    .valueOf(e.getMessage())), e);
        }
    }

    /** A file that only its owner reads; one that is there has to be empty. */
    private static void createPrivately(Path place) throws IOException {
        if (Files.exists(place)) {
            return;
        }
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(place, java.nio.file.attribute.PosixFilePermissions.asFileAttribute(
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(place);
        }
    }
}
