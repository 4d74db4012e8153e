package org.fairlead.dump;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.WholeDatabase.Trial;
import org.fairlead.site.sqlite.SqliteDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole SQLite file, kept and made anew. */
class SqliteDumpTest {
    private static final List<String> ALL_KINDS = List.of("PRAGMA user_version = 42",
            "PRAGMA application_id = 252006673",
            "CREATE TABLE a (id INTEGER PRIMARY KEY AUTOINCREMENT, b_id int REFERENCES b (id), t text COLLATE NOCASE"
                    + " DEFAULT 'it''s; -- x', n numeric CHECK (n <> 7), r real, bl blob, any, twice AS (id * 2)"
                    + " STORED, half AS (id / 2)) -- a note; with a semicolon",
            "CREATE TABLE b (id INTEGER PRIMARY KEY, a_id int REFERENCES a (id) ON DELETE CASCADE)",
            "CREATE TABLE \"odd\"\"na\nme;'\" (\"sel\"\"ect\n\" text, [in brackets] int, UNIQUE ([in brackets]))",
            "CREATE TABLE without (k text PRIMARY KEY, v) WITHOUT ROWID",
            "CREATE TABLE strictly (k int, t text) STRICT",
            "INSERT INTO a (id, b_id, t, n, r, bl, any) VALUES (5, 1, 'ü€𝄞 ''quoted'' \\n', 12345678901234567890,"
                    + " 0.1, x'00ff275c0a', 'text'), (9, NULL, 'two' || char(10) || 'lines' || char(13, 0, 9) || 'x',"
                    + " -9223372036854775808, 1e308, zeroblob(0), 3.0), (11, 2, '', 1e-320,"
                    + " 9e999, NULL, CAST(x'c328ff' AS TEXT)), (12, 2, '),' || char(10) ||"
                    + " '(', 0.30000000000000004, -0.0, x'', CAST('' AS BLOB))",
            "INSERT INTO b VALUES (1, 5), (2, NULL)", "DELETE FROM a WHERE id = 12 AND n = 7",
            "INSERT INTO a (id) VALUES (900)", "DELETE FROM a WHERE id = 900",
            "INSERT INTO \"odd\"\"na\nme;'\" VALUES ('x', 1), (NULL, 2)",
            "INSERT INTO without VALUES ('k', x'01'), ('l', 1.5)", "INSERT INTO strictly VALUES (1, '2')",
            "CREATE INDEX by_t ON a (t COLLATE RTRIM, lower(t)) WHERE t IS NOT NULL",
            "CREATE UNIQUE INDEX \"odd ix\" ON b (a_id)",
            "CREATE VIEW seen AS SELECT id, t FROM a WHERE id > 0", "CREATE VIEW more AS SELECT * FROM seen",
            "CREATE TRIGGER noted AFTER INSERT ON b BEGIN UPDATE a SET t = 'changed; by trigger' WHERE id = NEW.a_id;"
                    + " DELETE FROM b WHERE id < 0; END", "ANALYZE");

    @TempDir
    private Path folder;

    private static Path made(Path file, List<String> statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
        return file;
    }

