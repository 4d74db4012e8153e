package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import redis.clients.jedis.params.SetParams;

import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.KeyValueAddress;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;
import org.fairlead.sample.FaradayBase;
import org.fairlead.sample.TestPostgres;
import org.fairlead.sample.TestRedis;

import static org.assertj.core.api.Assertions.assertThat;

/** A dashboard is brought to AI suites where it is, and back, by window. */
@ExtendWith(ApplicationExtension.class)
class SuiteJourneyTest {
    @TempDir
    private static Path folder;
    private static String database = "";
    private static KeyValueAddress store = KeyValueAddress.NONE;

    private RealWindow window;
    private Walk walk;

    @BeforeAll
    static void make() {
        database = FaradayBase.withRoles();
        store = TestRedis.empty();
        try (var client = TestRedis.client(store)) {
            client.sadd("blocked_ips", "203.0.113.7", "203.0.113.8");
            client.set("rate_limit:203.0.113.9", "3", SetParams.setParams().ex(3600));
            for (int i = 0; i < 1204; i++) {
                client.set(String.format(java.util.Locale.ROOT, "%032x", i), "page", SetParams.setParams().ex(
                        3000));
            }
            client.hset("notification:instances", "a", "1");
            client.set("session-of-another-program", "theirs");
        }
    }

    @Start
    void open(Stage stage) {
        window = new RealWindow(stage, folder);
        walk = window.walk();
    }

    private void take(String name) {
        if (System.getProperty("pictures") != null) {
            new Camera(walk, Path.of("target", "pictures")).take("suite-" + name);
        }
    }

    private void tab(int number) {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(
                number));
    }

    private void scroll(double to) {
        walk.fx(() -> walk.scene().getRoot().lookupAll(".page-scroll").forEach(pane -> ((ScrollPane) pane)
                .setVvalue(to)));
    }

    @Test
    void showsWhatWouldHappenDoesItAndComesBack() throws Exception {
        Map<String, List<String>> before = FaradayBase.everything(database);
        Map<String, String> keys = TestRedis.everything(store);
        DatabaseAddress address = TestPostgres.address(database);
        window.begin(Plan.of("faraday-dashboard", "upgrade-suite").withWay(Way.HERE).withTarget(Endpoint.EMPTY
                .withDatabase(new DatabaseAddress("postgresql", "", "localhost", address.port(), database,
                        "postgres", new SecretRef.Env("SITE_PASSWORD"), "", address.tls(), "")).withRedis(
                                store))
                .withChoices(Map.of("user-types", "by-role")));
        walk.until("answered", () -> !walk.find("footer-primary").isDisabled());
        take("connect");
        scroll(1);
        take("connect-redis");
        walk.press("rail-choose").on("What would you like to move?");
        take("choose");
        walk.press("rail-connect").on("Where is it, and where does it go?");
        walk.next().on("Assessment").sees("assess-score");
        take("assess");
        walk.unfold("keys/inventory");
        take("assess-redis");
        walk.next().on("The plan").until("read", () -> !walk.find("footer-primary").isDisabled());
        take("plan");
        tab(1);
        take("choices");
        walk.next().on("Keep the way back");
        String passphrase = ((Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", passphrase).press("footer-primary").sees(
                "backup-rehearsal").next().on("Upgrade").until("read", () -> !walk.find("footer-primary")
                        .isDisabled());

        walk.press("upgrade-look").until("tried", () -> walk.words().contains("adds 4 rows"));
        assertThat(FaradayBase.everything(database)).isEqualTo(before);
        assertThat(walk.words()).noneMatch(words -> words.contains("canary-key"));
        take("upgrade-look");
        scroll(0.6);
        take("upgrade-look-below");

        walk.press("footer-primary").until("done", () -> walk.words().contains("Done, 4 added"));
        take("upgrade-done");
        walk.next().on("Verification").sees("verify-summary");
        assertThat(TestRedis.everything(store)).hasSize(3);
        take("verify");
        walk.next().on("Result").sees("finish-result").press("finish-roll-back").on("Roll back").type(
                "rollback-passphrase", passphrase).press("footer-primary").sees("rollback-preview");
        take("rollback-preview");
        walk.type("rollback-typed", database).press("footer-primary").sees("rollback-result");
        take("rollback-result");
        assertThat(FaradayBase.everything(database)).isEqualTo(before);
        assertThat(TestRedis.everything(store)).isEqualTo(keys);
    }
}
