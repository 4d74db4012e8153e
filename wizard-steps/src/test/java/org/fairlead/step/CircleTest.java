package org.fairlead.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.step.SmallSites.done;
import static org.fairlead.step.SmallSites.waiting;

/** Tables that refer to one another where the target checks each reference at once. */
@Tag("postgres")
class CircleTest {
    @TempDir
    private Path folder;

    private SmallMigration teams(String captain) throws Exception {
        return new SmallMigration(folder, "member", "team").source("""
                CREATE TABLE team (id INTEGER PRIMARY KEY, captain INTEGER, name TEXT);
                CREATE TABLE member (id INTEGER PRIMARY KEY, team INTEGER, boss INTEGER, name TEXT);
                INSERT INTO team VALUES (1, 11, 'one'), (2, 22, 'two'), (3, NULL, 'empty'), (4, 41, 'bad');
                INSERT INTO member VALUES (11, 1, 12, 'a'), (12, 1, 11, 'b'), (22, 2, NULL, 'c'),
                  (23, 3, 22, 'd'), (41, 4, NULL, 'too long a name');
                """).target("CREATE TABLE team (id int PRIMARY KEY, captain int " + captain
                + ", name text); CREATE TABLE member (id int PRIMARY KEY, team int NOT NULL REFERENCES team (id),"
                + " boss int REFERENCES member (id), name varchar(5));"
                + " ALTER TABLE team ADD FOREIGN KEY (captain) REFERENCES member (id)");
    }

    @Test
    void isWrittenWithoutTheReferenceFirstAndThenWithIt() throws Exception {
        try (var migration = teams("")) {
            assertThat(done(migration.transfer()).written()).isEqualTo(7);
            assertThat(migration.ask("SELECT id || ' ' || coalesce(captain, 0) FROM team ORDER BY id"))
                    .containsExactly("1 11", "2 22", "3 0");
            assertThat(waiting(migration)).containsExactlyInAnyOrder("member[41] too-long",
                    "team[4] parent-quarantined");
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void goesBackAsAWhole() throws Exception {
        try (var migration = teams("")) {
            done(migration.transfer());

            assertThat(migration.rollback(Map.of())).isInstanceOf(StepOutcome.Done.class);
            assertThat(migration.ask("SELECT id FROM team UNION ALL SELECT id FROM member")).isEmpty();
        }
    }

    @Test
    void staysWhereOthersHoldOnToIt() throws Exception {
        try (var migration = teams("")) {
            done(migration.transfer());
            migration.target("CREATE TABLE prize (id int PRIMARY KEY, winner int REFERENCES member (id));"
                    + " INSERT INTO prize VALUES (1, 11)");
            migration.rollback(Map.of());

            assertThat(migration.ask("SELECT id FROM member ORDER BY id")).containsExactly("11", "12");
            assertThat(migration.ask("SELECT id || ' ' || captain FROM team")).containsExactly("1 11");
        }
    }

    @Test
    void isSaidToBeClosedBeforeAnythingIsWritten() throws Exception {
        try (var migration = teams("NOT NULL")) {
            List<Finding> findings = migration.transfer() instanceof StepOutcome.Blocked<?> blocked
                    ? blocked.findings()
                    : List.of();

            assertThat(findings).extracting(finding -> finding.problem().key()).contains(
                    "assess.problem.circle-closed");
            assertThat(migration.ask("SELECT id FROM team")).isEmpty();
        }
    }

    @Test
    void waitsOnlyForTheRowsThatTheTargetRefusesForThemselves() throws Exception {
        try (var migration = teams("")) {
            migration.target("ALTER TABLE member ADD UNIQUE (name)");
            migration.source("UPDATE member SET name = 'a' WHERE id = 23");

            assertThat(done(migration.transfer()).written()).isEqualTo(6);
            assertThat(waiting(migration)).contains("member[23] refused");
            assertThat(migration.verify().clean()).isTrue();
        }
    }
}
