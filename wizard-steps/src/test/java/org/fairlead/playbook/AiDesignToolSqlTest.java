package org.fairlead.playbook;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Cell;
import org.fairlead.model.Row;
import org.fairlead.plan.Answers;
import org.fairlead.plan.Plan;
import org.fairlead.sample.SampleScripts;
import org.fairlead.sample.TestPostgres;
import org.fairlead.site.Database;
import org.fairlead.site.Rows;
import org.fairlead.site.Transaction;
import org.fairlead.site.sqlite.SqliteDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** The statements of the playbook on the real thing: the sample's v1 file and a fresh v2 in PostgreSQL. */
@Tag("postgres")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AiDesignToolSqlTest {
    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890123Z");
    private static final int USERS = 7;
    private static final int PROJECTS = 6;

    @TempDir
    private static Path folder;
    private Playbook playbook;
    private Database source;
    private String target;
    private final Map<String, Cell> parameters = new HashMap<>();

    @BeforeAll
    void prepare() throws Exception {
        playbook = PlaybookCatalog.builtIn().find("ai-design-tool").orElseThrow().playbook();
        Path file = folder.resolve("db.sqlite3");
        SampleScripts.v1(file, false);
        source = SqliteDatabase.readOnly(file);
        target = TestPostgres.v2();
        Plan plan = Plan.of("ai-design-tool", "upgrade-v1-v2")
                .withChoices(Map.of("tiers", "code", "first-versions", "yes"));
        parameters.put("now", new Cell.Moment(NOW));
        Answers.of(playbook, plan)
                .forEach((id, answer) -> parameters.put("choice_" + id.replace('-', '_'), new Cell.Text(
                        answer)));
        try (var connection = TestPostgres.connect(target); var statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO auth_user SELECT i, 'x', NULL, false, 'u' || i, '', '', '', false, true,"
                            + " now() FROM generate_series(1, " + USERS + ") i");
            statement.execute(
                    "INSERT INTO projects_project SELECT i, 'p', '', 'x', 1, 1, '', '{}', '',"
                            + " '[]', '[]', now(), now(), true, 1 FROM generate_series(1, " + PROJECTS
                            + ") i");
            statement.execute(
                    "INSERT INTO subscriptions_subscriptiontier (name, slug, description, price_monthly,"
                            + " price_yearly, max_projects, max_ai_requests_per_month, max_storage_mb,"
                            + " max_collaborators_per_project, max_exports_per_month, features, stripe_product_id,"
                            + " stripe_price_id_monthly, stripe_price_id_yearly, is_active, is_featured, sort_order,"
                            + " created_at, updated_at) VALUES ('Free', 'free', '', 0, 0, 3, 10, 100, 0, 10, '{}', '',"
                            + " '', '', true, false, 1, now(), now())");
        }
    }

    private List<Row> rows(Transaction transaction, String sql) throws Exception {
        var all = new java.util.ArrayList<Row>();
        try (Rows rows = transaction.query(sql, parameters)) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                all.add(row);
            }
        }
        return all;
    }

    @Test
    void everyLookAtTheSourceFindsWhatTheSampleHolds() throws Exception {
        var found = new LinkedHashMap<String, Integer>();
        try (Transaction transaction = source.begin(Database.Access.READ)) {
            for (Playbook.Probe probe : playbook.probes()) {
                if (probe.at().equals("source")
                        && (probe.whenTable().isEmpty() || source.tables().contains(probe.whenTable()))) {
                    List<Row> rows = rows(transaction, probe.sql());
                    found.put(probe.id(), rows.size());
                    rows.forEach(row -> assertThat(row.size()).as(probe.id()).isEqualTo(probe.columns()
                            .size()));
                }
            }
        }

        assertThat(found).containsEntry("duplicate-email", 1).containsEntry("names-by-case", 1)
                .containsEntry("design-data-shape", 4).containsEntry("metadata-there", 2)
                .containsEntry("above-free-limit", 11).containsKeys("logins", "ai-requests-above-free",
                        "storage-above-free", "projects-without-version")
                .doesNotContainKeys("tiers-in-source", "own-schedule");
    }

    @Test
    void everyLookAtTheTargetRuns() throws Exception {
        try (Database database = TestPostgres.open(target);
                Transaction transaction = database.begin(Database.Access.READ)) {
            for (Playbook.Probe probe : playbook.probes()) {
                if (probe.at().equals("target")) {
                    List<Row> rows = rows(transaction, probe.sql());
                    rows.forEach(row -> assertThat(row.size()).as(probe.id()).isEqualTo(probe.columns()
                            .size()));
                    assertThat(rows.isEmpty()).as(probe.id()).isEqualTo(probe.id().endsWith("-migrations"));
                }
            }
        }
    }

    @Test
    void timingsAndNaturalKeysSpeakBothLanguages() throws Exception {
        try (Database database = TestPostgres.open(target);
                Transaction there = database.begin(Database.Access.READ);
                Transaction here = source.begin(Database.Access.READ)) {
            for (Timing timing : playbook.timings()) {
                assertThat(rows(here, timing.sql())).as(timing.id()).isNotEmpty();
                rows(there, timing.sql());
            }
            for (NaturalKey key : playbook.naturalKeys().values()) {
                assertThat(rows(here, key.source())).isNotEmpty();
                assertThat(rows(there, key.target())).isNotEmpty();
            }
        }
    }

    @Test
    void everyStatementDoesItsWorkOnceAndNothingASecondTime() throws Exception {
        try (Database database = TestPostgres.open(target);
                Transaction transaction = database.begin(Database.Access.WRITE)) {
            for (Action action : playbook.actions()) {
                if (action instanceof Action.Sql sql) {
                    assertThat(rows(transaction, sql.doneWhen())).as(sql.id()).containsExactly(new Row(
                            Cell.FALSE));
                    assertThat(transaction.update(sql.run(), parameters)).as(sql.id())
                            .isEqualTo(sql.touches().table().matches("projects_.*|analytics_.*") ? PROJECTS
                                    : USERS);
                    assertThat(rows(transaction, sql.doneWhen())).as(sql.id()).containsExactly(new Row(
                            Cell.TRUE));
                    assertThat(transaction.update(sql.run(), parameters)).as(sql.id()).isZero();
                }
            }
            transaction.checkConstraints();
            assertThat(failing(transaction)).containsExactly("design-metadata", "tiers");
            transaction.update(
                    "CREATE TABLE django_celery_results_taskresult (task_name varchar, status varchar,"
                            + " date_done timestamptz NOT NULL DEFAULT now())",
                    Map.of());
            transaction.update(
                    "INSERT INTO django_celery_results_taskresult (task_name, status) VALUES ('clean', 'FAILURE'),"
                            + " (NULL, 'FAILURE'), ('clean', 'SUCCESS')", Map.of());
            assertThat(failing(transaction)).containsExactly("failed-tasks", "design-metadata", "tiers");
        }
    }

    private List<String> failing(Transaction transaction) throws Exception {
        var failing = new java.util.ArrayList<String>();
        for (Playbook.Check check : playbook.checks()) {
            boolean applies = check.whenTable().isEmpty() || transaction.shape(check.whenTable()).isPresent();
            if (check.kind().equals("sql") && applies && !rows(transaction, check.sql()).isEmpty()) {
                failing.add(check.id());
            }
        }
        return failing;
    }
}
