package org.fairlead.desktop.shell;

import java.nio.file.Path;

import javafx.scene.control.Button;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;
import org.fairlead.record.RunState;

import static org.assertj.core.api.Assertions.assertThat;

/** From home to the result and back, over an engine that pretends. */
@ExtendWith(ApplicationExtension.class)
class WalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Stage stage;
    private Walk walk;

    @Start
    void open(Stage shown) {
        stage = shown;
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    @Test
    void goesFromHomeToTheResult() {
        harness.chooser.next.add(folder.resolve("report.html"));
        walk.toTransfer().sees("transfer-unattended");
        assertThat(walk.text("footer-primary")).isEqualTo(
                "Transfer 48,211 rows and make 11 changes in aidesign@db1.kestrel.example");
        assertThat(((Button) walk.find("footer-primary")).isDefaultButton()).isFalse();

        walk.press("footer-primary").on("Verification").sees("verify-summary").next().on("Result").sees(
                "finish-result").press("finish-report").until("the report is opened", () -> harness.opened
                        .contains(
                                folder.resolve("report.html")));

        assertThat(harness.workspace().last().calls).containsExactly("assess", "backup", "transfer",
                "upgrade",
                "verify");
        walk.press("footer-primary").on("Your migrations");
    }

    @Test
    void closesTheGateWhileSomethingBlocks() {
        harness.script.blocked = true;
        walk.toAssess();

        assertThat(walk.text("assess-score")).startsWith("1 blocker");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.text("footer-hint")).isEqualTo("Solve the blockers, then run it again.");

        harness.script.blocked = false;
        walk.press("assess-run").next().on("The plan");
    }

    @Test
    void saysWhyAConnectionFailsAndKeepsTheWayOnClosed() {
        harness.script.refused.put("target", Problem.blocker("fake.refused"));
        walk.toConnect().until("the diagnosis", () -> stage.getScene().getRoot().lookup(".box-blocker")
                != null);

        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.text("footer-hint")).isEqualTo(
                "The target did not answer as it should. Follow what it says, then test it again.");
    }

    @Test
    void fillsTheFormFromAChosenFile() {
        walk.press("home-new").on("What would you like to move?").press("system-ai-design-tool").next().on(
                "Where is it, and where does it go?");
        harness.chooser.next.add(Path.of("/srv/app/db.sqlite3"));
        harness.chooser.next.add(Path.of("/srv/app2/.env"));
        walk.press("source-choose").press("target-choose").next().on("Assessment");
    }

    @Test
    void resumesAFailedTransfer() {
        harness.script.failures.put("transfer", Problem.blocker("fake.lost"));
        walk.toTransfer().press("footer-primary").sees("transfer-resume");

        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        walk.press("transfer-resume").on("Verification").sees("verify-summary");
    }

    @Test
    void stopsAtACheckpointAndGoesOnFromHome() {
        walk.toTransfer().sees("transfer-unattended");
        harness.script.stepMillis = 3000;
        walk.press("footer-primary").press("transfer-pause").press("transfer-pause").press("transfer-stop")
                .sees(
                        "transfer-resume").press("footer-cancel").on("Your migrations");
        String run = harness.workspace().record().runs().getLast().id();
        assertThat(harness.workspace().record().find(run).orElseThrow().state()).isEqualTo(RunState.STOPPED);

        harness.script.stepMillis = 100;
        walk.press("resume-" + run).type("secret-target-password", "hunter2").press("passwords-enter").on(
                "Transfer")
                .press("transfer-resume").until("the rows are there", () -> walk.find("transfer-result")
                        != null
                        || walk.text("page-title").equals("Verification"));
    }

    @Test
    void leavingWhileAStepRunsStopsItBehindACheckpointFirst() {
        walk.toTransfer().sees("transfer-unattended");
        harness.script.stepMillis = 3000;
        walk.press("footer-primary").sees("transfer-stop").press("header-home").press("leave-stop").on(
                "Your migrations");

        assertThat(harness.workspace().record().runs().getLast().state()).isEqualTo(RunState.STOPPED);
        walk.until("the run is let go", () -> harness.workspace().last().isClosed());
    }

    @Test
    void opensAResultAgain() {
        walk.sees("home-needs-you").press("open-2026-11-03-04").on("Result").sees("finish-result");
    }

    @Test
    void triesTheSample() {
        walk.press("home-sample").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score");
    }

    @Test
    void theKeysWork() {
        var keys = stage.getScene().getAccelerators();
        walk.fx(() -> keys.get(new javafx.scene.input.KeyCodeCombination(javafx.scene.input.KeyCode.F1))
                .run());
        walk.sees("sheet-close").press("sheet-close");
        walk.fx(() -> keys.get(new javafx.scene.input.KeyCodeCombination(javafx.scene.input.KeyCode.N,
                javafx.scene.input.KeyCombination.SHORTCUT_DOWN)).run());
        walk.on("What would you like to move?").press("system-ai-design-tool").next().on(
                "Where is it, and where does it go?");
        walk.fx(() -> keys.get(new javafx.scene.input.KeyCodeCombination(javafx.scene.input.KeyCode.LEFT,
                javafx.scene.input.KeyCombination.ALT_DOWN)).run());
        walk.on("What would you like to move?");
    }

    @Test
    void offersNoRollbackWhereNothingWasWritten() {
        walk.sees("home-needs-you");

        assertThat(walk.find("roll-back-2026-11-20-02")).isNotNull();
        assertThat(walk.find("roll-back-2026-11-19-01")).isNull();
    }

    @Test
    void aNewMigrationDoesNotWalkAwayFromAStepAtWork() {
        walk.toTransfer().sees("transfer-unattended");
        harness.script.stepMillis = 3000;
        walk.press("footer-primary").sees("transfer-stop");
        walk.fx(() -> stage.getScene().getAccelerators().get(new javafx.scene.input.KeyCodeCombination(
                javafx.scene.input.KeyCode.N, javafx.scene.input.KeyCombination.SHORTCUT_DOWN)).run());

        walk.sees("leave-stop").press("leave-stop").on("What would you like to move?");
        assertThat(harness.workspace().record().runs().getLast().state()).isEqualTo(RunState.STOPPED);
    }

    @Test
    void opensABlockedAssessmentAgainAsItWas() {
        harness.script.blocked = true;
        walk.toAssess().press("footer-cancel").on("Your migrations");
        String run = harness.workspace().record().runs().getLast().id();
        harness.script.blocked = false;

        walk.press("resume-" + run).type("secret-target-password", "hunter2").press("passwords-enter").on(
                "Assessment").sees("assess-score");
        assertThat(walk.text("assess-score")).startsWith("1 blocker");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.find("assess-environment")).isNull();
    }
}
