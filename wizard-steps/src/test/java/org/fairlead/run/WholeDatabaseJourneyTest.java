package org.fairlead.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.ProblemException;
import org.fairlead.plan.BackupChoice;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.sample.TestPostgres;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.backup.BackupReport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlead.sample.PlaceJourney.done;

/** A run that keeps the whole database of its target, and its last resort. */
class WholeDatabaseJourneyTest {
    private static final String PASSPHRASE = "the way back 4711";

    @TempDir
    private Path home;

    private final String database = FaradayBase.small();

    private PlaceJourney begin() throws ProblemException {
        PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student"));
        run.journey().change(run.journey().plan().withBackup(new BackupChoice(true, "")));
        return run;
    }

    private void sql(String statement) throws SQLException {
        try (var connection = TestPostgres.connect(database); var made = connection.createStatement()) {
            made.execute(statement);
        }
    }

    private static StepOutcome<BackupReport> backup(PlaceJourney run) throws ProblemException {
        try (Secret secret = Secret.of(PASSPHRASE)) {
            return run.journey().backup(secret, Controls.silent());
        }
    }

    private static WholeRestored restore(PlaceJourney run, String into) throws ProblemException {
        try (Secret secret = Secret.of(PASSPHRASE)) {
            return done(run.journey().restore(secret, into, Controls.silent()));
        }
    }

    @Test
    void isKeptRehearsedAndRestoredBesideTheSite() throws Exception {
        sql("CREATE TABLE canary (k text); INSERT INTO canary VALUES ('canary-of-a-secret')");
        try (PlaceJourney run = begin()) {
            done(run.journey().assess(Controls.silent()));
            BackupReport report = done(backup(run));
            assertThat(report.whole().manner()).isEqualTo("whole-scratch");
            assertThat(report.whole().differentRows()).isZero();
            assertThat(report.items()).anySatisfy(item -> {
                assertThat(item.kind()).isEqualTo("whole-database");
                assertThat(item.rows()).isEqualTo(report.whole().equalRows()).isPositive();
            });
            nothingIsUnsealed();
            done(run.journey().upgrade(Controls.silent()));

            String into = TestPostgres.empty();
            WholeRestored restored = restore(run, into);
            assertThat(restored.different()).isEmpty();
            assertThat(restored.rows()).isEqualTo(report.whole().equalRows());

            assertThatThrownBy(() -> restore(run, into)).hasMessageContaining("restore.problem.not-empty");
            assertThatThrownBy(() -> restore(run, database)).hasMessageContaining("restore.problem.site");
        }
    }

    private void nothingIsUnsealed() throws Exception {
        try (var files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).as(file
                        .toString()).doesNotContain("canary-of-a-secret");
            }
        }
    }

    @Test
    void whatCannotBeCarriedClosesTheGateByName() throws Exception {
        sql("CREATE TABLE years (y int) PARTITION BY LIST (y)");
        try (PlaceJourney run = begin()) {
            done(run.journey().assess(Controls.silent()));

            assertThat(backup(run)).isInstanceOfSatisfying(StepOutcome.Blocked.class, blocked -> assertThat(
                    blocked.findings().toString()).contains("backup.problem.whole-lacking",
                            "partitioned-table", "public.years"));
            assertThatThrownBy(() -> run.journey().upgrade(Controls.silent())).hasMessageContaining(
                    "run.problem.step-first");
        }
    }

    @Test
    void aRunWithoutOneHasNoneToRestore() throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student")).ready()) {
            assertThatThrownBy(() -> restore(run, TestPostgres.empty())).hasMessageContaining(
                    "restore.problem.none");
            assertThat(List.of(home.toFile().list())).isNotEmpty();
        }
    }
}
