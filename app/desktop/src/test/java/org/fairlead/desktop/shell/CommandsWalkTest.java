package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.action.CommandState;
import org.fairlead.desktop.fake.Harness;
import org.fairlead.plan.CommandText;
import org.fairlead.plan.CommandTexts;
import org.fairlead.plan.Plan;
import org.fairlead.plan.Plan.Approval;

import static org.assertj.core.api.Assertions.assertThat;

/** Commands are shown in full on the plan page; nothing goes on before each is decided on. */
@ExtendWith(ApplicationExtension.class)
class CommandsWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, Path.of("target", "pictures"));
    }

    private static void pictured(Runnable taking) {
        if (System.getProperty("pictures") != null) {
            taking.run();
        }
    }

    private Plan plan(String app) {
        Plan plan = harness.workspace().complete();
        Map<String, String> choices = new HashMap<>(plan.choices());
        choices.putAll(Map.of("stops-by", "systemd", "old-services", "aidesign-web aidesign-beat",
                "updates-code",
                "yes", "starts-by", "compose"));
        return plan.withChoices(choices).withSource(plan.source().withApp(app)).withTarget(plan.target()
                .withApp(
                        app));
    }

    private void toCommands(String app) {
        harness.script.planFile = Optional.of(plan(app));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?");
        pictured(() -> album.take("63-commands-connect"));
        walk.next().on("Assessment").sees("assess-score").next().on("The plan").until("read", () -> walk.find(
                "plan-moving") != null);
        tab("commands");
        walk.sees("command-stop-systemd");
    }

    private void tab(String name) {
        walk.fx(() -> {
            TabPane tabs = (TabPane) walk.scene().getRoot().lookup(".tab-pane");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> ("plan-tab-" + name).equals(
                    tab
                            .getId())).findFirst().orElseThrow());
        });
    }

    private Plan decided() {
        return harness.workspace().last().plan();
    }

    @Test
    void everyCommandIsDecidedOnBeforeAnythingGoesOn() {
        toCommands("/srv/aidesign");
        pictured(() -> {
            album.takeAll("63-commands");
            album.takeSmall("63-commands");
        });
        assertThat(walk.text("footer-hint")).contains("which of them may run");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();

        for (String id : new String[]{"stop-systemd", "nobody-writes", "fetch-code", "update-code",
                "compose-settings"}) {
            assertThat(((RadioButton) walk.find("run-" + id)).isSelected()).as("nothing is chosen by itself")
                    .isFalse();
            walk.press("run-" + id);
        }
        walk.press("by-hand-start-compose");
        pictured(() -> album.take("63-commands-decided"));
        walk.next();

        Plan plan = decided();
        assertThat(plan.commands()).hasSize(6).containsEntry("start-compose", new Approval(Approval.BY_HAND,
                text(
                        plan, "start-compose").digest()));
        assertThat(plan.commands().get("stop-systemd")).isEqualTo(new Approval(Approval.RUN, text(plan,
                "stop-systemd").digest()));
        assertThat(text(plan, "stop-systemd").run()).contains("systemctl stop aidesign-web aidesign-beat");
    }

    private CommandText text(Plan plan, String id) {
        return CommandTexts.find(CommandTexts.of(harness.workspace().last().playbook(), plan), id)
                .orElseThrow();
    }

    @Test
    void anotherTextIsAskedAboutAgain() {
        toCommands("/srv/aidesign");
        walk.press("run-stop-systemd");
        assertThat(((RadioButton) walk.find("run-stop-systemd")).isSelected()).isTrue();

        tab("choices");
        walk.type("choice-old-services", "aidesign-web other");
        tab("commands");

        assertThat(((RadioButton) walk.find("run-stop-systemd")).isSelected()).isFalse();
        assertThat(walk.words()).anyMatch(words -> words.contains("systemctl stop aidesign-web other"));
    }

    @Test
    void ofWhatWasCarriedOutNothingIsDecidedAnyMore() throws Exception {
        toCommands("/srv/aidesign");
        walk.press("run-stop-systemd");
        Plan plan = decided();
        CommandState.of(CommandState.DONE, text(plan, "stop-systemd").digest(), "/srv/aidesign", "systemctl",
                Map.of())
                .keep(harness.workspace().last().log(), CommandState.SCOPE, "stop-systemd");

        walk.press("footer-back").on("Assessment").next().on("The plan").sees("command-stop-systemd");
        tab("commands");

        walk.until("it is shown as done", () -> walk.find("run-stop-systemd").isDisabled());
        assertThat(walk.find("by-hand-stop-systemd").isDisabled()).isTrue();
        assertThat(walk.find("run-fetch-code").isDisabled()).isFalse();
        assertThat(walk.words()).anyMatch(words -> words.startsWith("This run has carried it out"));
        pictured(() -> album.takeAll("63-commands-carried-out"));
    }

    @Test
    void withoutAFolderTheyAreTextsToCopy() {
        toCommands("");
        pictured(() -> album.take("63-commands-by-hand"));

        assertThat(walk.find("run-stop-systemd")).isNull();
        assertThat(walk.words()).anyMatch(words -> words.startsWith("A text to copy"));
        walk.next();
        assertThat(decided().commands()).isEmpty();
    }
}
