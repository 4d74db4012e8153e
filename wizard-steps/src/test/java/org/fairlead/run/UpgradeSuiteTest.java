package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.step.StepOutcome;
import org.fairlead.step.rollback.RollbackReport;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.FaradayBase.rows;
import static org.fairlead.sample.PlaceJourney.done;

/** The dashboard's database is brought to AI suites where it is, and back. */
class UpgradeSuiteTest {
    private static final Map<String, String> AS_IN_THE_GUIDE = Map.of("user-types", "all-student", "inactive",
            "all");

    private static final String MATH = "{\"default_difficulty\": \"beginner\", \"preferred_activities\": "
            + "[\"quiz\"]}";

    @TempDir
    private Path home;

    private static void holdsWhatTheGuideWants(String database) {
        assertThat(rows(database, "SELECT user_id, name FROM ai_suites ORDER BY 1")).containsExactly(
                "usr-1|a@example.test's Suite", "usr-2|b@example.test's Suite",
                "usr-3|c@example.test's Suite");
        assertThat(rows(database,
                "SELECT a.user_id, t.name, t.tool_type, t.configuration, t.pricing_tier, t.credits_cost, t.is_active,"
                        + " t.requires_approval, t.version FROM ai_tools t JOIN ai_suites a ON a.id = t.suite_id"
                        + " WHERE t.name <> 'gpt-unknown' ORDER BY 1, 2")).containsExactly(
                                "usr-1|gpt-math|gpt|" + MATH + "|free|0.00|t|f|null",
                                "usr-1|gpt-sci|gpt|{}|free|0.00|t|f|null",
                                "usr-2|gpt-math|gpt|{}|free|0.00|t|f|null");
        assertThat(rows(database,
                "SELECT u.id, count(x.tool_id), count(x.assigned_by), count(x.expires_at),"
                        + " min(x.permissions::text) FROM dashboard_users u LEFT JOIN "
                        + "tool_assignments x ON x.user_id = u.id GROUP BY 1 ORDER BY 1"))
                .containsExactly("usr-1|2|0|0|{\"full_access\": true}", "usr-2|1|0|0|{\"full_access\": true}",
                        "usr-3|0|0|0|null");
        assertThat(rows(database,
                "SELECT user_type, billing_tier, credits_balance, is_active, organization_id IS NOT NULL,"
                        + " department_id IS NOT NULL, count(*) FROM dashboard_users GROUP BY 1, 2, 3, 4, 5, 6"))
                .containsExactly("student|free|100.00|t|t|t|3");
        assertThat(rows(database,
                "SELECT name, type, subscription_tier, credits_balance, settings FROM organizations"))
                .containsExactly("Default Organization|education|free|0.00|{}");
        assertThat(rows(database, "SELECT name, description, settings FROM departments")).containsExactly(
                "General|Default department|{}");
        assertThat(rows(database,
                "SELECT p.id, t.name, a.user_id FROM projects p LEFT JOIN ai_tools t ON t.id ="
                        + " p.active_gpt_id LEFT JOIN ai_suites a ON a.id = t.suite_id WHERE p.id "
                        + "<> 'proj-3' ORDER BY 1"))
                .containsExactly("proj-1|gpt-math|usr-1", "proj-2|null|null");
    }

    @Test
    void givesEveryoneWhatTheGuideWants() throws Exception {
        String database = FaradayBase.small();

        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", AS_IN_THE_GUIDE)) {
            run.whole();
        }

        holdsWhatTheGuideWants(database);
        assertThat(rows(database, "SELECT user_id, action, credits_used, count(*) FROM tool_usage_logs"
                + " GROUP BY 1, 2, 3 ORDER BY 1")).containsExactly("usr-1|migration|0.00|2",
                        "usr-2|migration|0.00|1");
        assertThat(rows(database, "SELECT active_gpt_id FROM projects WHERE id = 'proj-3'")).containsExactly(
                "gpt-unknown");
    }

    @Test
    void aSecondRunChangesNothing() throws Exception {
        String database = FaradayBase.small();
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", AS_IN_THE_GUIDE)) {
            run.whole();
            run.journey().finish(true);
        }
        Map<String, List<String>> once = FaradayBase.everything(database);

        try (PlaceJourney again = PlaceJourney.begin(home, database, "upgrade-suite", AS_IN_THE_GUIDE)) {
            assertThat(again.whole().actions()).extracting(ActionResult::state).containsOnly("already",
                    "skipped",
                    "asked");
        }

        assertThat(FaradayBase.everything(database)).isEqualTo(once);
    }

    @Test
    void aRollbackGivesCatalogueAndRowsBack() throws Exception {
        String database = FaradayBase.withRoles();
        Map<String, List<String>> before = FaradayBase.everything(database);

        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "by-role",
                "orphans", "tool"))) {
            run.whole();
            assertThat(FaradayBase.everything(database)).isNotEqualTo(before);
            RollbackReport report = done(run.rollback(Map.of()));
            assertThat(report.kept()).isEmpty();
        }

        assertThat(FaradayBase.everything(database)).isEqualTo(before);
    }

    @Test
    void stopsAfterEveryActAndGoesOn() throws Exception {
        String whole = FaradayBase.small();
        int acts;
        try (PlaceJourney run = PlaceJourney.begin(home, whole, "upgrade-suite", AS_IN_THE_GUIDE)) {
            acts = run.whole().actions().size();
        }
        String database = FaradayBase.small();

        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", AS_IN_THE_GUIDE)
                .ready()) {
            for (int i = 1; i < acts; i++) {
                assertThat(run.upgradeUpTo(i)).isInstanceOf(StepOutcome.Stopped.class);
            }
            done(run.journey().upgrade(Controls.silent()));
            done(run.journey().verify(Controls.silent()));
        }

        holdsWhatTheGuideWants(database);
    }

    @Test
    void isTakenBackFromEveryPoint() throws Exception {
        String database = FaradayBase.withRoles();
        Map<String, List<String>> before = FaradayBase.everything(database);
        Map<String, String> choices = Map.of("user-types", "by-role", "orphans", "null");

        for (int i = 1; i < 22; i++) {
            try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", choices).ready()) {
                run.upgradeUpTo(i);
                done(run.rollback(Map.of()));
            }
            assertThat(FaradayBase.everything(database)).as("after " + i + " acts").isEqualTo(before);
        }
    }
}
