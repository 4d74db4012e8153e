package org.fairlead.step;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.action.CommandActions;
import org.fairlead.action.JsonMemberEffect;
import org.fairlead.action.Parameters;
import org.fairlead.action.WayBack;
import org.fairlead.model.Finding;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Action;
import org.fairlead.playbook.FileRecords;
import org.fairlead.playbook.FileSchema;
import org.fairlead.playbook.Playbook;
import org.fairlead.playbook.StrictYaml;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.record.UndoJournal;
import org.fairlead.sample.SampleScripts;
import org.fairlead.sample.TestPostgres;
import org.fairlead.secret.AgeOpener;
import org.fairlead.secret.AgeSealer;
import org.fairlead.secret.TransientKey;
import org.fairlead.site.Site;
import org.fairlead.site.postgres.PostgresDatabase;
import org.fairlead.site.sqlite.SqliteDatabase;
import org.fairlead.step.assess.AssessInput;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.assess.AssessStep;
import org.fairlead.step.backup.BackupInput;
import org.fairlead.step.backup.BackupReport;
import org.fairlead.step.backup.BackupStep;
import org.fairlead.step.rollback.RollbackInput;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackStep;
import org.fairlead.step.transfer.TransferInput;
import org.fairlead.step.transfer.TransferReport;
import org.fairlead.step.transfer.TransferStep;
import org.fairlead.step.upgrade.UpgradeInput;
import org.fairlead.step.upgrade.UpgradeReport;
import org.fairlead.step.upgrade.UpgradeStep;
import org.fairlead.step.verify.VerifyInput;
import org.fairlead.step.verify.VerifyReport;
import org.fairlead.step.verify.VerifyStep;

import static org.assertj.core.api.Assertions.assertThat;

@Tag("postgres")
class WholeMigrationTest {
    private static final Instant MOMENT = Instant.parse("2026-03-04T05:06:07.890123Z");

    @TempDir
    private Path folder;
    private Playbook playbook;
    private Plan plan;
    private RunLog log;
    private PostgresDatabase target;
    private String database;
    private WayBack wayBack;
    private AgeOpener opener;

    @BeforeEach
    void prepare() throws Exception {
        playbook = playbook();
        plan = Plan.of("ai-design-tool", "upgrade-v1-v2").withChoices(Map.of("tiers", "code"));
        var record = SqliteRunRecord.open(folder.resolve("home"), Clock.systemUTC());
        log = record.log(record.begin(new NewRun("ai-design-tool", "upgrade-v1-v2", "a", "b")).id());
        database = TestPostgres.v2();
        target = TestPostgres.open(database);
        var key = TransientKey.create();
        opener = AgeOpener.withIdentity(key.identity());
        wayBack = new WayBack(new UndoJournal(log.folder().resolve("journal"), new SecureRandom()),
                AgeSealer.toKey(key.recipient()), log.folder().resolve("undo"));
    }

    static Playbook playbook() throws Exception {
        try (var in = WholeMigrationTest.class
                .getResourceAsStream("/fairlead/playbooks/ai-design-tool/playbook.yaml")) {
            var tree = StrictYaml.read(in.readAllBytes(), "playbook.yaml");
            FileSchema.named("playbook").check(tree);
            return FileRecords.read(tree, Playbook.class);
        }
    }

    private SqliteDatabase source(boolean misfits) throws Exception {
        Path live = folder.resolve("db.sqlite3");
        SampleScripts.v1(live, misfits);
        Path snapshot = folder.resolve("snapshot.sqlite3");
        SqliteDatabase.readOnly(live).sourceFile().orElseThrow().snapshotInto(snapshot);
        return SqliteDatabase.readOnly(snapshot);
    }

    private StepContext context() {
        return new StepContext(log, progress -> {}, new StopSignal(), Clock.systemUTC());
    }

