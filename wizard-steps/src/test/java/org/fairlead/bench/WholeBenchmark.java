package org.fairlead.bench;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.github.luben.zstd.ZstdOutputStream;
import org.postgresql.PGConnection;

import org.fairlead.dump.DatabaseDump;
import org.fairlead.dump.DumpComparison;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestPostgres;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.RunKey;
import org.fairlead.secret.Secret;
import org.fairlead.site.Database;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Trial;

/**
 * A whole database kept, sealed, and its restore rehearsed in each place that there is, against the server's
 * own dump client where it is here and fits the server, else against reading and writing the same rows with
 * nothing around it. Shows with a small heap that memory does not grow with the rows.
 *
 * <p>
 * Arguments: rows (1000000), server (postgres or maria), best (to try the best place only).
 */
public final class WholeBenchmark {
    private static final double NANOS = 1e9;
    private static final String NAME = "fairlead_whole_bench";
    private static final DatabaseDump.Watch NOBODY = new DatabaseDump.Watch() {
        @Override
        public void table(String name, long rows) {}

        @Override
        public boolean shouldStop() {
            return false;
        }
    };

    private WholeBenchmark() {}

    /** Runs it once. */
    public static void main(String[] arguments) throws Exception {
        long rows = arguments.length > 0 ? Long.parseLong(arguments[0]) : 1_000_000;
        boolean maria = arguments.length > 1 && arguments[1].equals("maria");
        boolean best = arguments.length > 2 && arguments[2].equals("best");
        Path folder = Files.createTempDirectory("fairlead-bench");
        try {
            if (maria) {
                ofMaria(folder, rows, best);
            } else {
                ofPostgres(folder, rows, best);
            }
        } finally {
            try (var walk = Files.walk(folder)) {
                walk.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
            }
        }
        System.exit(0); // the embedded server's threads would keep the program
    }

    private interface Work {
        void run() throws Exception;
    }

    private static double timed(String what, Work work) throws Exception {
        long start = System.nanoTime();
        work.run();
        double seconds = (System.nanoTime() - start) / NANOS;
        System.out.printf(Locale.ROOT, "%-52s %8.1f s%n", what, seconds);
        return seconds;
    }

