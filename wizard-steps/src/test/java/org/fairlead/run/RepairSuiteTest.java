package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;
import org.fairlead.step.upgrade.UpgradeReport.ActionResult;
import org.fairlead.step.upgrade.UpgradeTrial;
import org.fairlead.step.upgrade.UpgradeTrial.Tried;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.FaradayBase.rows;
import static org.fairlead.sample.PlaceJourney.done;

/** What a migration has left incomplete is repaired: shown first, done once, taken back when asked. */
class RepairSuiteTest {
    @TempDir
    private Path home;
    private String database = "";

    @BeforeEach
    void upgraded() throws Exception {
        database = FaradayBase.small();
        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", Map.of("user-types",
                "all-student", "inactive", "all"))) {
            run.whole();
            run.journey().finish(true);
        }
    }

    private void repairs(String job, Map<String, String> choices, String damage, String question,
            String... repaired) throws Exception {
        FaradayBase.run(database, damage);
        Map<String, List<String>> damaged = FaradayBase.everything(database);
        try (PlaceJourney run = PlaceJourney.begin(home, database, job, choices)) {
            UpgradeTrial.Report shown = done(run.journey().tryUpgrade(5, Controls.silent()));
            assertThat(FaradayBase.everything(database)).as("a look changes nothing").isEqualTo(damaged);

            List<ActionResult> carriedOut = run.whole().actions();
            assertThat(rows(database, question)).containsExactly(repaired);
            assertThat(shown.actions()).extracting(Tried::id, Tried::inserted, Tried::changed).isEqualTo(
                    carriedOut
                            .stream().map(act -> org.assertj.core.groups.Tuple.tuple(act.id(), act.inserted(),
                                    act
                                            .changed())).toList());
            assertThat(shown.actions()).anyMatch(tried -> !tried.samples().isEmpty());

            try (PlaceJourney again = PlaceJourney.begin(home, database, job, choices)) {
                assertThat(again.whole().actions()).extracting(ActionResult::state).containsOnly("already");
                again.journey().finish(true);
            }
            done(run.rollback(Map.of()));
        }
        assertThat(FaradayBase.everything(database)).isEqualTo(damaged);
    }

    @Test
    void usersWithoutTypeOrSuite() throws Exception {
        repairs("repair-users", Map.of(), """
                ALTER TABLE dashboard_users ALTER user_type DROP NOT NULL, ALTER billing_tier DROP NOT NULL;
                UPDATE dashboard_users SET user_type = NULL, billing_tier = NULL WHERE id = 'usr-2';
                DELETE FROM ai_suites WHERE user_id = 'usr-3'""",
                "SELECT u.id, user_type, billing_tier, a.name FROM dashboard_users u JOIN ai_suites a ON a.user_id"
                        + " = u.id ORDER BY 1",
                "usr-1|student|free|a@example.test's Suite", "usr-2|student|free|b@example.test's Suite",
                "usr-3|student|free|c@example.test's Suite");
    }

    @Test
    void subscriptionsWithoutTool() throws Exception {
        repairs("repair-tools", Map.of(), """
                INSERT INTO gpt_subscriptions (id, user_id, gpt_id, status)
                VALUES ('sub-4', 'usr-3', 'gpt-art', 'active'), ('sub-5', 'usr-1', 'gpt-math', 'active');
                INSERT INTO projects (id, user_id, name, active_gpt_id, status)
                VALUES ('proj-9', 'usr-3', 'Nine', 'gpt-art', 'active')""",
                "SELECT a.user_id, t.name, count(x.tool_id), count(l.id) FROM ai_tools t JOIN ai_suites a ON a.id ="
                        + " t.suite_id LEFT JOIN tool_assignments x ON x.tool_id = t.id LEFT JOIN tool_usage_logs l"
                        + " ON l.tool_id = t.id GROUP BY 1, 2 ORDER BY 1, 2",
                "usr-1|gpt-math|2|2", "usr-1|gpt-sci|1|1", "usr-2|gpt-math|1|1", "usr-3|gpt-art|1|1");
    }

    @Test
    void toolsThatSomebodyMadeByHandCount() throws Exception {
        repairs("repair-tools", Map.of(), """
                INSERT INTO gpt_subscriptions (id, user_id, gpt_id, status)
                VALUES ('sub-4', 'usr-3', 'gpt-art', 'active');
                INSERT INTO ai_tools (id, name, tool_type, pricing_tier, suite_id)
                SELECT 'by-hand', 'gpt-art', 'gpt', 'basic', id FROM ai_suites WHERE user_id = 'usr-3'""",
                "SELECT t.id, t.pricing_tier, count(x.tool_id) FROM ai_tools t LEFT JOIN tool_assignments x ON"
                        + " x.tool_id = t.id WHERE t.name = 'gpt-art' GROUP BY 1, 2",
                "by-hand|basic|1");
    }

    @Test
    void balancesThatAreNotGrantLessUse() throws Exception {
        repairs("repair-credits", Map.of(), """
                UPDATE dashboard_users SET credits_balance = 7 WHERE id IN ('usr-1', 'usr-3');
                INSERT INTO dashboard_users (id, email, subscription_status, credits_balance)
                VALUES ('usr-8', 'bought@example.test', 'active', 5000);
                INSERT INTO tool_usage_logs (id, user_id, tool_id, action, credits_used)
                SELECT 'log-x', 'usr-1', min(id), 'chat', 12.5 FROM ai_tools""",
                "SELECT id, credits_balance FROM dashboard_users ORDER BY 1", "usr-1|87.50", "usr-2|100.00",
                "usr-3|100.00", "usr-8|5000.00");
    }

    @Test
    void aBalanceWithoutGrantOnlyWhereItIsNamed() throws Exception {
        repairs("repair-credits", Map.of("only-users", "bought@example.test"), """
                UPDATE dashboard_users SET credits_balance = 7 WHERE id = 'usr-1';
                INSERT INTO dashboard_users (id, email, subscription_status, credits_balance)
                VALUES ('usr-8', 'bought@example.test', 'active', 5000)""",
                "SELECT id, credits_balance FROM dashboard_users ORDER BY 1", "usr-1|7.00", "usr-2|100.00",
                "usr-3|100.00", "usr-8|100.00");
    }

    @Test
    void onlyTheBalancesThatAreNamed() throws Exception {
        repairs("repair-credits", Map.of("only-users", "C@example.test"),
                "UPDATE dashboard_users SET credits_balance = 7 WHERE id IN ('usr-1', 'usr-3')",
                "SELECT id, credits_balance FROM dashboard_users ORDER BY 1", "usr-1|7.00", "usr-2|100.00",
                "usr-3|100.00");
    }
}
