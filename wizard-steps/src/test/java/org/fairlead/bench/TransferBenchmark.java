package org.fairlead.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

import org.fairlead.action.Parameters;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Site;
import org.fairlead.site.postgres.PostgresAddress;
import org.fairlead.site.postgres.PostgresDatabase;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.step.StepContext;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;
import org.fairlead.step.transfer.TransferInput;
import org.fairlead.step.transfer.TransferStep;
import org.fairlead.step.verify.VerifyInput;
import org.fairlead.step.verify.VerifyStep;

/**
 * SQLite to PostgreSQL with checkpoints and journal, and the verification of every row, against pgloader and
 * against
 * {@code psql \copy} from ready CSV files into the same tables of the same server. Each round runs every
 * contender once, so
 * that a slow moment of the machine strikes all of them; the ratios are those of the medians. A peer that is
 * not installed is
 * left out, and said to be.
 *
 * <p>
 * Arguments: rows (1000000), rounds (3), "alone" to leave the peers out.
 */
public final class TransferBenchmark {
    private static final List<String> TABLES = List.of("bench_user", "bench_project", "bench_part");

    private final Path folder;
    private final EmbeddedPostgres server;
    private final Playbook playbook;
    private final Map<String, List<Double>> seconds = new TreeMap<>();
    private int number;

