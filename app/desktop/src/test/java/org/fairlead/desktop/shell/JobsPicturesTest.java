package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Way;

/** Draws the pages of jobs on one site and of rows that join others, as {@link PicturesTest} does. */
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class JobsPicturesTest {
    private final Harness harness = new Harness();
    private final Path folder = Path.of("target", "pictures");
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) throws IOException {
        Files.createDirectories(folder);
        harness.script.stepMillis = 300;
        harness.open(shown, folder);
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, folder);
    }

    private void begin(String job, Way way) {
        harness.script.planFile = Optional.of(harness.workspace().wordpress(job, way));
        walk.press("home-open-plan").on("Where is it, and where does it go?");
    }

    private void scroll(double to) {
        walk.fx(() -> walk.scene().getRoot().lookupAll(".page-scroll").forEach(pane -> ((ScrollPane) pane)
                .setVvalue(to)));
    }

    @Test
    void provider() {
        begin("change-provider", Way.HERE);
        walk.until("answered", () -> !walk.find("footer-primary").isDisabled());
        album.takeAll("70-connect-one-site");
        album.takeSmall("70-connect-one-site");
        walk.next().until("asked", () -> walk.text("provider-from").contains("OpenAI"));
        album.takeAll("71-provider");
        harness.script.failures.put("provider.answer", Problem.blocker("provider.problem.key-refused",
                "https://api.anthropic.com", 401));
        walk.type("provider-key", "sk-ant-0123").press("provider-try").sees("provider-problem-key");
        album.takeAll("72-provider-refused");
        harness.script.models = List.of("claude-3-haiku-20240307", "claude-3-opus-20240229");
        walk.press("provider-try").until("answered", () -> !walk.find("provider-answer").lookupAll(".strong")
                .isEmpty());
        album.takeAll("73-provider-model");
        album.takeSmall("73-provider-model");
        harness.script.failures.put("provider", Problem.blocker("provider.problem.not-there",
                "https://api.anthropic.com", 404));
        walk.press("provider-try").sees("provider-problem-address");
        album.take("74-provider-address");
        harness.script.models = List.of("claude-3-sonnet-20240229");
        walk.press("provider-try").next().on("Assessment").sees("assess-score").next().on("The plan").until(
                "read", () -> walk.find("plan-moving") != null);
        album.take("75-provider-plan");
    }

    @SuppressWarnings("unchecked")
    private void becomes(long number, String name) {
        walk.fx(() -> ((ComboBox<String>) walk.find("becomes-" + number)).setValue(name));
    }

    @Test
    void people() {
        begin("move-data", Way.DIRECT);
        walk.next().on("Assessment").sees("assess-score").next().on("The plan").until("read", () -> walk.find(
                "plan-moving") != null);
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(1));
        walk.sees("people-table-users");
        album.takeAll("76-people");
        album.takeSmall("76-people");
        becomes(5, "zora");
        walk.press("along-4").until("counted", () -> walk.words().contains("named here"));
        scroll(0.5);
        album.takeAll("77-people-corrected");
        scroll(1);
        album.takeAll("78-people-masks");
        album.takeSmall("78-people-masks");
    }
}