    private static void run(Connection connection, String... statements) throws Exception {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static void ofPostgres(Path folder, long rows, boolean best) throws Exception {
        String name = TestPostgres.empty();
        try (Connection connection = TestPostgres.connect(name)) {
            run(connection,
                    "CREATE TABLE person (id bigint PRIMARY KEY, name text, born date, score numeric(12,3),"
                            + " note text)",
                    "INSERT INTO person SELECT g, 'person ' || g, DATE '1950-01-01' + (g % 25000)"
                            + "::int, g % 1000 / 7.0, md5(g::text) FROM generate_series(1, " + rows + ") g",
                    "CREATE INDEX ON person (born)", "VACUUM ANALYZE person");
            try (Database database = TestPostgres.open(name)) {
                double[] own = kept(folder, database, rows, best);
                ratio("pg_dump", own[0], peer(folder, List.of("pg_dump", "--no-password", "-f",
                        folder.resolve("peer.sql").toString(), "-h", "localhost", "-p", String.valueOf(
                                TestPostgres
                                        .port()), "-U", "postgres", name), Map.of("PGPASSWORD", "postgres")));
                Path plain = folder.resolve("plain.copy");
                double out = timed("peer: COPY out, compressed", () -> {
                    try (OutputStream to = new ZstdOutputStream(Files.newOutputStream(plain))) {
                        connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY person TO STDOUT",
                                to);
                    }
                });
                ratio("COPY out", own[0], out);
                run(connection,
                        "CREATE TABLE again (id bigint, name text, born date, score numeric(12,3), note text)");
                double in = timed("peer: COPY in, key and index", () -> {
                    try (var from = new com.github.luben.zstd.ZstdInputStream(Files.newInputStream(plain))) {
                        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY again FROM STDIN",
                                from);
                    }
                    run(connection, "ALTER TABLE again ADD PRIMARY KEY (id)", "CREATE INDEX ON again (born)");
                });
                ratio("COPY in, of the rehearsal with its comparison", own[1], in);
            }
        }
    }

    private static void ofMaria(Path folder, long rows, boolean best) throws Exception {
        String name = TestMaria.empty();
        try (Connection connection = TestMaria.connect(name)) {
            run(connection, "CREATE TABLE person (id bigint PRIMARY KEY, name varchar(60), born date,"
                    + " score decimal(12,3), note text, KEY (born))", "INSERT INTO person SELECT seq,"
                            + " concat('person ', seq), DATE '1950-01-01' + INTERVAL (seq % 25000) DAY,"
                            + " seq % 1000 / 7, md5(seq) FROM seq_1_to_" + rows, "ANALYZE TABLE person");
            try (Database database = TestMaria.open(name)) {
                double[] own = kept(folder, database, rows, best);
                Path peer = folder.resolve("peer.sql");
                ratio("mariadb-dump", own[0], peer(folder, List.of("mariadb-dump", "--no-defaults",
                        "--single-transaction", "--protocol=tcp", "-h", "localhost", "-P", String.valueOf(
                                TestMaria
                                        .port()), "-u", TestMaria.USER, "-r", peer.toString(), name), Map.of(
                                                "MYSQL_PWD",
                                                TestMaria.PASSWORD)));
                if (Files.exists(peer)) {
                    String again = TestMaria.empty();
                    double in = timed("peer: the client loads it", () -> TestMaria.load(again, peer));
                    ratio("mariadb, of the rehearsal with its comparison", own[1], in);
                } else {
                    double out = timed("peer: SELECT of all rows", () -> {
                        try (var statement = connection.createStatement()) {
                            statement.setFetchSize(500);
                            try (var all = statement.executeQuery("SELECT * FROM person")) {
                                while (all.next()) {
                                    all.getString(5);
                                }
                            }
                        }
                    });
                    ratio("SELECT", own[0], out);
                }
            }
        }
    }

    /** Seconds of keeping, and of the rehearsal in the best place. */
    private static double[] kept(Path folder, Database database, long rows, boolean best) throws Exception {
        Secret passphrase = Secret.of("a passphrase for a benchmark");
        RunKey key = RunKey.create(passphrase, AgeSealer.LEAST, new SecureRandom());
        AgeOpener opener = key.open(passphrase, 1 << 26);
        Path file = folder.resolve("whole.sql.zst.age");
        var dump = new DatabaseDump(file, database.dialect(), NOBODY);
        var seconds = new double[2];
        var written = new DatabaseDump.Written[1];
        try (Reading reading = database.whole().orElseThrow().read()) {
            System.out.printf(Locale.ROOT, "%,d rows, %,d MB in the database, heap at most %d MB%n", rows,
                    reading
                            .bytes() >> 20, Runtime.getRuntime().maxMemory() >> 20);
            seconds[0] = timed("kept, compressed, sealed", () -> written[0] = dump.write(reading, AgeSealer
                    .toKey(
                            key.recipient())).orElseThrow());
        }
        System.out.printf(Locale.ROOT, "%-52s %8d MB%n", "file", Files.size(file) >> 20);
        List<Trial> trials = database.whole().orElseThrow().trials(NAME);
        for (Trial trial : best ? trials.subList(0, 1) : trials) {
            double took = timed("restored, compared, removed: " + trial.manner(), () -> {
                try (Place place = trial.opening().open().orElseThrow()) {
                    equal(dump.restore(place, opener, true).orElseThrow(), rows);
                }
            });
            seconds[1] = seconds[1] == 0 ? took : seconds[1];
        }
        timed("read back only", () -> equal(dump.readBack(written[0], opener).orElseThrow(), rows));
        return seconds;
    }

    private static void equal(DumpComparison comparison, long rows) {
        if (!comparison.isEqual() || comparison.rows() != rows) {
            throw new IllegalStateException(comparison.toString());
        }
    }

    /** Seconds of a client; not a number, and said so, where there is none that fits. */
    private static double peer(Path folder, List<String> command, Map<String, String> environment)
            throws Exception {
        try {
            Path said = folder.resolve("said");
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
            builder.environment().putAll(environment);
            int[] code = {0};
            double seconds = timed("peer: " + command.getFirst(), () -> code[0] = builder.start().waitFor());
            if (code[0] == 0) {
                return seconds;
            }
            System.out.println("SKIPPED: " + command.getFirst() + " does not fit: " + Files.readString(said)
                    .strip());
        } catch (java.io.IOException none) {
            System.out.println("SKIPPED: no " + command.getFirst() + " here");
        }
        return Double.NaN;
    }

    private static void ratio(String peer, double own, double other) {
        if (!Double.isNaN(other)) {
            System.out.printf(Locale.ROOT, "%-52s %8.2f times%n", "against " + peer, own / other);
        }
    }
}
