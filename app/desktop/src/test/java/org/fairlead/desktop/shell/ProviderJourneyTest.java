package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.Map;

import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.config.WordPressSite;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.ProviderChoice;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;
import org.fairlead.sample.TestProvider;

import static org.assertj.core.api.Assertions.assertThat;

/** A real site changes its provider and comes back, by window, with a provider that speaks HTTP. */
@ExtendWith(ApplicationExtension.class)
class ProviderJourneyTest {
    @TempDir
    private static Path folder;
    private static WordPressSite site;
    private static TestProvider provider;

    private RealWindow window;
    private Walk walk;

    @BeforeAll
    static void make() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        provider = new TestProvider();
    }

    @AfterAll
    static void close() {
        site.close();
        provider.close();
    }

    @Start
    void open(Stage stage) {
        window = new RealWindow(stage, folder);
        walk = window.walk();
    }

    private boolean says(String words) {
        return walk.words().stream().anyMatch(said -> said.contains(words));
    }

    @Test
    void changesTheProviderAndComesBack() throws Exception {
        Map<String, String> before = site.options();
        window.begin(Plan.of("memberpress-ai-assistant", "change-provider").withWay(Way.HERE).withSource(
                Endpoint.EMPTY).withTarget(RealWindow.endpoint(site, "wp_")).withProvider(new ProviderChoice(
                        "",
                        "", SecretRef.none(), provider.address()))).next().on(
                                "From one provider to the other")
                .until("the site was asked", () -> says("The site uses OpenAI now"));

        walk.press("provider-try").sees("provider-problem-key");
        assertThat(says("The key that the site has stored is only sent to the provider")).isTrue();
        walk.type("provider-key", "sk-ant-canary-wrong").press("provider-try").until("refused", () -> says(
                "does not accept the key"));
        walk.type("provider-key", TestProvider.ANTHROPIC_KEY).press("provider-try").until("answered",
                () -> says("Anthropic accepts the key: 3 models"));
        assertThat(((TableView<?>) walk.find("provider-chart")).getItems().toString()).contains(
                "toValue=claude-3-sonnet-20240229", "fromValue=8000", "toValue=4096", "fromValue=1.4");

        walk.next().on("Assessment").sees("assess-score").next().on("The plan").next().on("Import").until(
                "weighed", () -> walk.text("import-summary").contains("conflict"));
        window.takeAll();
        String wayBack = window.importNow();
        assertThat(walk.words()).noneMatch(words -> words.contains("canary"));
        assertThat(site.options()).containsEntry("mpai_primary_api", "anthropic|yes").containsEntry(
                "mpai_anthropic_model", "claude-3-sonnet-20240229|yes").containsEntry(
                        "mpai_anthropic_api_key", TestProvider.ANTHROPIC_KEY + "|yes").containsEntry(
                                "mpai_anthropic_temperature", "1|yes").containsEntry(
                                        "mpai_anthropic_max_tokens", "4096|yes").containsEntry("mpai_api_key",
                                                "sk-canary-openai|yes");

        window.verifyAndRollBack(wayBack, site.name());
        assertThat(site.options()).isEqualTo(before);
    }
}
