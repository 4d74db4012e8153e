package org.fairlead.run;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.plan.Plan;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.sample.TestPostgres;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.assess.AssessReport;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.FaradayBase.rows;
import static org.fairlead.sample.PlaceJourney.done;

/** What the answers of the plan decide, and what the assessment says of other databases. */
class SuiteChoicesTest {
    @TempDir
    private Path home;

    private void upgrade(String database, String... choices) throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", answers(choices))) {
            run.whole();
        }
    }

    private static Map<String, String> answers(String... choices) {
        var answers = new HashMap<String, String>();
        for (int i = 0; i < choices.length; i += 2) {
            answers.put(choices[i], choices[i + 1]);
        }
        return answers;
    }

    @Test
    void typesByRoleDecideCreditsAndTemplatesStay() throws Exception {
        String database = FaradayBase.withRoles();

        upgrade(database, "user-types", "by-role", "credits-admin", "1000.50", "tier-active", "premium");

        assertThat(rows(database, "SELECT id, user_type, billing_tier, credits_balance FROM "
                + "dashboard_users ORDER BY 1"))
                .containsExactly("usr-1|student|premium|100.00", "usr-2|student|free|100.00",
                        "usr-3|student|free|100.00",
                        "usr-4|admin|premium|1000.50");
        assertThat(rows(database, "SELECT id, is_template FROM projects ORDER BY "
                + "1")).containsExactly("proj-1|f",
                        "proj-2|f", "proj-3|f", "proj-4|t", "proj-5|f");
        assertThat(rows(database, "SELECT version_num FROM alembic_version")).containsExactly(
                "add_ai_suite_and_marketplace");
        assertThat(rows(database, "SELECT user_id, action, details FROM audit_logs WHERE user_id = 'usr-4'"))
                .containsExactly("usr-4|credits.grant|{\"amount\": 1000.50, \"before\": 0.00, "
                        + "\"user_type\": \"admin\"}");
    }

    @Test
    void typesByListAndSomebodyWhoAssigns() throws Exception {
        String database = FaradayBase.small();

        upgrade(database, "user-types", "by-list", "user-list", "A@example.test=teacher, "
                + "b@example.test=developer",
                "assigned-by", "c@example.test", "assignment-term", "30-days");

        assertThat(rows(database, "SELECT id, user_type, credits_balance FROM dashboard_users ORDER BY 1"))
                .containsExactly("usr-1|teacher|500.00", "usr-2|developer|100.00", "usr-3|student|100.00");
        assertThat(rows(database,
                "SELECT assigned_by, expires_at - assigned_at, count(*) FROM tool_assignments"
                        + " GROUP BY 1, 2")).containsExactly("usr-3|30 days|3");
    }

    @Test
    void inactiveSubscriptionsAreCarriedOrSkipped() throws Exception {
        String carried = FaradayBase.small();
        upgrade(carried, "user-types", "all-student");
        assertThat(rows(carried,
                "SELECT name, is_active, count(*) FROM ai_tools GROUP BY 1, 2 ORDER BY 1, 2"))
                .containsExactly("gpt-math|f|1", "gpt-math|t|1", "gpt-sci|f|1");

        String skipped = FaradayBase.small();
        upgrade(skipped, "user-types", "all-student", "inactive", "skip");
        assertThat(rows(skipped, "SELECT name, is_active FROM ai_tools")).containsExactly("gpt-math|t");
    }

    @Test
    void orphansBecomeToolsOrNothing() throws Exception {
        String made = FaradayBase.small();
        upgrade(made, "user-types", "all-student", "inactive", "all", "orphans", "tool");
        assertThat(rows(made,
                "SELECT (SELECT count(*) FROM ai_tools), (SELECT count(*) FROM tool_assignments),"
                        + " (SELECT count(*) FROM tool_usage_logs), t.name, a.user_id FROM projects p JOIN "
                        + "ai_tools t ON t.id ="
                        + " p.active_gpt_id JOIN ai_suites a ON a.id = t.suite_id WHERE p.id = "
                        + "'proj-3'")).containsExactly(
                                "4|3|4|gpt-unknown|usr-2");

        String cleared = FaradayBase.small();
        upgrade(cleared, "user-types", "all-student", "inactive", "all", "orphans", "null");
        assertThat(rows(cleared, "SELECT active_gpt_id FROM projects WHERE id = "
                + "'proj-3'")).containsExactly("null");
        assertThat(rows(cleared, "SELECT count(*) FROM ai_tools")).containsExactly("3");
    }

    @Test
    void projectsOfSkippedSubscriptionsAreNoOrphans() throws Exception {
        for (String orphans : List.of("null", "tool")) {
            String database = FaradayBase.small();
            FaradayBase.run(database, "INSERT INTO projects (id, user_id, name, active_gpt_id, status)"
                    + " VALUES ('proj-7', 'usr-1', 'Seven', 'gpt-sci', 'active')");

            upgrade(database, "user-types", "all-student", "inactive", "skip", "orphans", orphans);

            assertThat(rows(database, "SELECT active_gpt_id FROM projects WHERE id = 'proj-7'"))
                    .containsExactly("gpt-sci");
            assertThat(rows(database, "SELECT name FROM ai_tools WHERE name <> 'gpt-unknown'"))
                    .containsExactly("gpt-math");
        }
    }

    @Test
    void anOrganizationThatWasRenamedOrMovedIsFoundAgain() throws Exception {
        String database = FaradayBase.small();
        upgrade(database, "user-types", "all-student");
        FaradayBase.run(database,
                "UPDATE organizations SET name = 'Renamed'; UPDATE departments SET name = 'Other';"
                        + " INSERT INTO dashboard_users (id, email, subscription_status) "
                        + "VALUES ('usr-5', 'e@example.test',"
                        + " 'active')");

        upgrade(database, "user-types", "all-student");

        String members = "SELECT o.name, d.name, count(u.id) FROM dashboard_users u JOIN organizations o ON o.id ="
                + " u.organization_id LEFT JOIN departments d ON d.id = u.department_id GROUP BY 1, 2 ORDER BY 1, 2";
        assertThat(rows(database, members)).containsExactly("Renamed|Other|4");
        FaradayBase.run(database, "INSERT INTO organizations (id, name, subscription_tier) VALUES ('theirs',"
                + " 'Theirs', 'free'); UPDATE departments SET organization_id = 'theirs'; INSERT INTO dashboard_users"
                + " (id, email, subscription_status) VALUES ('usr-6', 'f@example.test', 'active')");

        upgrade(database, "user-types", "all-student");

        assertThat(rows(database, members)).containsExactly("Renamed|Other|4", "Renamed|null|1");
    }

    @Test
    void theNoteOfTheStepsFollowsThePreferences() throws Exception {
        String database = FaradayBase.withRoles();
        FaradayBase.run(database, "CREATE TABLE users (id varchar PRIMARY KEY)");

        upgrade(database, "user-types", "all-student", "user-preferences", "yes");

        assertThat(rows(database, "SELECT version_num, to_regclass('user_preferences') FROM alembic_version"))
                .containsExactly("add_user_preferences|user_preferences");
    }

    @Test
    void settingsThatSomebodyChangedSinceCloseNoGate() throws Exception {
        String database = FaradayBase.small();
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", answers("user-types",
                "all-student"))) {
            run.ready();
            done(run.journey().upgrade(Controls.silent()));
            FaradayBase.run(database,
                    "UPDATE ai_tools SET configuration = '{\"own\": 1}' WHERE name = 'gpt-sci'");
            assertThat(run.journey().verify(Controls.silent())).isInstanceOf(StepOutcome.Blocked.class);
        }

        try (PlaceJourney again = PlaceJourney.begin(home, database, "upgrade-suite", answers("user-types",
                "all-student"))) {
            again.ready();
            done(again.journey().upgrade(Controls.silent()));
            List<Finding> checks = done(again.journey().verify(Controls.silent())).checks();

            assertThat(of(checks, "check/tool-settings-since")).isEqualTo(Problem.warning(
                    "check.tool-settings-since", 1L));
        }
    }

    @Test
    void organizationsThatAreThereAreUsed() throws Exception {
        String database = FaradayBase.small();
        upgrade(database, "user-types", "all-student");
        FaradayBase.run(database, "INSERT INTO organizations (id, name, subscription_tier) VALUES "
                + "('theirs', 'Theirs',"
                + " 'basic'); INSERT INTO dashboard_users (id, email, subscription_status, "
                + "organization_id) VALUES ('usr-5',"
                + " 'e@example.test', 'active', 'theirs'), ('usr-6', 'f@example.test', 'active', NULL)");

        upgrade(database, "user-types", "all-student");

        assertThat(rows(database, "SELECT o.name, d.name, count(u.id) FROM dashboard_users u JOIN "
                + "organizations o ON o.id ="
                + " u.organization_id LEFT JOIN departments d ON d.id = u.department_id GROUP BY 1, 2 "
                + "ORDER BY 1"))
                .containsExactly("Default Organization|General|4", "Theirs|null|1");
    }

    @Test
    void whatOthersDidMeanwhileIsKept() throws Exception {
        String database = FaradayBase.small();
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", answers("user-types",
                "all-student"))) {
            run.whole();
            FaradayBase.run(database, "INSERT INTO dashboard_users (id, email, subscription_status, "
                    + "last_login) VALUES"
                    + " ('usr-7', 'g@example.test', 'active', now());"
                    + " INSERT INTO ai_suites (id, user_id, name) VALUES ('theirs', 'usr-7', 'Theirs');"
                    + " UPDATE dashboard_users SET email = 'new@example.test' WHERE id = 'usr-1'");

            assertThat(run.rollback(Map.of())).isInstanceOf(StepOutcome.NeedsDecisions.class);
            RollbackReport report = done(run.rollback(Map.of("dashboard_users.last_login", "keep",
                    "ai_suites",
                    "keep")));

            assertThat(report.kept()).contains(new Kept("dashboard_users.last_login", "", "filled-by-others"),
                    new Kept("ai_suites", "", "filled-by-others"));
        }
        assertThat(rows(database, "SELECT id, email FROM dashboard_users ORDER BY 1")).containsExactly(
                "usr-1|new@example.test", "usr-2|b@example.test", "usr-3|c@example.test",
                "usr-7|g@example.test");
        assertThat(rows(database, "SELECT id FROM ai_suites")).containsExactly("theirs");
        assertThat(rows(database, "SELECT to_regclass('ai_tools'), to_regtype('user_type')")).containsExactly(
                "null|null");
    }

    private List<Finding> findings(String database) throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", answers("user-types",
                "by-list", "user-list",
                "nobody@example.test=teacher, a@example.test=student, A@example.test=teacher"))) {
            StepOutcome<AssessReport> outcome = run.journey().assess(Controls.silent());
            return outcome instanceof StepOutcome.Blocked<AssessReport>(AssessReport report, List<Finding> blockers)
                    ? report.findings()
                    : done(outcome).findings();
        }
    }

    private static Problem of(List<Finding> findings, String id) {
        return findings.stream().filter(finding -> finding.id().equals(id)).findFirst().orElseThrow()
                .problem();
    }

    @Test
    void theAssessmentNamesWhatStandsInTheWay() throws Exception {
        String database = FaradayBase.small();
        FaradayBase.run(database, "INSERT INTO alembic_version VALUES ('20250429_000022'), ('20250420_0500');"
                + " CREATE TYPE user_type AS ENUM ('STUDENT', 'TEACHER')");

        List<Finding> findings = findings(database);

        assertThat(of(findings, "layout").key()).isEqualTo("assess.passed.place-layout");
        assertThat(of(findings, "layout").args()).endsWith("g-before", 6);
        assertThat(of(findings, "probe/alembic-heads")).isEqualTo(Problem.warning("probe.alembic-heads", 2L));
        assertThat(of(findings, "probe/other-labels")).isEqualTo(Problem.blocker("probe.other-labels", 4L));
        assertThat(of(findings, "probe/list-unknown")).isEqualTo(Problem.blocker("probe.list-unknown", 1L));
        assertThat(of(findings, "probe/list-twice")).isEqualTo(Problem.blocker("probe.list-twice", 1L));
        assertThat(of(findings,
                "probe/orphan-projects")).isEqualTo(Problem.warning("probe.orphan-projects", 1L));
        assertThat(of(findings, "requirement/postgresql").key()).isEqualTo("assess.passed.version");
        assertThat(of(findings, "probe/may-not-alter").key()).isEqualTo("probe.may-not-alter.passed");
    }

    @Test
    void otherLayoutsAreRefusedWithTheirReason() throws Exception {
        String current = TestPostgres.empty();
        FaradayBase.run(current, "CREATE TABLE users (id serial PRIMARY KEY); CREATE TABLE "
                + "dashboard_users (id serial"
                + " PRIMARY KEY, core_user_id integer REFERENCES users (id)); CREATE TABLE "
                + "gpt_subscriptions (id serial);"
                + " CREATE TABLE projects (id serial)");
        assertThat(of(findings(current), "layout").key()).isEqualTo("layout.current-code.refused");

        String old = TestPostgres.empty();
        FaradayBase.run(old, "CREATE TABLE users (id uuid PRIMARY KEY, email varchar)");
        assertThat(of(findings(old), "layout").key()).isEqualTo("layout.old-uuid.refused");

        assertThat(of(findings(TestPostgres.empty()), "layout").key()).isEqualTo("assess.place.unknown");
    }

    @Test
    void aHalfDoneSchemaIsCompleted() throws Exception {
        String database = FaradayBase.small();
        FaradayBase.run(database, "CREATE TYPE user_type AS ENUM ('student', 'teacher', 'admin', "
                + "'developer', 'guest');"
                + " ALTER TABLE dashboard_users ADD user_type user_type NOT NULL DEFAULT 'student'");
        Map<String, List<String>> before = FaradayBase.everything(database);

        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", answers("user-types",
                "all-student"))) {
            assertThat(done(run.ready().journey().assess(Controls.silent())).targetLayout()).isEqualTo(
                    "g-partial");
            List<ActionResult> acts = done(run.journey().upgrade(Controls.silent())).actions();
            assertThat(acts).contains(new ActionResult("types", "made", 1, 0, 0));
            done(run.rollback(Map.of()));
        }
        assertThat(FaradayBase.everything(database)).isEqualTo(before);
    }

    @Test
    void answersOfTheSiteAreReadAndCloseNoGate() throws Exception {
        HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Map.of("/health", "200 {\"status\": \"degraded\"}", "/ready", "503 {}", "/metrics", "200 up 1")
                .forEach(
                        (path, answer) -> site.createContext(path, exchange -> {
                            byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)),
                                    body.length);
                            exchange.getResponseBody().write(body);
                            exchange.close();
                        }));
        site.start();
        try (PlaceJourney run = PlaceJourney.begin(home, FaradayBase.small(), "upgrade-suite", answers(
                "user-types",
                "all-student"))) {
            Plan plan = run.journey().plan();
            run.journey().change(plan.withTarget(plan.target().withWeb("http://localhost:" + site.getAddress()
                    .getPort())));
            run.ready();
            done(run.journey().upgrade(Controls.silent()));

            List<Finding> checks = done(run.journey().verify(Controls.silent())).checks();

            assertThat(of(checks, "check/health")).isEqualTo(Problem.warning("web.problem.body", "/health",
                    "/status = degraded"));
            assertThat(of(checks, "check/ready")).isEqualTo(Problem.warning("web.problem.status", "/ready",
                    503, 200));
            assertThat(of(checks, "check/metrics").key()).isEqualTo("check.metrics.passed");
        } finally {
            site.stop(0);
        }
    }
}
