package org.fairlead.dump;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.TestMaria;
import org.fairlead.site.SiteException;
import org.fairlead.site.WholeDatabase.Lack;
import org.fairlead.site.WholeDatabase.Place;
import org.fairlead.site.WholeDatabase.Reading;
import org.fairlead.site.mariadb.MariaDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** A whole MariaDB database, kept and made anew. */
class MariaDumpTest {
    static final List<String> ALL_KINDS = List.of("""
            CREATE TABLE a (id int AUTO_INCREMENT PRIMARY KEY, b_id int, t text, v varchar(50) CHARACTER SET latin1,
              f float, d double, n decimal(40,20), bl blob, bi bit(12), da date, dt datetime(6),
              ts timestamp NULL, ti time(3), y year, e enum('x','it''s'), s set('p','q'), g point,
              j json, u uuid, bin binary(4), total int AS (year(da) * 2) STORED, twice int AS (length(t) + 1) VIRTUAL,
              KEY by_v (v), FULLTEXT KEY words (t)) AUTO_INCREMENT = 1000 COMMENT='it''s; a comment'""", """
            CREATE TABLE b (id int PRIMARY KEY, a_id int, CONSTRAINT to_a FOREIGN KEY (a_id) REFERENCES a (id)
              ON DELETE CASCADE)""",
            "ALTER TABLE a ADD CONSTRAINT to_b FOREIGN KEY (b_id) REFERENCES b (id)",
            "CREATE TABLE `odd``na\\nme;\"'` (`select``\\nx` int, CHECK (`select``\\nx` > 0))".replace("\\n",
                    "\n"),
            "CREATE TABLE old (k int) ENGINE=MyISAM",
            "CREATE TABLE parted (k int PRIMARY KEY) PARTITION BY HASH (k) PARTITIONS 3", """
            INSERT INTO a (id, t, v, f, d, n, bl, bi, da, dt, ts, ti, y, e, s, g, j, u, bin) VALUES (0,
              '\\\\\\'"\\n\\r\\0\\Z;-- ü€𝄞', 'é', 0.1, 1e-300, 12345678901234567890.12345678901234567890,
              x'00ff275c0a', b'101', '0000-00-00', '2026-01-02 03:04:05.678901', '2026-01-01 00:00:00',
              '-838:59:59', 1999, 'it''s', 'p,q', ST_GeomFromText('POINT(1 2)', 4326), '{"a": "\\\\\\\\"}',
              '123e4567-e89b-12d3-a456-426655440000', 'ab')""",
            "INSERT INTO a (id, f, d) VALUES (5, 16777217, 123456789.123456789), (6, 3.4e38, -0.0)",
            "INSERT INTO b VALUES (1, 5), (2, NULL)", "UPDATE a SET b_id = 1 WHERE id = 5",
            "INSERT INTO old VALUES (1)", "INSERT INTO parted VALUES (1), (2), (3)",
            "CREATE SEQUENCE numbers START WITH 50 INCREMENT BY 5", "SELECT NEXT VALUE FOR numbers", """
            CREATE FUNCTION plus(n int) RETURNS int DETERMINISTIC BEGIN DECLARE x int; SET x = n + 1; -- a; b
              RETURN x; END""",
            "CREATE PROCEDURE tidy() BEGIN DELETE FROM old WHERE k = 0; SELECT '$end0$'; END",
            "CREATE VIEW z_first AS SELECT id, plus(id) AS p FROM a",
            "CREATE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW a_second AS SELECT p FROM z_first WHERE id > 0",
            "CREATE TRIGGER seen BEFORE INSERT ON b FOR EACH ROW BEGIN SET NEW.a_id = NEW.a_id; END",
            """
            CREATE EVENT nightly ON SCHEDULE EVERY 1 DAY STARTS '2026-01-01 02:00:00' ON COMPLETION PRESERVE
              COMMENT 'it''s' DO BEGIN DELETE FROM old WHERE k < 0; END""",
            "CREATE EVENT asleep ON SCHEDULE EVERY '1:30' HOUR_MINUTE DISABLE DO DELETE FROM old WHERE k < 0");

