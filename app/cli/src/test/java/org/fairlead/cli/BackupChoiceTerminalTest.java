package org.fairlead.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.cli.TestTerminal.Said;
import org.fairlead.sample.TestPostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What of a site is kept, where, and how large each choice is. */
class BackupChoiceTerminalTest {
    @TempDir
    private Path folder;

    private Said fairlead(String... arguments) {
        return new TestTerminal(folder).fairlead(arguments);
    }

    private List<String> there(Path place) throws Exception {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).map(file -> String.valueOf(file.getFileName())).sorted()
                    .toList();
        }
    }

    @Test
    void eachChoiceOfASharedSiteIsMeasuredAndWhatWasKeptLiesInASecondPlaceToo() throws Exception {
        try (var sites = new TwoDataSites(folder)) {
            Path second = Files.createDirectories(folder.resolve("second"));
            String plan = sites.plan("move-data", "backup: {whole-database: true, second-place: " + second
                    + ", leave-out: [wp-content/mpai-logs]}\n");

            Said assessed = fairlead("assess", plan);
            assertThat(assessed.code()).as(assessed.out() + assessed.err()).isZero();
            assertThat(assessed.out()).contains("how large each choice is",
                    "The whole database of the target takes up",
                    "The tables of it that this run may change take up").doesNotContainPattern(
                            "\\[[a-z]+[.-]");

            Said backup = fairlead("backup", plan);
            assertThat(backup.code()).as(backup.out() + backup.err()).isZero();
            assertThat(backup.out()).contains("of the backup lie at", "compared with what was kept");
            String run = new TestTerminal(folder).run(sites.production.name());
            assertThat(there(second)).isEqualTo(there(folder.resolve("home/runs").resolve(run).resolve(
                    "backup"))).contains("whole-database.sql.zst.age");

            assertThat(fairlead("backup", plan).code()).as("again, in the place of the first").isZero();
            Said unknown = fairlead("assess", sites.write("unknown", "move-data", sites.source() + sites
                    .target()
                    + "backup: {leave-out: [wp-content/mpai-log]}\n"));
            assertThat(unknown.code()).isNotZero();
            assertThat(unknown.err()).contains("backup.leave-out[0]", "wp-content/mpai-logs");
        }
    }

    @Test
    void aSecondPlaceThatIsNotThereClosesTheGateAndNoneIsTold() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        String plain = Files.readString(sample.plan());
        Files.writeString(sample.plan(), plain + "backup: {second-place: " + folder.resolve("not-there")
                + "}\n");
        assertThat(fairlead("assess", sample.plan().toString()).code()).isZero();
        Said closed = fairlead("backup", sample.plan().toString());
        assertThat(closed.code()).as(closed.out() + closed.err()).isEqualTo(ExitCode.GATE);
        assertThat(closed.out() + closed.err()).contains("could not be brought to its second place");

        Files.writeString(sample.plan(), plain);
        assertThat(fairlead("assess", sample.plan().toString()).code()).isZero();
        Said one = fairlead("backup", sample.plan().toString());
        assertThat(one.code()).as(one.out() + one.err()).isZero();
        assertThat(one.out()).contains("It lies in one place only");
    }

    @Test
    void aCopyThatBrokeOffBehindItsFirstFilesIsBroughtAgainWithOtherBytes() throws Exception {
        var sample = new SampleRun(folder, false, TestPostgres.v2());
        String plan = sample.plan().toString();
        assertThat(fairlead("assess", plan).code()).isZero();
        assertThat(fairlead("backup", plan).code()).isZero();
        String run = new TestTerminal(folder).run(sample.database);
        Path kept = folder.resolve("home/runs").resolve(run).resolve("backup");
        String last;
        try (Stream<Path> files = Files.walk(kept)) {
            last = kept.relativize(files.filter(Files::isRegularFile).sorted().toList().getLast()).toString();
        }
        Path second = Files.createDirectories(folder.resolve("second"));
        Path obstacle = second.resolve(run).resolve(last);
        Files.createDirectories(obstacle.getParent());
        Files.writeString(obstacle, "of somebody else");
        Files.writeString(sample.plan(), "backup: {second-place: " + second + "}\n",
                StandardOpenOption.APPEND);

        Said broken = fairlead("backup", plan);
        assertThat(broken.code()).as(broken.out() + broken.err()).isEqualTo(ExitCode.GATE);
        assertThat(broken.out() + broken.err()).contains("could not be brought to its second place");
        assertThat(there(second)).as("what came before").hasSizeGreaterThan(1);
        assertThat(obstacle).hasContent("of somebody else");

        Files.delete(obstacle);
        Said again = fairlead("backup", plan);
        assertThat(again.code()).as(again.out() + again.err()).isZero();
        assertThat(there(second)).isEqualTo(there(kept));
    }

    private static List<String> rows(Path file) throws Exception {
        var rows = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var results = statement.executeQuery(
                    "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE"
                            + " 'sqlite%' ORDER BY type, name")) {
                while (results.next()) {
                    rows.add(results.getString(1) + " " + results.getString(2));
                    if (String.valueOf(results.getString(2)).startsWith("CREATE TABLE")) {
                        tables.add(results.getString(1));
                    }
                }
            }
            for (String table : tables) {
                try (var results = statement.executeQuery("SELECT * FROM \"" + table + "\" ORDER BY 1")) {
                    while (results.next()) {
                        var row = new StringBuilder(table);
                        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                            row.append('|').append(results.getString(i));
                        }
                        rows.add(row.toString());
                    }
                }
            }
        }
        return rows;
    }

    @Test
    void aSourceThatIsAFileIsKeptTriedAndRestoredToo() throws Exception {
        var sample = new SampleRun(folder, true, TestPostgres.v2());
        Files.writeString(sample.plan(), "backup: {whole-database: true}\n", StandardOpenOption.APPEND);
        assertThat(fairlead("assess", sample.plan().toString()).code()).isZero();
        Said backup = fairlead("backup", sample.plan().toString());
        assertThat(backup.code()).as(backup.out() + backup.err()).isZero();
        assertThat(backup.out()).contains("whole source, as text", "restored in a scratch file").contains(
                "restored in a scratch database").doesNotContainPattern("\\[[a-z]+[.-]");
        assertThat(backup.out().split("are as they were kept", -1)).as("of the target only").hasSize(2);
        String run = new TestTerminal(folder).run(sample.database);

        Path into = folder.resolve("again.sqlite3");
        Said restored = fairlead("restore", run, "--into", into.toString());
        assertThat(restored.code()).as(restored.out() + restored.err()).isZero();
        assertThat(rows(into)).isEqualTo(rows(folder.resolve("v1/backend/db.sqlite3"))).hasSizeGreaterThan(
                50);
        Said twice = fairlead("restore", run, "--into", into.toString());
        assertThat(twice.code()).isNotZero();
        assertThat(twice.err()).contains("is not empty");
        Path report = folder.resolve("report.html");
        assertThat(fairlead("report", run, "--out", report.toString()).code()).isZero();
        assertThat(Files.readString(report)).contains("restored in a scratch file",
                "It lies in one place only");
    }
}
