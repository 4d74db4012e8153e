package org.fairlead.step;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.fairlead.model.Finding;
import org.fairlead.model.Progress;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;
import org.fairlead.plan.Plan.MisfitDecision;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferReport.DatasetResult;
import org.fairlead.step.verify.VerifyReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.step.SmallSites.circle;
import static org.fairlead.step.SmallSites.done;
import static org.fairlead.step.SmallSites.keysOfAllKinds;
import static org.fairlead.step.SmallSites.many;
import static org.fairlead.step.SmallSites.people;
import static org.fairlead.step.SmallSites.stopAtOnce;
import static org.fairlead.step.SmallSites.tree;
import static org.fairlead.step.SmallSites.waiting;

@Tag("postgres")
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransferTest {
    @TempDir
    private Path folder;

    @Test
    void movesAndComparesTablesByKeysOfAnyKind() throws Exception {
        try (var migration = keysOfAllKinds(folder)) {
            assertThat(done(migration.transfer()).written()).isEqualTo(21);
            VerifyReport verified = migration.verify();

            assertThat(verified.differences()).isEmpty();
            assertThat(verified.datasets()).allMatch(VerifyReport.Comparison::clean);
        }
    }

    @Test
    void takesTheChildrenOfAWaitingRowWithIt() throws Exception {
        try (var migration = tree(folder, 5)) {
            migration.source("UPDATE node SET name = 'far too long' WHERE id = 2");

            assertThat(done(migration.transfer()).written()).isEqualTo(2);
            assertThat(waiting(migration)).containsExactly("node[2] too-long", "node[4] parent-quarantined",
                    "node[5] parent-quarantined");
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void findsTheRowOfATreeThatOnlyTheTargetRefuses() throws Exception {
        try (var migration = tree(folder, 15)) {
            assertThat(done(migration.transfer()).written()).isEqualTo(12);
            assertThat(waiting(migration)).containsExactlyInAnyOrder("node[7] refused",
                    "node[14] parent-quarantined", "node[15] parent-quarantined");
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void countsWhatARuleMadeToFitInATreeToo() throws Exception {
        try (var migration = tree(folder, 5)) {
            migration.source("UPDATE node SET name = 'far too long' WHERE id = 2");
            migration.plan(migration.plan().withMisfits(List.of(new MisfitDecision("*", "*",
                    MisfitKind.TOO_LONG, MisfitRule.TRUNCATE))));

            assertThat(done(migration.transfer()).datasets()).extracting(DatasetResult::changedByRule)
                    .containsExactly(1L);
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void movesTwoTablesThatReferToOneAnother() throws Exception {
        try (var migration = circle(folder, 3)) {
            migration.source("UPDATE page SET title = 'long title' WHERE id = 2");

            assertThat(done(migration.transfer()).written()).isEqualTo(4);
            assertThat(waiting(migration)).containsExactly("page[2] too-long", "site[2] parent-quarantined");
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void movesATableWithoutAKey() throws Exception {
        try (var migration = new SmallMigration(folder, "loose").source(
                "CREATE TABLE loose (a INTEGER, b TEXT); INSERT INTO loose VALUES (1, 'x'), (1, 'x'), (2, NULL)")
                .target("CREATE TABLE loose (a int, b text)")) {
            done(migration.transfer());

            assertThat(migration.ask("SELECT concat(a, b) FROM loose ORDER BY 1")).containsExactly("1x", "1x",
                    "2");
        }
    }

    @Test
    void findsTheRowsThatOnlyTheTargetRefuses() throws Exception {
        try (var migration = people(folder, 3000)) {
            migration.source(
                    "UPDATE person SET mail = 'bad' WHERE id IN (1, 1500); UPDATE person SET mail = 'm4'"
                            + " WHERE id = 3000");

            assertThat(done(migration.transfer()).written()).isEqualTo(2997);
            assertThat(waiting(migration)).containsExactlyInAnyOrder("person[1] refused",
                    "person[1500] refused",
                    "person[3000] refused");
            assertThat(migration.log().quarantined()).extracting(QuarantinedRow::detail).noneMatch(
                    detail -> detail.contains("bad") || detail.contains("m4"));
            assertThat(migration.verify().clean()).isTrue();
        }
    }

    @Test
    void doesNotWaitForItselfWhenARowIsRefusedTwiceOver() throws Exception {
        try (var migration = people(folder, 100_010)) {
            migration.source(
                    "UPDATE person SET mail = 'bad' WHERE id = 3; UPDATE person SET mail = 'm5' WHERE id"
                            + " = 60000");

            assertThat(done(migration.transfer()).written()).isEqualTo(100_008);
            assertThat(waiting(migration)).containsExactlyInAnyOrder("person[3] refused",
                    "person[60000] refused");
            migration.rollback(Map.of());
            assertThat(migration.ask("SELECT count(*) FROM person")).containsExactly("0");
        }
    }

    @Test
    void goesOnBehindEveryChunkItWasStoppedAt() throws Exception {
        try (var migration = people(folder, 120_000)) {
            int stops = 0;
            StepOutcome<TransferReport> outcome = stopAtOnce(migration);
            while (outcome instanceof StepOutcome.Stopped) {
                stops++;
                outcome = stopAtOnce(migration);
            }

            assertThat(stops).isEqualTo(2);
            assertThat(done(outcome).written()).isEqualTo(120_000);
            assertThat(migration.verify().clean()).isTrue();
            migration.rollback(Map.of());
            assertThat(migration.ask("SELECT count(*) FROM person")).containsExactly("0");
        }
    }

    @ParameterizedTest
    @CsvSource({"REAL,i * 0.5,float8", "BLOB,CAST(i AS BLOB),bytea", "TEXT,'printf(''%x'', i)',text",
            "TEXT,'date(''0100-01-01'', ''+'' || i || '' days'')',date"})
    void goesOnBehindKeysOfAnyKind(String from, String value, String to) throws Exception {
        try (var migration = new SmallMigration(folder, "kind").source("CREATE TABLE kind (k " + from
                + " PRIMARY KEY); INSERT INTO kind " + many(60_000) + "SELECT " + value + " FROM n").target(
                        "CREATE TABLE kind (k " + to + " PRIMARY KEY)")) {
            assertThat(stopAtOnce(migration)).isInstanceOf(StepOutcome.Stopped.class);

            assertThat(done(migration.transfer()).written()).isEqualTo(60_000);
            assertThat(waiting(migration)).isEmpty();
        }
    }

    @Test
    void rememberesAfterAStopWhichParentsWait() throws Exception {
        try (var migration = new SmallMigration(folder, "a_parent", "b_child").source(
                "CREATE TABLE a_parent (id"
                        + " INTEGER PRIMARY KEY, name TEXT);"
                        + " INSERT INTO a_parent VALUES (1, 'ok'), (2, 'too long');"
                        + " CREATE TABLE b_child (id INTEGER PRIMARY KEY, p INTEGER);"
                        + " INSERT INTO b_child VALUES (1, 1), (2, 2)")
                .target("CREATE TABLE a_parent (id int PRIMARY KEY, name varchar(3)); CREATE TABLE b_child (id int"
                        + " PRIMARY KEY, p int REFERENCES a_parent (id))")) {
            assertThat(stopAtOnce(migration)).isInstanceOf(StepOutcome.Stopped.class);

            assertThat(done(migration.transfer()).written()).isEqualTo(2);
            assertThat(waiting(migration)).containsExactly("a_parent[2] too-long",
                    "b_child[2] parent-quarantined");
        }
    }

    @Test
    void waitsWhilePaused() throws Exception {
        try (var migration = people(folder, 60_000)) {
            var stop = new StopSignal();
            stop.pause();
            var later = new Thread(() -> {
                try {
                    TimeUnit.MILLISECONDS.sleep(700);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                stop.goOn();
            });
            later.start();
            long start = System.nanoTime();

            assertThat(done(migration.transfer(stop, progress -> {})).written()).isEqualTo(60_000);
            assertThat(System.nanoTime() - start).isGreaterThan(TimeUnit.MILLISECONDS.toNanos(600));
            later.join();
        }
    }

    @Test
    void doesNotWriteIntoATableThatOthersFilled() throws Exception {
        try (var migration = people(folder, 3)) {
            migration.target("INSERT INTO person VALUES (77, 'x')");
            List<Finding> findings = migration.transfer() instanceof StepOutcome.Blocked<?> blocked
                    ? blocked.findings()
                    : List.of();

            assertThat(findings).extracting(Finding::id)
                    .containsExactly("filled/person");
            assertThat(migration.ask("SELECT id FROM person")).containsExactly("77");
        }
    }

    @Test
    void neverLetsProgressFallOrPassItsEnd() throws Exception {
        try (var migration = people(folder, 120_000)) {
            migration.source("UPDATE person SET mail = 'bad' WHERE id IN (3, 70000)");
            var seen = new java.util.concurrent.ConcurrentLinkedQueue<Progress>();
            done(migration.transfer(new StopSignal(), seen::add));

            assertThat(seen).extracting(Progress::done).isSorted();
            assertThat(seen).allMatch(progress -> progress.done() <= progress.total());
            assertThat(seen).extracting(Progress::total).containsOnly(120_000L);
        }
    }

    @Test
    void namesEveryRowThatIsNotAsItShouldBe() throws Exception {
        try (var migration = people(folder, 2000)) {
            done(migration.transfer());
            migration.target("UPDATE person SET mail = 'other' WHERE id = 7; DELETE FROM person WHERE id = 8;"
                    + " INSERT INTO person VALUES (5000, 'new')");

            assertThat(migration.verify().differences()).containsExactly(
                    new VerifyReport.Difference("person", "[7]", "different", List.of("mail")),
                    new VerifyReport.Difference("person", "[8]", "missing", List.of()),
                    new VerifyReport.Difference("person", "[5000]", "unexpected", List.of()));
        }
    }
}