    static void run(String database, List<String> statements) throws SQLException {
        try (Connection connection = TestMaria.connect(database);
                var statement = connection
                        .createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET sql_mode = 'NO_AUTO_VALUE_ON_ZERO'");
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static List<String> answers(String database, String sql) throws SQLException {
        var answers = new ArrayList<String>();
        try (Connection connection = TestMaria.connect(database);
                var statement = connection
                        .createStatement();
                var results = statement.executeQuery(sql)) {
            while (results.next()) {
                answers.add(results.getString(1));
            }
        }
        return answers;
    }

    @Test
    void everyKindComesBackAndTheScratchPlaceGoes(@TempDir Path folder) throws Exception {
        String name = TestMaria.empty();
        run(name, ALL_KINDS);
        try (MariaDatabase database = TestMaria.open(name)) {
            try (Reading reading = database.whole().orElseThrow().read()) {
                assertThat(reading.lacking()).isEmpty();
                assertThat(reading.parts()).extracting("kind").contains("table", "view", "function",
                        "procedure", "trigger", "event", "event-state", "sequence", "sequence-value");
                assertThat(reading.notes()).anyMatch(note -> note.contains("MyISAM: old")).anyMatch(
                        note -> note.contains("definer of view z_first: "));
            }
            Kept kept = Kept.of(database, folder);

            DumpComparison comparison = kept.rehearse(database);

            assertThat(comparison.different()).isEmpty();
            assertThat(comparison.rows()).isEqualTo(9);
            assertThat(answers(name, "SHOW DATABASES LIKE 'fairlead%'")).isEmpty();
        }
    }

    @Test
    void theRestoredDatabaseIsEqualToTheStockClientsEyesToo(@TempDir Path folder) throws Exception {
        String from = TestMaria.empty();
        String byFairlead = TestMaria.empty();
        String byClient = TestMaria.empty();
        run(from, ALL_KINDS);
        try (MariaDatabase source = TestMaria.open(from); MariaDatabase target = TestMaria.open(byFairlead)) {
            Kept kept = Kept.of(source, folder);
            try (Place place = target.whole().orElseThrow().here()) {
                assertThat(place.isEmpty()).isTrue();
                assertThat(kept.dump().restore(place, kept.opener(), false).orElseThrow()
                        .different()).isEmpty();
                assertThat(place.isEmpty()).isFalse();
            }
            TestMaria.load(byClient, kept.text());
            // the client leaves comments out unless it is told to keep them
            assertThat(parts(byClient)).isEqualTo(parts(from).stream().map(part -> part.replace("-- a; b",
                    ""))
                    .toList());
            for (String table : List.of("a", "b", "old", "parted", "`odd``na\nme;\"'`")) {
                String sums = "CHECKSUM TABLE " + table;
                assertThat(sum(byClient, sums)).as(table).isEqualTo(sum(from, sums)).isEqualTo(sum(byFairlead,
                        sums));
            }
            assertThat(answers(byClient, "SELECT NEXT VALUE FOR numbers")).isEqualTo(answers(byFairlead,
                    "SELECT NEXT VALUE FOR numbers"));
        }
    }

    private static List<String> parts(String name) throws SiteException {
        try (MariaDatabase database = TestMaria.open(name);
                Reading reading = database.whole().orElseThrow()
                        .read()) {
            return reading.parts().stream().map(Object::toString).toList();
        }
    }

    private static String sum(String name, String sql) throws SQLException {
        try (Connection connection = TestMaria.connect(name);
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            results.next();
            return String.valueOf(results.getString(2));
        }
    }

    @Test
    void whatCannotBeCarriedIsNamed() throws Exception {
        String name = TestMaria.empty();
        run(name, List.of("CREATE TABLE past (k int) WITH SYSTEM VERSIONING",
                "CREATE TABLE gone (k int)", "CREATE VIEW broken AS SELECT k FROM gone", "DROP TABLE gone"));
        try (MariaDatabase database = TestMaria.open(name);
                Reading reading = database.whole().orElseThrow()
                        .read()) {
            assertThat(reading.lacking()).containsExactlyInAnyOrder(new Lack("system-versioned", "past"),
                    new Lack("broken-view", "broken"));
        }
    }

    @Test
    void rowsOfOthersMeanwhileAreNotInTheSnapshot(@TempDir Path folder) throws Exception {
        String name = TestMaria.empty();
        run(name, List.of("CREATE TABLE a (k int)", "CREATE TABLE b (k int)", "INSERT INTO a VALUES (1)"));
        try (MariaDatabase database = TestMaria.open(name)) {
            Kept kept;
            try (Reading reading = database.whole().orElseThrow().read()) {
                run(name, List.of("INSERT INTO a VALUES (2)", "INSERT INTO b VALUES (1)"));
                kept = Kept.of(reading, database.dialect(), folder);
            }
            assertThat(kept.written().rows()).isEqualTo(1);
            assertThat(kept.rehearse(database).isEqual()).isTrue();
        }
    }
}
