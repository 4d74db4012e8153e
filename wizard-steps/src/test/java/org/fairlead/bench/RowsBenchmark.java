package org.fairlead.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.fairlead.bundle.BundleFile;
import org.fairlead.bundle.BundleKey;
import org.fairlead.bundle.BundleMeans;
import org.fairlead.bundle.BundleReader;
import org.fairlead.bundle.BundleTarget;
import org.fairlead.bundle.Protection;
import org.fairlead.bundle.ReadWatch;
import org.fairlead.bundle.VerifiedBundle;
import org.fairlead.bundled.BundledDatabase;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Database;
import org.fairlead.site.Database.Access;
import org.fairlead.site.TableRead;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.export.ExportInput;
import org.fairlead.step.export.ExportReport;
import org.fairlead.step.export.ExportStep;

/**
 * Rows of a database into a bundle, counted, summed, written and opened again, and all of them read out of it
 * as a transfer does. Shows with a small heap that memory does not grow with the rows.
 *
 * <p>
 * Argument: rows (1000000).
 */
public final class RowsBenchmark {
    private static final double NANOS = 1e9;

    private RowsBenchmark() {}

    /** Runs it once. */
    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        Path folder = Files.createTempDirectory("fairlead-bench");
        try {
            run(folder, rows);
        } finally {
            try (var walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
    }

    private static void run(Path folder, long rows) throws Exception {
        Path file = folder.resolve("source.sqlite3");
        BenchData.source(file, rows);
        Playbook playbook = FileRecords.read(StrictYaml.read(BenchData.PLAYBOOK.getBytes(
                StandardCharsets.UTF_8),
                "bench"), Playbook.class);
        TransientKey key = TransientKey.create();
        Path bundle = folder.resolve("rows.fairlead");
        System.out.printf(Locale.ROOT, "%,d rows, %,d MB of SQLite, heap at most %d MB%n", rows, Files.size(
                file)
                >> 20, Runtime.getRuntime().maxMemory() >> 20);
        long start = System.nanoTime();
        try (Database source = SqliteDatabase.readOnly(file)) {
            export(folder, playbook, source, new Protection.ToKeys(List.of(key.recipient())), bundle);
        }
        System.out.printf(Locale.ROOT, "export: %.1f s, %,d MB%n", (System.nanoTime() - start) / NANOS, Files
                .size(
                        bundle) >> 20);
        start = System.nanoTime();
        long read = 0;
        try (VerifiedBundle opened = new BundleReader().verify(BundleFile.at(bundle),
                new BundleKey.Identities(List
                        .of(key.identity())), ReadWatch.NONE);
                Database database = new BundledDatabase(opened, playbook);
                var transaction = database.begin(Access.READ)) {
            for (String table : database.tables()) {
                var shape = database.shape(table).orElseThrow();
                try (var all = transaction.read(TableRead.all(table, shape.columns(), shape.primaryKey()))) {
                    while (all.next() != null) {
                        read++;
                    }
                }
            }
        }
        System.out.printf(Locale.ROOT, "opened and read: %,d rows in %.1f s%n", read, (System.nanoTime()
                - start)
                / NANOS);
    }

    private static void export(Path folder, Playbook playbook, Database source, Protection protection,
            Path bundle)
            throws Exception {
        try (var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC())) {
            var log = record.log(record.begin(new NewRun("bench", "move", "a", "b")).id());
            var means = new BundleMeans(Clock.systemUTC(), new SecureRandom(), Runtime.getRuntime()
                    .maxMemory());
            StepOutcome<ExportReport> outcome = new ExportStep().run(new ExportInput(playbook, source, "a",
                    Optional
                            .empty(), Optional.of(Plan.of("bench", "move")), new ExportInput.Destination(
                                    BundleTarget
                                            .oneFile(bundle), protection, Optional.empty(), means), "bench"),
                    new StepContext(log,
                            progress -> {}, new StopSignal(), Clock.systemUTC()));
            if (!(outcome instanceof StepOutcome.Done<ExportReport>)) {
                throw new IllegalStateException(outcome.toString());
            }
        }
    }
}