    private Site site(org.fairlead.site.Database database) {
        return new Site(database, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Parameters parameters() {
        return Parameters.of(plan, MOMENT);
    }

    private List<JsonMemberEffect> effects() {
        return playbook.actions().stream().filter(Action.JsonMember.class::isInstance)
                .map(action -> JsonMemberEffect.of((Action.JsonMember) action, parameters())).toList();
    }

    private static <R> R done(StepOutcome<R> outcome) {
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        return ((StepOutcome.Done<R>) outcome).report();
    }

    private TransferReport transfer(SqliteDatabase source) throws StepException {
        return done(new TransferStep().run(
                new TransferInput(playbook, plan, source, target, wayBack.journal(), wayBack.sealer()),
                context()));
    }

    private UpgradeReport upgrade(SqliteDatabase source) throws StepException {
        return done(new UpgradeStep().run(
                new UpgradeInput(playbook, Optional.of(site(source)), site(target), wayBack, parameters(),
                        template -> "", CommandActions.NONE),
                context()));
    }

    private Map<String, Long> counts() throws Exception {
        var counts = new TreeMap<String, Long>();
        try (var connection = TestPostgres.connect(database); var statement = connection.createStatement()) {
            for (String table : target.tables()) {
                try (var results = statement.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
                    results.next();
                    counts.put(table, results.getLong(1));
                }
            }
        }
        return counts;
    }

    @Test
    void movesTheCleanSiteWhole() throws Exception {
        SqliteDatabase source = source(false);
        var before = counts();

        AssessReport assessment = done(new AssessStep().run(
                new AssessInput(playbook, playbook.job("upgrade-v1-v2").orElseThrow(), plan, site(source),
                        site(target), parameters()),
                context()));
        assertThat(assessment.findings()).filteredOn(Finding::blocks).isEmpty();
        BackupReport backup = done(new BackupStep()
                .run(new BackupInput(playbook, Optional.of(site(source)), site(target), wayBack.sealer(),
                        opener),
                        context()));
        assertThat(backup.rehearsal().differentRows()).isZero();
        assertThat(backup.rehearsal().manner()).isEqualTo("scratch-schema");

        TransferReport transferred = transfer(source);
        assertThat(transferred.written()).isEqualTo(3516);
        assertThat(transferred.quarantined()).isZero();

        UpgradeReport upgraded = upgrade(source);
        assertThat(upgraded.actions()).filteredOn(a -> a.state().equals("done"))
                .extracting(a -> a.id() + " " + a.inserted() + " " + a.changed())
                .containsExactly("tiers 3 0", "profiles 60 0", "preferences 60 0",
                        "notification-preferences 60 0",
                        "subscriptions 60 0", "project-analytics 219 0", "activity-log 219 0",
                        "design-metadata 0 213");

        VerifyReport verified = done(new VerifyStep().run(
                new VerifyInput(playbook, plan, source, site(target), parameters(), effects()), context()));
        assertThat(verified.differences()).isEmpty();
        assertThat(verified.clean()).isTrue();

        RollbackReport rolledBack = done(new RollbackStep().run(
                new RollbackInput(playbook, Optional.empty(), site(target), wayBack, opener, Map.of(),
                        CommandActions.NONE),
                context()));
        assertThat(rolledBack.kept()).isEmpty();
        assertThat(counts()).isEqualTo(before);
        assertThat(rolledBack.tables()).allMatch(t -> t.different() == 0 && t.missing() == 0 && t.added()
                == 0);
    }

    @Test
    void keepsBackExactlyTheRowsThatDoNotFit() throws Exception {
        SqliteDatabase source = source(true);
        var outcome = new AssessStep().run(
                new AssessInput(playbook, playbook.job("upgrade-v1-v2").orElseThrow(), plan, site(source),
                        site(target), parameters()),
                context());
        var kinds = new ArrayList<String>();
        done(outcome).findings().stream().filter(f -> f.id().startsWith("misfit/")).forEach(f -> kinds.add(f
                .id()));
        assertThat(kinds).hasSize(13);

        TransferReport transferred = transfer(source);
        assertThat(transferred.written()).isEqualTo(3516);
        assertThat(log.quarantined()).extracting(row -> row.table() + row.key() + row.misfit())
                .containsExactlyInAnyOrder("projects_project[9001]json-nul",
                        "projects_project[9002]nul-character",
                        "projects_project[9003]too-long", "projects_project[9004]out-of-range",
                        "projects_project[9005]not-boolean", "projects_project[9006]bad-date",
                        "projects_project[9007]bad-text", "assets_asset[9001]bad-date",
                        "assets_asset[9002]bad-date",
                        "projects_exporttemplate[9001]not-a-number",
                        "projects_designcomponent[9001]missing-parent",
                        "projects_designcomponent[9002]parent-quarantined",
                        "projects_designcomponent[9003]not-a-number",
                        "auth_group_permissions[9001]unmapped-reference");
        upgrade(source);
        VerifyReport verified = done(new VerifyStep().run(
                new VerifyInput(playbook, plan, source, site(target), parameters(), effects()), context()));
        assertThat(verified.differences()).isEmpty();
    }

    @Test
    void aSecondUpgradeChangesNothing() throws Exception {
        SqliteDatabase source = source(false);
        transfer(source);
        upgrade(source);
        try (var connection = TestPostgres.connect(database); var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM fairlead_checkpoint WHERE scope LIKE 'upgrade/%'");
        }
        assertThat(upgrade(source).actions()).allMatch(a -> a.inserted() + a.changed() + a.removed() == 0);
    }

}
