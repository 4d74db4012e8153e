package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestPostgres;
import org.fairlead.site.Database;
import org.fairlead.site.WholeDatabase.Filled;
import org.fairlead.site.WholeDatabase.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** A restore of the whole database whose process is killed goes on to the same database, wherever it was. */
class KilledRestoreTest {
    /** Between two looks at how far it has come. */
    private static final int LOOK_MILLIS = 2;
    private static final int ROWS = 100_000;

    @TempDir
    private Path folder;

    private interface Server {
        String empty();

        Connection connect(String database) throws SQLException;

        Database open(String database) throws Exception;

        /** Asks for the units that are done. */
        String progress();
    }

    private static final Server POSTGRES = new Server() {
        @Override
        public String empty() {
            return TestPostgres.empty();
        }

        @Override
        public Connection connect(String database) throws SQLException {
            return TestPostgres.connect(database);
        }

        @Override
        public Database open(String database) throws Exception {
            return TestPostgres.open(database);
        }

        @Override
        public String progress() {
            return "SELECT units FROM fairlead_restore.progress";
        }
    };

    private static final Server MARIA = new Server() {
        @Override
        public String empty() {
            return TestMaria.empty();
        }

        @Override
        public Connection connect(String database) throws SQLException {
            return TestMaria.connect(database);
        }

        @Override
        public Database open(String database) throws Exception {
            return TestMaria.open(database);
        }

        @Override
        public String progress() {
            return "SELECT units FROM fairlead_restore_mark";
        }
    };

    /** All that is in a database, rows as the sum of their lines in any order. */
    private static List<String> everything(Server server, String name) throws Exception {
        var all = new ArrayList<String>();
        try (Database database = server.open(name); Reading reading = database.whole().orElseThrow().read()) {
            reading.parts().forEach(part -> all.add(part.toString()));
            for (Filled table : reading.tables()) {
                var sum = new byte[32];
                long[] rows = {0};
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                reading.rows(table, line -> {
                    byte[] hash = digest.digest(line);
                    for (int i = 0; i < sum.length; i++) {
                        sum[i] ^= hash[i];
                    }
                    rows[0]++;
                });
                all.add(table.name() + " " + rows[0] + " " + HexFormat.of().formatHex(sum));
            }
        }
        return all;
    }

    /** Kills a restore as soon as so many units are done; answers whether it was still at work. */
    private boolean killed(Server server, String run, String into, long units) throws Exception {
        Process process = new TestTerminal(folder).start("restore", run, "--into", into);
        try (Connection connection = server.connect(into)) {
            while (process.isAlive() && units(connection, server.progress()) < units) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        boolean atWork = process.isAlive();
        process.destroyForcibly().waitFor();
        return atWork;
    }

    private static long units(Connection connection, String question) {
        try (var statement = connection.createStatement(); var results = statement.executeQuery(question)) {
            return results.next() ? results.getLong(1) : -1;
        } catch (SQLException notThereYet) {
            return -1;
        }
    }

    private void goesOn(Server server, String run, int parts, int tables) throws Exception {
        String undisturbed = server.empty();
        Said whole = new TestTerminal(folder).fairlead("restore", run, "--into", undisturbed);
        assertThat(whole.code()).as(whole.out() + whole.err()).isZero();
        List<String> wanted = everything(server, undisturbed);
        int atWork = 0;
        List<Integer> moments = List.of(0, parts / 3, parts, parts + tables / 2, (parts + tables) * 3 / 2);
        for (int units : moments) {
            String into = server.empty();
            atWork += killed(server, run, into, units) ? 1 : 0;
            Said gone = new TestTerminal(folder).fairlead("restore", run, "--into", into);
            if (gone.code() == ExitCode.DONE) {
                assertThat(gone.out()).as("after %d", units).contains("different");
            } else {
                assertThat(gone.err()).as("it had come to its end").contains("not empty");
            }
            assertThat(everything(server, into)).as("after %d", units).isEqualTo(wanted);
        }
        assertThat(atWork).as("kills that met a restore at work").isGreaterThan(moments.size() / 2);

        String twice = server.empty();
        killed(server, run, twice, parts / 2);
        killed(server, run, twice, parts + 1);
        assertThat(new TestTerminal(folder).fairlead("restore", run, "--into", twice).code()).isZero();
        assertThat(everything(server, twice)).isEqualTo(wanted);
    }

    private static int count(List<String> everything, String word) {
        return (int) everything.stream().filter(one -> one.startsWith(word)).count();
    }

    @Test
    void onPostgres() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        try (Connection connection = TestPostgres.connect(sample.database);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE large (id int PRIMARY KEY, t text); INSERT INTO large SELECT g,"
                    + " md5(g::text) FROM generate_series(1, " + ROWS + ") g; CREATE INDEX ON large (t)");
        }
        Files.writeString(sample.plan(), "backup: {whole-database: true}\n", StandardOpenOption.APPEND);
        var terminal = new TestTerminal(folder);
        assertThat(terminal.fairlead("assess", sample.plan().toString()).code()).isZero();
        Said backup = terminal.fairlead("backup", sample.plan().toString());
        assertThat(backup.code()).as(backup.out() + backup.err()).isZero();
        List<String> there = everything(POSTGRES, sample.database);
        int first = count(there, "Part[afterRows=false");

        goesOn(POSTGRES, terminal.run(sample.database), first, there.size() - count(there, "Part["));
    }

    @Test
    void onMaria() throws Exception {
        try (var sites = new TwoDataSites(folder)) {
            sites.production.run("CREATE TABLE large (id int PRIMARY KEY, t varchar(40), KEY (t));"
                    + " INSERT INTO large SELECT seq, md5(seq) FROM seq_1_to_" + ROWS + "; CREATE TABLE old"
                    + " (k int, t varchar(40)) ENGINE=MyISAM; INSERT INTO old SELECT * FROM large WHERE id <"
                    + " 30000; CREATE VIEW seen AS SELECT k FROM old");
            String plan = sites.plan("move-data", "backup: {whole-database: true}\n");
            var terminal = new TestTerminal(folder);
            assertThat(terminal.fairlead("assess", plan).code()).isZero();
            Said backup = terminal.fairlead("backup", plan);
            assertThat(backup.code()).as(backup.out() + backup.err()).isZero();
            List<String> there = everything(MARIA, sites.production.name());
            int first = count(there, "Part[afterRows=false");

            goesOn(MARIA, terminal.run(sites.production.name()), first, there.size() - count(there,
                    "Part["));
        }
    }
}