    /** Every value with its kind, and the schema, as another reader sees them. */
    private static List<String> everything(Path file) throws SQLException {
        var all = new ArrayList<String>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String sql : List.of(
                    "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_stat%'"
                            + " ORDER BY 1, 2", "SELECT * FROM sqlite_sequence", "PRAGMA user_version",
                    "PRAGMA application_id", "PRAGMA encoding",
                    "SELECT id, b_id, typeof(t), hex(CAST(t AS BLOB)), typeof(n), n, typeof(r), format('%!.20e',"
                            + " r), typeof(bl), hex(bl), typeof(any), hex(CAST(any AS BLOB)), twice, half"
                            + " FROM a ORDER BY id",
                    "SELECT * FROM b ORDER BY 1", "SELECT *, rowid FROM \"odd\"\"na\nme;'\" ORDER BY 2",
                    "SELECT k, typeof(v), hex(v) FROM without ORDER BY k", "SELECT * FROM strictly",
                    "SELECT * FROM more ORDER BY 1")) {
                try (var results = statement.executeQuery(sql)) {
                    while (results.next()) {
                        var row = new StringBuilder();
                        for (int i = 1; i <= results.getMetaData().getColumnCount(); i++) {
                            row.append(results.getString(i)).append('|');
                        }
                        all.add(row.toString());
                    }
                }
            }
        }
        return all;
    }

    private void comesBack(List<String> before) throws Exception {
        var statements = new ArrayList<>(before);
        statements.addAll(ALL_KINDS);
        Path from = made(folder.resolve("from.sqlite3"), statements);
        Path to = folder.resolve("to.sqlite3");
        try (SqliteDatabase database = SqliteDatabase.readOnly(from);
                SqliteDatabase target = SqliteDatabase.writable(to)) {
            Kept kept = Kept.of(database, folder);
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(place.isEmpty()).isTrue();
                DumpComparison comparison = kept.dump().restore(place, kept.opener(), false).orElseThrow();
                assertThat(comparison.different()).isEmpty();
                assertThat(comparison.rows()).isEqualTo(11).isEqualTo(kept.written().rows());
            }
            assertThat(everything(to)).isEqualTo(everything(from));
            assertThat(target.integrityProblems()).isEmpty();
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(place.isEmpty()).isFalse();
            }
        }
    }

    @Test
    void everyKindComesBack() throws Exception {
        comesBack(List.of());
    }

    @Test
    void everyKindComesBackInAnotherEncoding() throws Exception {
        comesBack(List.of("PRAGMA encoding = 'UTF-16be'"));
    }

    @Test
    void theRestoreIsTriedWhereNobodySeesIt() throws Exception {
        Path from = made(folder.resolve("from.sqlite3"), ALL_KINDS);
        try (SqliteDatabase database = SqliteDatabase.readOnly(from)) {
            Kept kept = Kept.of(database, folder);
            List<Trial> trials = database.whole().orElseThrow().trials("any");
            assertThat(trials).extracting(Trial::manner).containsExactly("whole-file");
            try (Place place = trials.getFirst().opening().open().orElseThrow()) {
                DumpComparison comparison = kept.dump().restore(place, kept.opener(), true).orElseThrow();
                assertThat(comparison.different()).isEmpty();
                assertThat(comparison.rows()).isEqualTo(kept.written().rows());
            }
            assertThat(kept.dump().readBack(kept.written(), kept.opener()).orElseThrow().different())
                    .isEmpty();
            assertThat(folder.toFile().list()).containsExactlyInAnyOrder("from.sqlite3",
                    String.valueOf(kept.file().getFileName()));
        }
    }

    @Test
    void aRestoreThatIsLeftHalfwayLeavesAnEmptyFile() throws Exception {
        Path from = made(folder.resolve("from.sqlite3"), ALL_KINDS);
        Path to = folder.resolve("to.sqlite3");
        try (SqliteDatabase database = SqliteDatabase.readOnly(from);
                SqliteDatabase target = SqliteDatabase.writable(to)) {
            Kept kept = Kept.of(database, folder);
            var stopping = new DatabaseDump(kept.file(), "sqlite", new DatabaseDump.Watch() {
                private int tables;

                @Override
                public void table(String name, long rows) {
                    tables++;
                }

                @Override
                public boolean shouldStop() {
                    return tables > 2;
                }
            });
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(stopping.restore(place, kept.opener(), false)).isEmpty();
            }
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(place.isEmpty()).isTrue();
                assertThat(kept.dump().restore(place, kept.opener(), false).map(
                        DumpComparison::isEqual)).isEqualTo(Optional.of(true));
            }
            assertThat(everything(to)).isEqualTo(everything(from));
        }
    }

    @Test
    void whatCannotBeCarriedIsNamed() throws Exception {
        Path from = made(folder.resolve("from.sqlite3"), List.of("CREATE VIRTUAL TABLE words USING fts5(t)"));
        try (SqliteDatabase database = SqliteDatabase.readOnly(from);
                Reading reading = database.whole().orElseThrow().read()) {
            assertThat(reading.lacking()).contains(new Lack("virtual-table", "words"));
        }
    }

    /** Looks with the stock client where there is one; skipped, and said so, where there is none. */
    @Test
    void theStockClientLoadsItToo() throws Exception {
        Path from = made(folder.resolve("from.sqlite3"), ALL_KINDS);
        Path to = folder.resolve("client.sqlite3");
        try (SqliteDatabase database = SqliteDatabase.readOnly(from)) {
            Path text = Files.writeString(folder.resolve("whole.sql"), Kept.of(database, folder).text(),
                    StandardCharsets.UTF_8);
            Process client;
            try {
                client = new ProcessBuilder("sqlite3", "-bail", to.toString()).redirectInput(text.toFile())
                        .redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile()).start();
            } catch (java.io.IOException none) {
                System.err.println("SKIPPED: no sqlite3 client here to load the text with");
                Assumptions.abort("no sqlite3 client");
                return;
            }
            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(client.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
            // the client keeps the end of the line before a semicolon in the words of what it makes
            assertThat(everything(to).stream().map(row -> row.replace("\n|", "|")).toList()).isEqualTo(
                    everything(
                            from).stream().map(row -> row.replace("\n|", "|")).toList());
        }
    }
}
