package org.fairlead.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.ProblemException;
import org.fairlead.record.RunKind;
import org.fairlead.record.RunState;
import org.fairlead.record.RunSummary;
import org.fairlead.rehearsal.Issue;
import org.fairlead.rehearsal.RehearsalReport;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.sample.TestPostgres;
import org.fairlead.secret.Secret;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.StopSignal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fairlead.sample.PlaceJourney.done;

/** An upgrade in place is tried on a copy of its database, which does not outlive that. */
class RehearsalInPlaceTest {
    @TempDir
    private Path home;

    private final String database = FaradayBase.small();

    private PlaceJourney begin() throws ProblemException {
        return PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types", "all-student"));
    }

    private static StepOutcome<RehearsalReport> rehearse(PlaceJourney run) throws ProblemException {
        return run.journey().rehearsal().run(Optional.empty(), Controls.silent());
    }

    private List<String> asked(String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            while (results.next()) {
                found.add(results.getString(1));
            }
        }
        return found;
    }

    private List<String> copies() throws SQLException {
        return asked("SELECT datname FROM pg_database WHERE datname LIKE 'fairlead\\_copy%'");
    }

    private String columns() throws SQLException {
        return asked("SELECT table_name || '.' || column_name FROM information_schema.columns WHERE"
                + " table_schema = 'public' ORDER BY 1").toString();
    }

    @Test
    void leavesTheSiteAsItWasAndTheRunWorksAfterIt() throws Exception {
        String before = columns();
        try (PlaceJourney run = begin()) {
            RehearsalReport report = done(rehearse(run));
            assertThat(report.finished()).isTrue();
            assertThat(report.rows()).isPositive();
            assertThat(report.notTried()).contains("mail", "provider");
            assertThat(columns()).isEqualTo(before);
            assertThat(copies()).isEmpty();

            run.whole();
            assertThat(columns()).isNotEqualTo(before);
            assertThat(run.journey().rehearsal().verified()).isNotEmpty();
            Path rehearsal = home.resolve("runs").resolve(report.run());
            assertThat(rehearsal.resolve("backup")).doesNotExist();
            assertThat(Files.exists(rehearsal.resolve("journal"))).isFalse();
            assertThatThrownBy(() -> rehearse(run)).hasMessageContaining("rehearsal.problem.too-late");
        }
    }

    @Test
    void isRefusedAsARunAndForgottenCopiesAreRemovedByTheNext() throws Exception {
        try (PlaceJourney run = begin()) {
            var dying = new Controls(progress -> {
                if (progress.done() > 1500) {
                    throw new IllegalStateException("dead");
                }
            }, new StopSignal());
            assertThatThrownBy(() -> run.journey().rehearsal().run(Optional.empty(), dying)).hasMessage(
                    "dead");
            RunSummary left = run.workspace().record().runs().stream().filter(one -> one.kind()
                    == RunKind.REHEARSAL).findFirst().orElseThrow();
            assertThat(left.state()).isNotEqualTo(RunState.FINISHED);
            try (Journey reopened = run.workspace().reopen(left.id(), (kind, name) -> Secret.of(
                    "postgres"))) {
                assertThatThrownBy(() -> reopened.assess(Controls.silent())).hasMessageContaining(
                        "rehearsal.problem.over");
            }
            done(rehearse(run));
            assertThat(run.workspace().record().find(left.id()).orElseThrow().state()).isEqualTo(
                    RunState.FINISHED);
            assertThat(copies()).isEmpty();
        }
    }

    @Test
    void canBeStoppedWhileItCopies() throws Exception {
        try (PlaceJourney run = begin()) {
            var stop = new StopSignal();
            var stopping = new Controls(progress -> {
                if (progress.activity().equals("backup.activity.whole-restore")) {
                    stop.stop();
                }
            }, stop);
            assertThat(run.journey().rehearsal().run(Optional.empty(), stopping)).isInstanceOf(
                    StepOutcome.Stopped.class);
            assertThat(copies()).isEmpty();
            assertThat(run.journey().rehearsal().last()).hasValueSatisfying(state -> assertThat(state
                    .report())
                    .isEmpty());
        }
    }

    @Test
    void whatCannotBeCopiedIsAnIssueAndHoldsTheRun() throws Exception {
        try (var connection = TestPostgres.connect(database); var made = connection.createStatement()) {
            made.execute("CREATE TABLE years (y int) PARTITION BY LIST (y)");
        }
        try (PlaceJourney run = begin()) {
            assertThat(rehearse(run)).isInstanceOfSatisfying(StepOutcome.Blocked.class, blocked -> assertThat(
                    blocked.findings().toString()).contains("backup.problem.whole-lacking"));
            run.ready();
            assertThatThrownBy(() -> run.journey().upgrade(Controls.silent())).hasMessageContaining(
                    "rehearsal.problem.open");
            run.journey().rehearsal().decide(1, Issue.Decision.ACCEPT, "it is empty");
            done(run.journey().upgrade(Controls.silent()));
        }
    }
}
