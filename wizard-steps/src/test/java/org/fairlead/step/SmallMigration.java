package org.fairlead.step;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.fairlead.action.CommandActions;
import org.fairlead.action.Parameters;
import org.fairlead.action.WayBack;
import org.fairlead.model.Progress;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.sample.TestPostgres;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Site;
import org.fairlead.site.postgres.PostgresDatabase;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.step.rollback.RollbackInput;
import org.fairlead.step.rollback.RollbackPreview;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;
import org.fairlead.step.transfer.QuarantineRetry;
import org.fairlead.step.transfer.RetryReport;
import org.fairlead.step.transfer.TransferInput;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferStep;
import org.fairlead.step.transfer.UnfinishedRetries;
import org.fairlead.step.verify.VerifyInput;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyStep;

/** A migration of a few tables made for one test, on a real file and a real server. */
final class SmallMigration implements AutoCloseable {
    private final Path file;
    private final String database = TestPostgres.empty();
    private final SqliteRunRecord record;
    private final RunLog log;
    private final PostgresDatabase target;
    private final WayBack wayBack;
    private final AgeOpener opener;
    private final Playbook playbook;
    private Plan plan = Plan.of("small", "move");

    SmallMigration(Path folder, String... tables) throws Exception {
        file = folder.resolve("source.sqlite3");
        record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        log = record.log(record.begin(new NewRun("small", "move", "a", "b")).id());
        target = TestPostgres.open(database);
        var key = TransientKey.create();
        opener = AgeOpener.withIdentity(key.identity());
        wayBack = new WayBack(new UndoJournal(log.folder().resolve("journal"), new SecureRandom()),
                AgeSealer.toKey(key.recipient()), log.folder().resolve("undo"));
        playbook = playbook(tables);
    }

    private static Playbook playbook(String... tables) throws Exception {
        var text = new StringBuilder("""
                fairlead-playbook: 1
                id: small
                system:
                  kind: small
                  layouts:
                    - {id: any, dialects: [sqlite, postgresql], present: []}
                jobs:
                  - {id: move, from: [any], to: any, steps: [transfer, verify]}
                connections:
                  source: {dialects: [sqlite]}
                  target: {dialects: [postgresql]}
                datasets:
                """);
        for (String table : tables) {
            text.append("  - table: ").append(table).append('\n');
        }
        var tree = StrictYaml.read(text.toString().getBytes(StandardCharsets.UTF_8), "playbook.yaml");
        FileSchema.named("playbook").check(tree);
        return FileRecords.read(tree, Playbook.class);
    }

    SmallMigration source(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
        return this;
    }

    SmallMigration target(String sql) throws SQLException {
        try (var connection = TestPostgres.connect(database); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return this;
    }

    SmallMigration plan(Plan other) {
        plan = other;
        return this;
    }

    Plan plan() {
        return plan;
    }

    PostgresDatabase target() {
        return target;
    }

    RunLog log() {
        return log;
    }

    /** First column of a query on the target, as text. */
    List<String> ask(String sql) throws SQLException {
        var answers = new ArrayList<String>();
        try (var connection = TestPostgres.connect(database);
                var statement = connection.createStatement();
                var results = statement.executeQuery(sql)) {
            while (results.next()) {
                answers.add(results.getString(1));
            }
        }
        return answers;
    }

    StepOutcome<TransferReport> transfer() throws StepException {
        return transfer(new StopSignal(), progress -> {});
    }

    StepOutcome<TransferReport> transfer(StopSignal stop, Consumer<Progress> progress) throws StepException {
        return new TransferStep().run(new TransferInput(playbook, plan, read(), target, wayBack.journal(),
                wayBack.sealer()), new StepContext(log, progress, stop, Clock.systemUTC()));
    }

    RetryReport retry(String table, String key, Map<String, String> edits) throws Exception {
        return new QuarantineRetry(new TransferInput(playbook, plan, read(), target, wayBack.journal(),
                wayBack.sealer()), log).retry(table, key, edits);
    }

    void settleRetries() throws Exception {
        UnfinishedRetries.settle(target, log);
    }

    VerifyReport verify() throws StepException {
        return report(new VerifyStep().run(new VerifyInput(playbook, plan, read(),
                site(target), Parameters.of(plan, Instant.EPOCH), List.of()), context()));
    }

    private static VerifyReport report(StepOutcome<VerifyReport> outcome) {
        return switch (outcome) {
            case StepOutcome.Done<VerifyReport>(VerifyReport report) -> report;
            case StepOutcome.Blocked<VerifyReport>(VerifyReport report, var findings) -> report;
            default -> throw new IllegalStateException(outcome.toString());
        };
    }

    StepOutcome<RollbackReport> rollback(Map<String, String> decisions) throws StepException {
        return new RollbackStep().run(new RollbackInput(playbook, Optional.empty(), site(target), wayBack,
                opener, decisions, CommandActions.NONE), context());
    }

    RollbackPreview preview(Map<String, String> decisions) throws StepException {
        return preview(decisions, target);
    }

    /** On a target that answers some questions differently. */
    RollbackPreview preview(Map<String, String> decisions, org.fairlead.site.Database asked)
            throws StepException {
        var outcome = new RollbackStep().preview(new RollbackInput(playbook, Optional.empty(), site(asked),
                wayBack,
                opener, decisions, CommandActions.NONE), context());
        return ((StepOutcome.Done<RollbackPreview>) outcome).report();
    }

    private StepContext context() {
        return new StepContext(log, progress -> {}, new StopSignal(), Clock.systemUTC());
    }

    private SqliteDatabase read() {
        try {
            return SqliteDatabase.readOnly(file);
        } catch (org.fairlead.site.SiteException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Site site(org.fairlead.site.Database database) {
        return new Site(database, Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Override
    public void close() {
        target.close();
        record.close();
    }
}
