package org.fairlead.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.model.Finding;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.rollback.RollbackReport.Kept;
import org.fairlead.step.rollback.RollbackReport.Newer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.FaradayBase.rows;
import static org.fairlead.sample.PlaceJourney.done;

/** What a way back leaves of the schema, whole, and that it says so. */
class SuiteWayBackTest {
    private static final String USED = """
            INSERT INTO organizations (id, name, subscription_tier) VALUES ('theirs', 'Theirs', 'free');
            INSERT INTO dashboard_users (id, email, subscription_status, organization_id)
            VALUES ('usr-7', 'g@example.test', 'active', 'theirs');
            INSERT INTO ai_suites (id, user_id, name) VALUES ('suite', 'usr-7', 'Theirs');
            CREATE VIEW reads AS SELECT tool_id, assigned_by FROM tool_assignments""";

    private final String database = FaradayBase.small();

    @TempDir
    private Path home;

    private List<Kept> keptAfter(String meanwhile, Map<String, String> decisions) throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student"))) {
            run.whole();
            FaradayBase.run(database, meanwhile);
            return done(run.rollback(decisions)).kept();
        }
    }

    private List<String> indexes() {
        return rows(database, "SELECT indexname FROM pg_indexes WHERE indexname LIKE 'ix_%' ORDER BY 1");
    }

    @Test
    void whatStaysKeepsItsKeysAndIndexes() throws Exception {
        List<Kept> kept = keptAfter(USED, Map.of("dashboard_users.organization_id", "keep",
                "ai_suites", "keep", "organizations", "keep"));

        assertThat(kept).doesNotHaveDuplicates().contains(
                new Kept("dashboard_users.fk_users_organization", "", "part-of-kept"), new Kept(
                        "ai_suites.ix_ai_suites_user_id", "", "part-of-kept"), new Kept(
                                "tool_assignments", "", "needed-by-others"));
        assertThat(rows(database, "SELECT conname FROM pg_constraint WHERE conname LIKE 'fk_users%'"))
                .containsExactly("fk_users_organization");
        assertThat(indexes()).containsExactly("ix_ai_suites_user_id", "ix_ai_tools_suite_id",
                "ix_dashboard_users_organization_id", "ix_tool_assignments_assigned_by",
                "ix_tool_assignments_user_id");
    }

    @Test
    void whatGoesTakesItsKeysAndIndexesAlong() throws Exception {
        keptAfter(USED, Map.of("dashboard_users.organization_id", "undo", "ai_suites", "keep",
                "organizations", "keep"));

        assertThat(rows(database, "SELECT conname FROM pg_constraint WHERE conname LIKE 'fk_users%'"))
                .isEmpty();
        assertThat(indexes()).doesNotContain("ix_dashboard_users_organization_id");
    }

    @Test
    void aTableWithRowsOfOthersGoesOnlyWhenToldAndItsRowsAreSavedFirst() throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student"))) {
            run.whole();
            FaradayBase.run(database,
                    "INSERT INTO organizations (id, name, subscription_tier) VALUES ('theirs',"
                            + " 'Their own', 'free')");
            assertThat(run.rollback(Map.of())).isInstanceOf(StepOutcome.NeedsDecisions.class);
            assertThat(rows(database, "SELECT name FROM organizations WHERE id = 'theirs'")).hasSize(1);

            RollbackReport report = done(run.rollback(Map.of("organizations", "undo")));

            assertThat(rows(database, "SELECT count(*) FROM pg_tables WHERE tablename = 'organizations'"))
                    .containsExactly("0");
            Newer saved = report.newer().stream().filter(one -> one.table().equals("organizations"))
                    .findFirst()
                    .orElseThrow();
            assertThat(saved.added()).isEqualTo(1);
            assertThat(saved.keys()).containsExactly("[\"theirs\"]");
            assertThat(Files.readString(Path.of(saved.file()), StandardCharsets.ISO_8859_1)).startsWith(
                    "age-encryption.org/v1").doesNotContain("Their own");
            assertThat(run.opened(Path.of(saved.file()))).contains("\"name\":\"Their own\"").endsWith("}\n");
            assertThat(report.checks()).isNotEmpty().noneMatch(Finding::blocks);
        }
    }

    @Test
    void whatOthersWroteOnlyIntoANewColumnIsSavedBeforeTheColumnGoes() throws Exception {
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student"))) {
            run.whole();
            String someone = rows(database, "SELECT min(id::text) FROM dashboard_users").getFirst();
            String column = "api_key";
            FaradayBase.run(database, "UPDATE dashboard_users SET " + column
                    + " = 'theirs' WHERE id::text = '"
                    + someone + "'");

            StepOutcome<RollbackReport> outcome = run.rollback(Map.of("dashboard_users." + column, "undo"));

            RollbackReport report = done(outcome);
            Newer saved = report.newer().stream().filter(one -> one.table().equals("dashboard_users"))
                    .findFirst().orElseThrow();
            assertThat(saved.changed()).isEqualTo(1);
            assertThat(saved.keys()).containsExactly("[\"" + someone + "\"]");
            assertThat(run.opened(Path.of(saved.file()))).contains("\"" + column + "\":\"theirs\"");
        }
    }

    @Test
    void saysWhatStaysWhereNobodyCanTellWhoMadeIt() throws Exception {
        List<Kept> kept = keptAfter("DROP TABLE fairlead_checkpoint", Map.of());

        assertThat(kept).contains(new Kept("ai_suites", "", "maker-unknown"), new Kept(
                "dashboard_users.user_type", "", "maker-unknown"));
        assertThat(rows(database, "SELECT count(*) FROM ai_suites")).containsExactly("0");
    }
}
