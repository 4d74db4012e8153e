package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;
import org.fairlead.plan.ProviderChoice;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** A site changes its provider, by window, over an engine that pretends. */
@ExtendWith(ApplicationExtension.class)
class ProviderWalkTest {
    private static final String PAGE = "From one provider to the other";

    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    private Walk toProvider() {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("change-provider", Way.HERE));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        return walk.press("home-open-plan").on("Where is it, and where does it go?").next().on(PAGE).until(
                "the site was asked", () -> walk.text("provider-from").equals("The site uses OpenAI now"));
    }

    private Walk tryIt() {
        return walk.type("provider-key", "sk-ant-canary").press("provider-try").until("it answered",
                () -> !walk.find("provider-answer").lookupAll(".strong").isEmpty());
    }

    private ProviderChoice inTheEngine() {
        return harness.workspace().last().plan().provider();
    }

    @Test
    void aSiteAloneIsAskedForOnOneSideOnly() {
        walk.press("home-new").on("What would you like to move?").press("system-memberpress-ai-assistant")
                .press("job-change-provider").next().on("Where is it, and where does it go?");

        assertThat(walk.find("target-host")).isNotNull();
        assertThat(walk.find("source-host")).isNull();
        assertThat(walk.find("rail-provider")).isNotNull();
    }

    @Test
    void goesFromTheKeyToTheItemsOfTheImport() {
        toProvider();
        assertThat(walk.find("provider-openai").isDisabled()).isTrue();
        assertThat(walk.text("footer-hint")).isEqualTo("Try the provider to go on.");
        tryIt();

        assertThat(inTheEngine()).isEqualTo(new ProviderChoice("anthropic", "", new SecretRef.Ask(), ""));
        assertThat(harness.workspace().last().plan().toString()).doesNotContain("canary");
        assertThat(((TableView<?>) walk.find("provider-chart")).getItems().toString()).contains(
                "toValue=4096");
        assertThat(walk.words()).contains("brought into bounds", "as it is").anyMatch(words -> words
                .startsWith(
                        "Anthropic accepts the key: 3 models"));
        walk.next().on("Assessment").sees("assess-score").next().on("The plan").next().on("Import");
        assertThat(inTheEngine().model()).isEqualTo("claude-3-sonnet-20240229");
        assertThat(walk.words()).noneMatch(words -> words.contains("canary"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void aModelThatIsNotOfferedKeepsTheWayOnClosed() {
        harness.script.models = List.of("claude-3-haiku-20240307", "claude-3-opus-20240229");
        toProvider();
        tryIt();
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.text("footer-hint")).isEqualTo("Choose a model that the provider offers.");

        walk.fx(() -> ((ComboBox<String>) walk.find("provider-model")).setValue("claude-3-opus-20240229"));
        assertThat(((TableView<?>) walk.find("provider-chart")).getItems().toString()).contains(
                "toValue=claude-3-opus-20240229");
        walk.next().on("Assessment");
        assertThat(inTheEngine().model()).isEqualTo("claude-3-opus-20240229");
    }

    @Test
    void aKeyThatIsRefusedIsSaidBesideIt() {
        harness.script.failures.put("provider.answer", Problem.blocker("provider.problem.key-refused",
                "api.anthropic.com", 401));
        toProvider().type("provider-key", "sk-ant-canary").press("provider-try").sees("provider-problem-key");

        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.words()).anyMatch(words -> words.contains("does not accept the key")).noneMatch(
                words -> words.contains("canary"));

        walk.type("provider-key", "sk-ant-canary-2").until("the problem went away", () -> walk.find(
                "provider-problem-key") == null);
        tryIt().next().on("Assessment");
    }

    @Test
    void anAddressThatIsWrongUnfoldsItsField() {
        harness.script.failures.put("provider", Problem.blocker("provider.problem.not-there",
                "https://api.anthropic.com", 404));
        toProvider();
        assertThat(walk.find("provider-address")).isNull();

        walk.type("provider-key", "sk-ant-canary").press("provider-try").sees("provider-address").sees(
                "provider-problem-address");
    }

    @Test
    void anotherKeyAsksForAnotherTrialAndAnotherAssessment() {
        toProvider();
        tryIt().next().on("Assessment").sees("assess-score").press("footer-back").on(PAGE);
        assertThat(walk.find("footer-primary").isDisabled()).isFalse();

        walk.fx(() -> ((ToggleButton) walk.find("provider-advanced").lookup(".disclosure")).fire());
        walk.type("provider-address", "https://proxy.example");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        walk.press("provider-try").next().on("Assessment").sees("assess-score");
        assertThat(harness.workspace().last().calls).containsExactly("assess", "assess");
    }
}
