package org.fairlead.step;

import java.nio.file.Path;
import java.util.List;

import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.transfer.TransferReport;

import static org.assertj.core.api.Assertions.assertThat;

/** Sites of one or two tables, and how their transfers are begun. */
final class SmallSites {
    private SmallSites() {}

    static TransferReport done(StepOutcome<TransferReport> outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        return ((StepOutcome.Done<TransferReport>) outcome).report();
    }

    static RollbackReport report(StepOutcome<RollbackReport> outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        return ((StepOutcome.Done<RollbackReport>) outcome).report();
    }

    static List<String> waiting(SmallMigration migration) throws Exception {
        return migration.log().quarantined().stream().map(row -> row.table() + row.key() + " " + row.misfit())
                .toList();
    }

    static StepOutcome<TransferReport> stopAtOnce(SmallMigration migration) throws StepException {
        var stop = new StopSignal();
        stop.stop();
        return migration.transfer(stop, progress -> {});
    }

    static String many(int rows) {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ") ";
    }

    static SmallMigration keysOfAllKinds(Path folder) throws Exception {
        return new SmallMigration(folder, "composite", "words", "uuids", "days", "reals", "blobs").source("""
                CREATE TABLE composite (b TEXT, a INTEGER, v TEXT, PRIMARY KEY (a, b));
                INSERT INTO composite VALUES ('x', 1, 'p'), ('ä', 1, 'q'), ('Z', 1, NULL), ('x', 2, 'r');
                CREATE TABLE words (k TEXT PRIMARY KEY, v TEXT);
                INSERT INTO words VALUES ('b', '1'), ('A', '2'), ('ä', '3'), ('🔑', '4'), ('', '5'), ('ﬁ', '6');
                CREATE TABLE uuids (k TEXT PRIMARY KEY);
                INSERT INTO uuids VALUES ('ffffffffffffffffffffffffffffffff'), ('00112233445566778899aabbccddeeff'),
                  ('80000000000000000000000000000000');
                CREATE TABLE days (k TEXT PRIMARY KEY, v INTEGER);
                INSERT INTO days VALUES ('2024-01-02', 1), ('1999-12-31', 2);
                CREATE TABLE reals (k REAL PRIMARY KEY);
                INSERT INTO reals VALUES (-1.5), (0.0), (2.25);
                CREATE TABLE blobs (k BLOB PRIMARY KEY);
                INSERT INTO blobs VALUES (x'ff00'), (x'00'), (x'');
                """).target("""
                CREATE TABLE composite (a int, b varchar(5), v text, PRIMARY KEY (a, b));
                CREATE TABLE words (k varchar(5) PRIMARY KEY, v text);
                CREATE TABLE uuids (k uuid PRIMARY KEY);
                CREATE TABLE days (k date PRIMARY KEY, v int);
                CREATE TABLE reals (k float8 PRIMARY KEY);
                CREATE TABLE blobs (k bytea PRIMARY KEY);
                """);
    }

    /** Nodes that name their parent; the target does not take the name of the seventh. */
    static SmallMigration tree(Path folder, int rows) throws Exception {
        return new SmallMigration(folder, "node").source(
                "CREATE TABLE node (id INTEGER PRIMARY KEY, up INTEGER,"
                        + " name TEXT); INSERT INTO node " + many(rows)
                        + "SELECT i, CASE WHEN i > 1 THEN i / 2 END, 'n' || i FROM n").target(
                                "CREATE TABLE node (id int"
                                        + " PRIMARY KEY, up int REFERENCES node (id), name varchar(5) UNIQUE"
                                        + " CHECK (name <> 'n7'))");
    }

    /** Sites that name their home page, and pages that name their site. */
    static SmallMigration circle(Path folder, int rows) throws Exception {
        return new SmallMigration(folder, "page", "site").source("CREATE TABLE site (id INTEGER PRIMARY KEY,"
                + " home INTEGER); CREATE TABLE page (id INTEGER PRIMARY KEY, site INTEGER, title TEXT); INSERT INTO"
                + " site " + many(rows) + "SELECT i, i FROM n; INSERT INTO page " + many(rows)
                + "SELECT i, i, 't' FROM n").target("CREATE TABLE site (id int PRIMARY KEY, home int);"
                        + " CREATE TABLE page (id int PRIMARY KEY, site int NOT NULL REFERENCES site (id) DEFERRABLE"
                        + " INITIALLY DEFERRED, title varchar(3)); ALTER TABLE site ADD FOREIGN KEY (home)"
                        + " REFERENCES page (id) DEFERRABLE INITIALLY DEFERRED");
    }

    /** People with an address each, which must be their own and not "bad". */
    static SmallMigration people(Path folder, int rows) throws Exception {
        return new SmallMigration(folder, "person").source("CREATE TABLE person (id INTEGER PRIMARY KEY, mail"
                + " TEXT); INSERT INTO person " + many(rows) + "SELECT i, 'm' || i FROM n").target(
                        "CREATE TABLE person (id int PRIMARY KEY, mail text UNIQUE CHECK (mail <> 'bad'))");
    }
}
