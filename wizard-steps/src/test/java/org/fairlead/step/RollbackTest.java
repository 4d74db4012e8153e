package org.fairlead.step;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.site.Database;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.fairlead.step.SmallSites.circle;
import static org.fairlead.step.SmallSites.done;
import static org.fairlead.step.SmallSites.keysOfAllKinds;
import static org.fairlead.step.SmallSites.people;
import static org.fairlead.step.SmallSites.stopAtOnce;
import static org.fairlead.step.SmallSites.tree;

@Tag("postgres")
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RollbackTest {
    @TempDir
    private Path folder;

    @Test
    void takesBackTablesByKeysOfAnyKind() throws Exception {
        try (var migration = keysOfAllKinds(folder)) {
            done(migration.transfer());
            migration.rollback(Map.of());

            assertThat(migration.ask(
                    "SELECT 'composite' FROM composite UNION ALL SELECT k FROM words UNION ALL"
                            + " SELECT k::text FROM uuids UNION ALL SELECT k::text FROM days UNION ALL"
                            + " SELECT k::text FROM reals UNION ALL SELECT k::text FROM blobs")).isEmpty();
        }
    }

    @Test
    void takesBackATreeOfManyRows() throws Exception {
        try (var migration = tree(folder, 2500)) {
            migration.target("ALTER TABLE node DROP CONSTRAINT node_name_check");
            done(migration.transfer());
            var outcome = migration.rollback(Map.of());

            assertThat(migration.ask("SELECT count(*) FROM node")).containsExactly("0");
            assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        }
    }

    @Test
    void takesBackTwoTablesThatReferToOneAnother() throws Exception {
        try (var migration = circle(folder, 1200)) {
            done(migration.transfer());
            migration.rollback(Map.of());

            assertThat(migration.ask("SELECT id FROM page UNION ALL SELECT id FROM site")).isEmpty();
        }
    }

    @Test
    void keepsOfACircleWhatARowOfOthersNeeds() throws Exception {
        try (var migration = circle(folder, 3)) {
            migration.target("CREATE TABLE note (page int REFERENCES page (id))");
            done(migration.transfer());
            migration.target("INSERT INTO note VALUES (2)");
            migration.rollback(Map.of());

            assertThat(migration.ask("SELECT id FROM page UNION ALL SELECT id FROM site")).containsExactly(
                    "2",
                    "2");
        }
    }

    @Test
    void takesBackWhatArrivedBesideRefusedRows() throws Exception {
        try (var migration = people(folder, 3000)) {
            migration.source("UPDATE person SET mail = 'bad' WHERE id IN (1, 1500)");
            done(migration.transfer());
            migration.rollback(Map.of());

            assertThat(migration.ask("SELECT id FROM person")).isEmpty();
        }
    }

    @Test
    void asksBeforeItTakesBackWhatOthersChanged() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            migration.target("UPDATE person SET mail = 'theirs' WHERE id = 3");

            assertThat(migration.rollback(Map.of())).isInstanceOf(StepOutcome.NeedsDecisions.class);
            assertThat(migration.ask("SELECT count(*) FROM person")).containsExactly("5");
            migration.rollback(Map.of("person[3]", "keep"));
            assertThat(migration.ask("SELECT id FROM person")).containsExactly("3");
        }
    }

    @Test
    void keepsWhatRowsOfOthersNeed() throws Exception {
        try (var migration = people(folder, 5)) {
            migration.target(
                    "CREATE TABLE note (who int REFERENCES person (id), by_mail text REFERENCES person"
                            + " (mail))");
            done(migration.transfer());
            migration.target("INSERT INTO note VALUES (2, 'm4')");
            migration.rollback(Map.of());

            assertThat(migration.ask("SELECT id FROM person ORDER BY 1")).containsExactly("2", "4");
        }
    }

    @Test
    void takesBackWhatOthersChangedWhereThatWasDecided() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            migration.target("UPDATE person SET mail = 'theirs' WHERE id = 3");
            migration.rollback(Map.of("*", "undo"));

            assertThat(migration.ask("SELECT id FROM person")).isEmpty();
        }
    }

    @Test
    void takesBackATransferThatWasStopped() throws Exception {
        try (var migration = people(folder, 60_000)) {
            stopAtOnce(migration);
            migration.rollback(Map.of());
            assertThat(migration.ask("SELECT id FROM person")).isEmpty();
            assertThat(migration.ask(
                    "SELECT tablename FROM pg_tables WHERE tablename = 'fairlead_checkpoint'"))
                    .isEmpty();
        }
    }

    @Test
    void takesNothingForItsOwnThatOthersWroteAfterIt() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            migration.rollback(Map.of());
            migration.target("INSERT INTO person VALUES (2, 'm2')");

            assertThat(migration.rollback(Map.of())).isInstanceOf(StepOutcome.Done.class);
            assertThat(migration.ask("SELECT id FROM person")).containsExactly("2");
        }
    }

    @Test
    void takesNothingForItsOwnThatNeverCameToItsCommit() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            migration.target("DELETE FROM fairlead_checkpoint WHERE scope = 'transfer/person'");

            assertThat(migration.rollback(Map.of())).isInstanceOf(StepOutcome.Done.class);
            assertThat(migration.ask("SELECT count(*) FROM person")).containsExactly("5");
        }
    }

    @Test
    void takesItsRowsBackWhereSomebodyTookTheCheckpointsAway() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            migration.target(
                    "DROP TABLE fairlead_checkpoint; UPDATE person SET mail = 'theirs' WHERE id = 3");
            migration.rollback(Map.of("*", "keep"));

            assertThat(migration.ask("SELECT id FROM person")).containsExactly("3");
        }
    }

    @Test
    void letsCountersGoOnAndNeverBack() throws Exception {
        try (var migration = new SmallMigration(folder, "counted").source(
                "CREATE TABLE counted (id INTEGER PRIMARY"
                        + " KEY AUTOINCREMENT, x TEXT); INSERT INTO counted (x) VALUES ('a'), ('b'), ('c'); DELETE FROM"
                        + " counted WHERE id = 3").target(
                                "CREATE TABLE counted (id int GENERATED BY DEFAULT AS IDENTITY"
                                        + " PRIMARY KEY, x text)")) {
            done(migration.transfer());
            assertThat(migration.ask("INSERT INTO counted (x) VALUES ('new') RETURNING id")).containsExactly(
                    "4");
            migration.rollback(Map.of());

            assertThat(migration.ask("INSERT INTO counted (x) VALUES ('later') RETURNING id"))
                    .containsExactly("5");
        }
    }

    @Test
    void saysBeforehandWhatItWouldDoAndTouchesNothing() throws Exception {
        try (var migration = people(folder, 1200)) {
            migration.target("CREATE TABLE note (who int REFERENCES person (id))");
            done(migration.transfer());
            migration.target("UPDATE person SET mail = 'theirs' WHERE id = 3; INSERT INTO note VALUES (7)");
            String everything = "SELECT md5(string_agg(p.xmin || ' ' || p, ',' ORDER BY id)) FROM person p";
            var before = migration.ask(everything);

            RollbackPreview undecided = migration.preview(Map.of());
            assertThat(undecided.undoing()).containsExactly(new RollbackPreview.Undoing("person", "table",
                    1198,
                    0, 0));
            assertThat(undecided.kept()).containsExactly(new Kept("person", "[7]", "needed-by-others"));
            assertThat(undecided.open()).extracting(OpenDecision::id).containsExactly("person[3]");
            assertThat(undecided.questions()).isEqualTo(1);
            RollbackPreview decided = migration.preview(Map.of("*", "undo"));
            assertThat(decided.total()).isEqualTo(1199);
            assertThat(decided.questions()).isZero();
            assertThat(migration.ask(everything)).isEqualTo(before);

            RollbackReport done = SmallSites.report(migration.rollback(Map.of("*", "undo")));
            assertThat(done.undone()).isEqualTo(decided.total());
            assertThat(done.kept()).isEqualTo(decided.kept());
        }
    }

    @Test
    void countsEveryQuestionAndNamesTheFirstOnes() throws Exception {
        try (var migration = people(folder, 2500)) {
            done(migration.transfer());
            migration.target("UPDATE person SET mail = mail || 'x'");

            RollbackPreview preview = migration.preview(Map.of());
            assertThat(preview.questions()).isEqualTo(2500);
            assertThat(preview.open()).hasSize(1000);
            assertThat(preview.total()).isZero();
            assertThat(migration.preview(Map.of("*", "keep")).kept()).hasSize(2500);
        }
    }

    @Test
    void saysOfACircleHowManyRowsGo() throws Exception {
        try (var migration = circle(folder, 700)) {
            done(migration.transfer());

            assertThat(migration.preview(Map.of()).undoing()).extracting(RollbackPreview.Undoing::what,
                    RollbackPreview.Undoing::removed).containsExactlyInAnyOrder(org.assertj.core.groups.Tuple
                            .tuple(
                                    "page", 700L), org.assertj.core.groups.Tuple.tuple("site", 700L));
            assertThat(migration.ask("SELECT count(*) FROM page")).containsExactly("700");
        }
    }

    @Test
    void refusesToLookWhereAnAbandonedTransactionLeavesItsChanges() throws Exception {
        try (var migration = people(folder, 5)) {
            done(migration.transfer());
            var keeping = (Database) Proxy.newProxyInstance(Database.class.getClassLoader(), new Class<?>[]{
                    Database.class}, (proxy, method, arguments) -> method.getName().equals("isTransactional")
                            ? false
                            : method.invoke(migration.target(), arguments));

            assertThat(catchThrowableOfType(StepException.class, () -> migration.preview(Map.of(), keeping))
                    .problem().key()).isEqualTo("rollback.problem.no-preview");
            assertThat(migration.ask("SELECT count(*) FROM person")).containsExactly("5");
        }
    }
}