    private TransferBenchmark(Path folder, EmbeddedPostgres server) throws Exception {
        this.folder = folder;
        this.server = server;
        this.playbook = FileRecords.read(
                StrictYaml.read(BenchData.PLAYBOOK.getBytes(StandardCharsets.UTF_8), "bench"),
                Playbook.class);
    }

    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        boolean peers = arguments.length < 3 || !arguments[2].equals("alone");
        Path folder = Files.createTempDirectory("fairlead-bench");
        try (EmbeddedPostgres server = EmbeddedPostgres.builder().setServerConfig("max_wal_size", "4GB")
                .setServerConfig("shared_buffers", "512MB").start()) {
            new TransferBenchmark(folder, server).run(rows, rounds, peers);
        } finally {
            try (var walk = Files.walk(folder)) {
                walk.sorted(java.util.Comparator.reverseOrder()).map(Path::toFile).forEach(
                        java.io.File::delete);
            }
        }
    }

    private void run(long rows, int rounds, boolean peers) throws Exception {
        Path source = folder.resolve("source.sqlite3");
        BenchData.source(source, rows);
        System.out.printf(Locale.ROOT, "%,d rows in three tables, %,d MB of SQLite, heap at most %d MB%n",
                rows,
                Files.size(source) >> 20, Runtime.getRuntime().maxMemory() >> 20);
        boolean psql = peers && installed("psql");
        boolean pgloader = peers && installed("pgloader");
        for (int round = 0; round < rounds; round++) {
            ours(source, psql && round == 0);
            if (psql) {
                copy();
            }
            if (pgloader) {
                pgloader(source);
            }
        }
        seconds.forEach((name, times) -> System.out.printf(Locale.ROOT, "%-22s median %7.2f s   all %s%n",
                name,
                median(times), times.stream().map(t -> String.format(Locale.ROOT, "%.2f", t)).toList()));
        ratio("transfer", "psql copy");
        ratio("transfer", "pgloader");
        ratio("verify", "transfer");
    }

    private void ratio(String one, String other) {
        if (seconds.containsKey(other)) {
            System.out.printf(Locale.ROOT, "%s / %s = %.2f%n", one, other,
                    median(seconds.get(one)) / median(seconds.get(other)));
        } else {
            System.out.printf(Locale.ROOT, "%s / %s: NOT MEASURED, %s was left out or is not installed%n",
                    one, other,
                    other);
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void measured(String name, long startNanos) {
        seconds.computeIfAbsent(name, n -> new ArrayList<>()).add((System.nanoTime() - startNanos) / 1e9);
    }

    private String database() throws SQLException {
        String name = "bench_" + ++number;
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        }
        try (Connection connection = connect(name); Statement statement = connection.createStatement()) {
            statement.execute(BenchData.TARGET);
            statement.execute("CHECKPOINT");
        }
        return name;
    }

    private void drop(String name) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private Connection connect(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://localhost:" + server.getPort() + "/" + name,
                "postgres",
                "postgres");
    }

    private void ours(Path source, boolean keepCsv) throws Exception {
        String name = database();
        var address = new DatabaseAddress("postgresql", "", "localhost", server.getPort(), name, "postgres",
                SecretRef.none(), "", DatabaseAddress.Tls.PREFER, "");
        try (var record = SqliteRunRecord.open(folder.resolve("home-" + number), Clock.systemUTC());
                var target = PostgresDatabase.open(new PostgresAddress(address, Optional.empty()))) {
            RunLog log = record.log(record.begin(new NewRun("bench", "move", "a", "b")).id());
            var context = new StepContext(log, progress -> {}, new StopSignal(), Clock.systemUTC());
            Plan plan = Plan.of("bench", "move");
            var journal = new UndoJournal(log.folder().resolve("journal"), new SecureRandom());
            var from = SqliteDatabase.readOnly(source);
            long start = System.nanoTime();
            var outcome = new TransferStep().run(new TransferInput(playbook, plan, from, target, journal,
                    AgeSealer.toKey(TransientKey.create().recipient())), context);
            measured("transfer", start);
            if (!(outcome instanceof StepOutcome.Done)) {
                throw new IllegalStateException("transfer ended with " + outcome);
            }
            start = System.nanoTime();
            var verified = new VerifyStep().run(new VerifyInput(playbook, plan, from,
                    new Site(target, Optional.empty(), Optional.empty(), Optional.empty()),
                    Parameters.of(plan, Instant.EPOCH), List.of()), context);
            measured("verify", start);
            if (!(verified instanceof StepOutcome.Done)) {
                throw new IllegalStateException("verification ended with " + verified);
            }
        }
        if (keepCsv) {
            for (String table : TABLES) {
                psql(name, "\\copy (SELECT * FROM " + table + " ORDER BY id) TO '" + csv(table)
                        + "' WITH (FORMAT csv)");
            }
        }
        drop(name);
    }

    private Path csv(String table) {
        return folder.resolve(table + ".csv");
    }

    private void copy() throws Exception {
        String name = database();
        var commands = new ArrayList<String>();
        for (String table : TABLES) {
            commands.add("\\copy " + table + " FROM '" + csv(table) + "' WITH (FORMAT csv)");
        }
        long start = System.nanoTime();
        psql(name, commands.toArray(String[]::new));
        measured("psql copy", start);
        drop(name);
    }

    private void psql(String database, String... commands) throws Exception {
        var line = new ArrayList<>(List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", "localhost",
                "-p",
                Integer.toString(server.getPort()), "-U", "postgres", database));
        for (String command : commands) {
            line.add("-c");
            line.add(command);
        }
        execute(line);
    }

    private void pgloader(Path source) throws Exception {
        String name = database();
        Path script = folder.resolve("load.pgloader");
        Files.writeString(script, "LOAD DATABASE FROM sqlite://" + source
                + " INTO postgresql://postgres@localhost:"
                + server.getPort() + "/" + name
                + " WITH data only, batch rows = 5000, prefetch rows = 10000,"
                + " include no drop, create no tables, create no indexes, reset sequences;\n");
        long start = System.nanoTime();
        execute(List.of("pgloader", script.toString()));
        measured("pgloader", start);
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement();
                var results = statement.executeQuery("SELECT count(*) FROM bench_part")) {
            results.next();
            if (results.getLong(1) == 0) {
                throw new IllegalStateException("pgloader loaded nothing");
            }
        }
        drop(name);
    }

    private static boolean installed(String program) {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            System.out.println("NOT INSTALLED: " + program);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void execute(List<String> line) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile())
                .start();
        process.getOutputStream().close();
        if (!process.waitFor(10, java.util.concurrent.TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IllegalStateException(line.getFirst() + " did not end");
        }
        int code = process.exitValue();
        if (code != 0) {
            throw new IllegalStateException(line.getFirst() + " ended with " + code + ": " + Files.readString(
                    output));
        }
    }
}
