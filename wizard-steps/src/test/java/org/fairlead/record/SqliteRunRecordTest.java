package org.fairlead.record;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.record.RunLog.QuarantinedRow;
import org.fairlead.record.RunRecord.NewRun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class SqliteRunRecordTest {
    private static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");
    private static final NewRun RUN = new NewRun("playbook", "job", "here", "there");

    @TempDir
    private Path home;

    private SqliteRunRecord open() throws RecordException {
        return open(MORNING);
    }

    private SqliteRunRecord open(Instant now) throws RecordException {
        return SqliteRunRecord.open(home, Clock.fixed(now, ZoneOffset.UTC));
    }

    private void sql(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + home.resolve("record.sqlite3"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    @Test
    void numbersRunsWithinTheirDay() throws Exception {
        try (var record = open(); var tomorrow = open(MORNING.plus(Duration.ofDays(1)))) {
            assertThat(List.of(record.begin(RUN).id(), record.begin(RUN).id(), tomorrow.begin(RUN).id()))
                    .containsExactly("2026-11-21-01", "2026-11-21-02", "2026-11-22-01");
        }
    }

    @Test
    void goesOnCountingBehindTheHundredthRunOfADay() throws Exception {
        try (var record = open()) {
            record.begin(RUN);
            sql("UPDATE run SET id = '2026-11-21-100'");

            assertThat(record.begin(RUN).id()).isEqualTo("2026-11-21-101");
        }
    }

    @Test
    void givesEveryRunAnIdOfItsOwnWhenTwoProgramsBeginAtOnce() throws Exception {
        try (var one = open(); var other = open(); var threads = Executors.newFixedThreadPool(2)) {
            Callable<List<String>> first = () -> List.of(one.begin(RUN).id(), one.begin(RUN).id());
            Callable<List<String>> second = () -> List.of(other.begin(RUN).id(), other.begin(RUN).id());
            for (var begun : threads.invokeAll(List.of(first, second))) {
                assertThat(begun.get()).doesNotHaveDuplicates();
            }
            assertThat(one.runs()).extracting(RunSummary::id).doesNotHaveDuplicates().hasSize(4);
        }
    }

    @Test
    void listsTheNewestRunFirst() throws Exception {
        try (var record = open(); var later = open(MORNING.plusSeconds(5))) {
            record.begin(RUN);
            later.begin(RUN);

            assertThat(record.runs()).extracting(RunSummary::id).containsExactly("2026-11-21-02",
                    "2026-11-21-01");
        }
    }

    @Test
    void namesTheHolderOfALockedRun() throws Exception {
        try (var record = open(); var other = open()) {
            String run = record.begin(RUN).id();
            try (var lock = record.lock(run)) {
                assertThat(lock).isNotNull();
                var refused = catchThrowableOfType(RecordException.class, () -> other.lock(run));

                assertThat(refused.problem()).isEqualTo(Problem.blocker("record.problem.locked", run,
                        "process " + ProcessHandle.current().pid() + ", since 2026-11-21T08:00:00Z"));
            }
        }
    }

    @Test
    void freesARunWhenTheLockIsClosed() throws Exception {
        try (var record = open(); var other = open()) {
            String run = record.begin(RUN).id();
            record.lock(run).close();

            try (var lock = other.lock(run)) {
                assertThat(lock).isNotNull();
            }
        }
    }

    @Test
    void letsTwoRunsBeHeldAtOnce() throws Exception {
        try (var record = open()) {
            try (var one = record.lock(record.begin(RUN).id());
                    var two = record.lock(record.begin(RUN)
                            .id())) {
                assertThat(one).isNotSameAs(two);
            }
        }
    }

    @Test
    void namesTheProcessThatHoldsARunAndIsFreeOnceItIsKilled() throws Exception {
        try (var record = open()) {
            String run = record.begin(RUN).id();
            Process holder = new ProcessBuilder(ProcessHandle.current().info().command().orElse("java"),
                    "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"),
                    LockHolder.class.getName(), home.toString(), run).redirectErrorStream(true).start();
            try {
                assertThat(holder.inputReader().readLine()).isEqualTo("held");
                var refused = catchThrowableOfType(RecordException.class, () -> record.lock(run));
                assertThat(refused.problem().args().get(1).toString()).startsWith("process " + holder.pid());
            } finally {
                holder.destroyForcibly();
            }
            assertThat(holder.waitFor(10, TimeUnit.SECONDS)).isTrue();
            try (var lock = record.lock(run)) {
                assertThat(lock).isNotNull();
            }
        }
    }

    @Test
    void leavesANewerRecordAsItIs() throws Exception {
        open().close();
        sql("PRAGMA user_version = 99");
        byte[] before = Files.readAllBytes(home.resolve("record.sqlite3"));

        var refused = catchThrowableOfType(RecordException.class, this::open);

        assertThat(refused.problem().key()).isEqualTo("record.problem.newer");
        assertThat(Files.readAllBytes(home.resolve("record.sqlite3"))).isEqualTo(before);
        assertThat(home).isDirectoryNotContaining("glob:**-wal");
    }

    @Test
    void leavesWhatIsNoRecordAsItIs() throws Exception {
        Path file = Files.writeString(home.resolve("record.sqlite3"), "this is no database");

        var refused = catchThrowableOfType(RecordException.class, this::open);

        assertThat(refused.problem().key()).isEqualTo("record.problem.damaged");
        assertThat(file).hasContent("this is no database");
    }

    @Test
    void leavesADamagedRecordAsItIs() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            for (int i = 0; i < 200; i++) {
                log.event(Problem.info("some.event", "x".repeat(300)));
            }
        }
        Path file = home.resolve("record.sqlite3");
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        try (var channel = Files.newByteChannel(file, java.nio.file.StandardOpenOption.WRITE)) {
            for (long page = 2; page < channel.size() / 4096; page++) {
                channel.position(page * 4096).write(ByteBuffer.wrap(new byte[64]));
            }
        }
        byte[] before = Files.readAllBytes(file);

        var refused = catchThrowableOfType(RecordException.class, this::open);

        assertThat(refused.problem().key()).isEqualTo("record.problem.damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void isReadableByItsOwnerOnly() throws Exception {
        Path inner = home.resolve("inner");
        try (var record = SqliteRunRecord.open(inner, Clock.fixed(MORNING, ZoneOffset.UTC))) {
            String run = record.begin(RUN).id();

            assertThat(permissions(inner)).isEqualTo("rwx------");
            assertThat(permissions(inner.resolve("record.sqlite3"))).isEqualTo("rw-------");
            assertThat(permissions(record.log(run).folder())).isEqualTo("rwx------");
        }
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void showsWhereAHistoryWasEdited() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.event(Problem.info("first"));
            log.event(Problem.info("second"));
            log.event(Problem.info("third"));
            assertThat(log.brokenAt()).isEmpty();
            sql("UPDATE entry SET body = replace(body, 'second', 'other') WHERE number = 2");

            assertThat(log.brokenAt()).contains(2L);
        }
    }

    @Test
    void showsWhereAHistoryLostAnEntry() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.event(Problem.info("first"));
            log.event(Problem.info("second"));
            log.event(Problem.info("third"));
            sql("DELETE FROM entry WHERE number = 2");

            assertThat(log.brokenAt()).contains(3L);
        }
    }

    @Test
    void keepsFindingsAsTheyWere() throws Exception {
        var finding = new Finding("id", "group", Problem.blocker("some.problem", "x", 3L, 0.5),
                new Evidence(List.of("evidence.key"), List.of(List.of("[1]"), List.of("ä\u0000\"")), 77),
                List.of("AD-1"));
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.findings("assess", List.of(new Finding("old", "group", Problem.info("x"))));
            log.findings("assess", List.of(finding));
        }
        try (var record = open()) {
            List<Finding> kept = record.log("2026-11-21-01").findings("assess");

            assertThat(kept).hasSize(1);
            assertThat(kept.getFirst().evidence()).isEqualTo(finding.evidence());
            assertThat(kept.getFirst().guide()).containsExactly("AD-1");
            assertThat(kept.getFirst().problem().args()).extracting(String::valueOf).containsExactly("x", "3",
                    "0.5");
        }
    }

    @Test
    void remembersStepsInTheOrderTheyLastBegan() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.stepBegan("assess");
            log.stepEnded("assess", "done", "{\"a\":1}", Optional.empty());
            log.stepBegan("transfer");
            log.stepEnded("transfer", "failed", "", Optional.of(Problem.blocker("x.y", "z")));
            log.stepBegan("assess");

            assertThat(log.steps()).extracting(RunLog.StepEntry::step, RunLog.StepEntry::outcome)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("transfer", "failed"),
                            org.assertj.core.groups.Tuple.tuple("assess", ""));
            assertThat(log.steps().getFirst().problem()).contains(Problem.blocker("x.y", "z"));
        }
    }

    @Test
    void givesTheNewestPlan() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.plan("aaaa", "first: 1\n");
            log.plan("bbbb", "second: 2\n");

            assertThat(log.plan()).contains(new RunLog.StoredPlan("bbbb", "second: 2\n"));
        }
    }

    @Test
    void replacesAFactAndForgetsAScope() throws Exception {
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.remember("scope", "b", "1");
            log.remember("scope", "a", "2");
            log.remember("scope", "b", "3");
            log.remember("other", "b", "4");
            assertThat(log.recallAll("scope")).containsExactly(Map.entry("a", "2"), Map.entry("b", "3"));
            log.forget("scope");

            assertThat(log.recall("scope", "b")).isEmpty();
            assertThat(log.recall("other", "b")).contains("4");
        }
    }

    @Test
    void keepsQuarantinedRowsByKey() throws Exception {
        var row = new QuarantinedRow("table", "[1]", "name", "too-long", "312 > 255", "waiting");
        var again = new QuarantinedRow("table", "[1]", "name", "too-long", "313 > 255", "waiting");
        try (var record = open()) {
            RunLog log = record.log(record.begin(RUN).id());
            log.quarantine(List.of(row));
            log.quarantine(List.of(again));
            assertThat(log.quarantined()).containsExactly(again);
            log.released("table", "[1]", "left");

            assertThat(log.quarantined()).extracting(QuarantinedRow::state).containsExactly("left");
        }
    }

    @Test
    void forgetsARunWithItsFolderAndNothingElse() throws Exception {
        try (var record = open()) {
            RunLog gone = record.log(record.begin(RUN).id());
            RunLog stays = record.log(record.begin(RUN).id());
            gone.event(Problem.info("x"));
            Files.writeString(gone.folder().resolve("file"), "x");
            record.forget(gone.summary().id());

            assertThat(gone.folder()).doesNotExist();
            assertThat(stays.folder()).exists();
            assertThat(record.runs()).extracting(RunSummary::id).containsExactly("2026-11-21-02");
        }
    }

    @Test
    void saysThatThereIsNoSuchRun() throws Exception {
        try (var record = open()) {
            var refused = catchThrowableOfType(RecordException.class, () -> record.log("2001-01-01-01"));

            assertThat(refused.problem().key()).isEqualTo("record.problem.no-run");
        }
    }

    @Test
    void saysThatThereIsNoSuchRunToLock() throws Exception {
        try (var record = open()) {
            var refused = catchThrowableOfType(RecordException.class, () -> record.lock("2001-01-01-01"));

            assertThat(refused.problem().key()).isEqualTo("record.problem.no-run");
        }
    }
}
