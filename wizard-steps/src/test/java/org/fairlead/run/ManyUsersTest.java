package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.PlaceJourney;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fairlead.sample.FaradayBase.rows;
import static org.fairlead.sample.PlaceJourney.done;

/** Few users and many: the numbers come out, and all of it is taken back. */
class ManyUsersTest {
    private static final Map<String, String> CHOICES = Map.of("user-types", "all-student", "orphans", "tool");

    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(ints = {10, 5_000})
    void everyoneGetsASuiteAndItsTools(int users) throws Exception {
        String database = FaradayBase.generated(users);
        Map<String, List<String>> before = FaradayBase.everything(database);

        try (PlaceJourney run = PlaceJourney.begin(home, database, "upgrade-suite", CHOICES)) {
            run.whole();
            assertThat(numbers(database)).containsExactly(users + "|" + (2 * users + users / 10) + "|" + 2
                    * users
                    + "|" + (2 * users + users / 10) + "|" + users + "|0|" + users + "00.00");
            done(run.rollback(Map.of()));
        }

        assertThat(FaradayBase.everything(database)).isEqualTo(before);
    }

    private static List<String> numbers(String database) {
        return rows(database, "SELECT (SELECT count(*) FROM ai_suites), (SELECT count(*) FROM ai_tools),"
                + " (SELECT count(*) FROM tool_assignments), (SELECT count(*) FROM tool_usage_logs),"
                + " (SELECT count(*) FROM projects p JOIN ai_tools t ON t.id = p.active_gpt_id),"
                + " (SELECT count(*) FROM dashboard_users WHERE organization_id IS NULL OR department_id IS NULL),"
                + " (SELECT sum(credits_balance) FROM dashboard_users)");
    }
}
