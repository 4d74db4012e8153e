package org.fairlead.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.model.ProblemException;
import org.fairlead.model.Severity;
import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Login;
import org.fairlead.plan.Plan;
import org.fairlead.plan.RehearsalChoice;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;
import org.fairlead.sample.TestMaria;
import org.fairlead.sample.TestWordPress;
import org.fairlead.secret.Secret;

import static org.assertj.core.api.Assertions.assertThat;

/** Once a run is taken back, WordPress itself is asked whether the old version of the plugin is active. */
class PluginAfterRollbackTest {
    private static final String OLD = "[{\"plugin\":\"other/other\",\"status\":\"active\",\"version\":\"9\"},"
            + "{\"plugin\":\"memberpress-ai-assistant/memberpress-ai-assistant\",\"status\":\"active\","
            + "\"version\":\"1.5.4\"}]";

    @TempDir
    private Path home;
    private WordPressSite site;
    private TestWordPress web;
    private Workspace workspace;

    @BeforeEach
    void aSite() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_ci", WordPressSite.FIRST);
        site.people();
        web = new TestWordPress(site.name(), "wp_");
        web.plugins = OLD;
        workspace = Workspaces.open(home, 64 << 20);
    }

    @AfterEach
    void close() {
        web.close();
        workspace.close();
    }

    private Plan plan(List<Login> logins) {
        Plan plan = Plan.of("memberpress-ai-assistant", "upgrade-layout").withWay(Way.HERE).withTarget(
                Endpoint.EMPTY.withDatabase(TestMaria.address(site.name())).withPrefix("wp_").withWeb(web
                        .address())).withRehearsal(new RehearsalChoice("it is a test"));
        return plan.withConfiguration(plan.configuration().withLayouts("l1a", "l3")).withAcceptance(
                Acceptance.NONE.withLogins(logins));
    }

    private static Secret secret(String kind, String name) {
        return Secret.of(name.startsWith("login.") ? "canary-of-admin" : TestMaria.PASSWORD);
    }

    /** What the rollback says of the plugin, by the id of the finding. */
    private Map<String, Problem> takenBack(List<Login> logins, Runnable meanwhile) throws ProblemException {
        return takenBack(logins, logins, meanwhile);
    }

    private Map<String, Problem> takenBack(List<Login> logins, List<Login> later, Runnable meanwhile)
            throws ProblemException {
        try (Journey journey = workspace.begin(plan(logins), PluginAfterRollbackTest::secret);
                Secret passphrase = Secret.of("the way back 4711")) {
            journey.assess(Controls.silent());
            journey.change(plan(later));
            journey.backup(passphrase, Controls.silent());
            journey.configuration().arrive(Optional.empty(), passphrase, Controls.silent());
            meanwhile.run();
            journey.rollback(passphrase, Map.of(), Controls.silent());
            var said = new java.util.TreeMap<String, Problem>();
            for (Finding finding : journey.log().findings("rollback")) {
                if (finding.id().startsWith("plugin/")) {
                    said.put(finding.id(), finding.problem());
                }
            }
            return said;
        }
    }

    private static List<Login> admin() {
        return List.of(new Login("administrator", "admin", new SecretRef.Ask()));
    }

    @Test
    void theOldVersionIsActiveAndItsNameSpaceIsThere() throws Exception {
        Map<String, Problem> said = takenBack(admin(), () -> {});

        assertThat(said.get("plugin/version")).isEqualTo(Problem.passed("rollback.passed.plugin",
                "memberpress-ai-assistant", "1.5.4", "active"));
        assertThat(said.get("plugin/namespaces")).isEqualTo(Problem.passed("rollback.passed.namespaces",
                "mpai/v1"));
    }

    @Test
    void theNewVersionInItsPlaceIsAFault() throws Exception {
        Map<String, Problem> said = takenBack(admin(), () -> {
            web.plugins = OLD.replace("1.5.4", "1.0.0");
            web.namespace = "memberpress-ai/v1";
        });

        assertThat(said.get("plugin/version").key()).isEqualTo("rollback.problem.plugin");
        assertThat(said.get("plugin/version").args()).containsExactly("memberpress-ai-assistant",
                "1.5.4 active", "1.0.0 active");
        assertThat(said.get("plugin/namespaces").severity()).isEqualTo(Severity.BLOCKER);
    }

    @Test
    void theOldVersionSwitchedOffIsAFault() throws Exception {
        Map<String, Problem> said = takenBack(admin(), () -> web.plugins = OLD.replace(
                "\"active\",\"version\":\"1.5.4\"", "\"inactive\",\"version\":\"1.5.4\""));

        assertThat(said.get("plugin/version").args()).contains("1.5.4 inactive");
    }

    @Test
    void whereNobodyMayAskThatIsSaid() throws Exception {
        Map<String, Problem> said = takenBack(List.of(), () -> {});

        assertThat(said.get("plugin/version").key()).isEqualTo("rollback.warning.plugin-unknown");
        assertThat(said.get("plugin/namespaces").severity()).isEqualTo(Severity.PASSED);
    }

    @Test
    void aLoginThatWasNamedAfterTheAssessmentIsAskedBeforeAnythingIsWritten() throws Exception {
        Map<String, Problem> said = takenBack(List.of(), admin(), () -> {});

        assertThat(said.get("plugin/version").key()).isEqualTo("rollback.passed.plugin");
    }
}
