package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.PrintedPages;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.desktop.kit.Words;
import org.fairlead.model.Problem;
import org.fairlead.step.OpenDecision;

/**
 * Draws every page into target/pictures, to be looked at: {@code mvn verify -Dpictures=all}. Nothing is
 * compared; eyes
 * are.
 */
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class PicturesTest {
    private final Harness harness = new Harness();
    private final Path folder = Path.of("target", "pictures");
    private Stage stage;
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) throws IOException {
        Files.createDirectories(folder);
        Files.deleteIfExists(folder.resolve("window.properties"));
        stage = shown;
        harness.script.stepMillis = 300;
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, stage, walk, folder);
    }

    private void take(String name) {
        album.take(name);
    }

    private void takeAll(String name) {
        album.takeAll(name);
    }

    private void tab(int place) {
        walk.fx(() -> ((javafx.scene.control.TabPane) stage.getScene().getRoot().lookup(".tab-pane"))
                .getSelectionModel().select(place));
    }

    @Test
    void journey() {
        walk.sees("home-needs-you");
        takeAll("01-home");
        walk.press("home-new").on("What would you like to move?").press("system-ai-design-tool");
        takeAll("02-choose");
        walk.press("footer-cancel");
        walk.toConnect();
        walk.until("answered", () -> !walk.find("footer-primary").isDisabled());
        takeAll("03-connect");
        walk.next().on("Assessment");
        take("04-assess-busy");
        walk.sees("assess-score");
        walk.fx(() -> ((org.fairlead.desktop.kit.FindingList) walk.find("assess-findings").getParent())
                .lines().toggle(
                        6));
        takeAll("05-assess");
        walk.fx(() -> ((javafx.scene.control.ListView<?>) walk.find("assess-findings")).scrollTo(5));
        take("05-assess-rule");
        tab(1);
        takeAll("05-assess-environment");
        tab(2);
        take("05-assess-tables");
        walk.next().on("The plan").until("reviewed", () -> walk.find("plan-moving") != null);
        walk.fx(() -> walk.choose("choice-tiers", "guide"));
        takeAll("06-plan");
        for (int i = 1; i < 6; i++) {
            tab(i);
            take("06-plan-tab" + i);
        }
        keepAndTransfer();
    }

    @Test
    void overSsh() {
        walk.sees("home-needs-you").press("home-new").on("What would you like to move?").press(
                "system-memberpress-ai-assistant").press("job-move-configuration").next().on(
                        "Where is it, and where does it go?");
        takeAll("03-connect-wordpress");
        walk.type("source-drop", "sftp://deploy@shop.example/srv/www/wp-config.php");
        walk.fx(() -> walk.find("source-drop").fireEvent(new javafx.event.ActionEvent()));
        walk.sees("source-trust");
        walk.type("target-drop", "/home/ada/staging/wp-config.php");
        walk.fx(() -> walk.find("target-drop").fireEvent(new javafx.event.ActionEvent()));
        walk.until("target answered", () -> walk.find("target-notes").isVisible());
        takeAll("03-connect-unknown-key");
        walk.press("source-trust").until("answered", () -> !walk.find("footer-primary").isDisabled());
        walk.fx(() -> org.fairlead.desktop.kit.Reveal.show(walk.find("source-result")));
        takeAll("03-connect-over-ssh");
    }

    private void keepAndTransfer() {
        walk.next().on("Keep the way back");
        takeAll("07-backup");
        String made = ((javafx.scene.control.Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", made).press("footer-primary");
        walk.sees("backup-rehearsal");
        take("08-backup-done");
        walk.next().on("Transfer").sees("transfer-unattended");
        takeAll("09-transfer");
        harness.script.stepMillis = 7000;
        walk.press("transfer-unattended");
        walk.press("footer-primary").sees("transfer-pause");
        sleep(4300);
        walk.press("transfer-pause");
        takeAll("10-transfer-busy");
        harness.script.stepMillis = 300;
        walk.press("transfer-pause").sees("transfer-result");
        takeAll("11-transfer-done");
        walk.fx(() -> ((javafx.scene.control.TableView<?>) walk.find("transfer-quarantine"))
                .getSelectionModel().select(0));
        walk.press("transfer-correct").sees("correct-name");
        takeAll("11-transfer-correct");
        walk.press("correct-close");
        upgradeAndVerify();
    }

    private void upgradeAndVerify() {
        walk.next().on("Upgrade").sees("upgrade-actions");
        take("12-upgrade-before");
        walk.press("footer-primary");
        walk.until("upgraded", () -> walk.text("footer-primary").contains("Next"));
        takeAll("13-upgrade");
        walk.next().on("Verification").sees("verify-summary");
        takeAll("14-verify");
        for (int i = 1; i < 4; i++) {
            tab(i);
            take("14-verify-tab" + i);
        }
        walk.next().on("Result").sees("finish-result");
        takeAll("15-finish");
        harness.script.decisions = List.of(decision(1871), decision(1874), decision(1902));
        harness.script.moreDecisions = 214;
        walk.press("finish-roll-back").on("Roll back");
        takeAll("16-rollback");
        walk.type("rollback-passphrase", "wrong one").press("footer-primary").until("answered", () -> stage
                .getScene()
                .getRoot().lookup(".box-blocker") != null);
        take("16-rollback-wrong");
        harness.script.stepMillis = 3000;
        walk.type("rollback-passphrase", "correct horse battery").press("footer-primary").sees(
                "rollback-look-stop");
        sleep(1200);
        take("16-rollback-busy");
        harness.script.stepMillis = 300;
        walk.sees("rollback-preview");
        takeAll("17-rollback-preview");
        scrollDown();
        takeAll("17-rollback-confirm");
        harness.script.decisions = List.of();
        walk.type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-result");
        takeAll("18-rollback-done");
    }

    private void scrollDown() {
        walk.fx(() -> ((javafx.scene.control.ScrollPane) stage.getScene().getRoot().lookup(".page-scroll"))
                .setVvalue(1));
    }

    private static OpenDecision decision(int row) {
        return new OpenDecision("projects_project[" + row + "]", Problem.warning(
                "rollback.question.changed-since",
                "projects_project", "[" + row + "]"), List.of("keep", "undo"));
    }

    @Test
    void paper() {
        walk.toPlan().until("read", () -> walk.find("plan-print") != null && !walk.find("plan-print")
                .isDisabled());
        harness.script.printing = Printing.Result.NO_PRINTER;
        walk.fx(() -> walk.choose("choice-tiers", "guide"));
        walk.press("plan-print").until("told", () -> stage.getScene().getRoot().lookup(".box-warning")
                != null);
        take("06-plan-no-printer");
        walk.fx(() -> {
            var pages = new PrintedPages(new Words(harness.workspace().messages(), Harness.CLOCK), 483, 730)
                    .of(harness.printed.getFirst());
            for (int i = 0; i < pages.size(); i++) {
                album.camera().take(pages.get(i).getScene(), "06-paper-" + (i + 1));
            }
        });
    }

    @Test
    void trouble() {
        harness.script.blocked = true;
        harness.script.longTexts = true;
        harness.script.refused.put("target", Problem.blocker("fake.refused"));
        walk.sees("home-needs-you").toConnect();
        walk.until("tried", () -> stage.getScene().getRoot().lookup(".problem-box") != null);
        take("20-connect-refused");
        harness.script.refused.clear();
        walk.type("target-host", "db1-primary.a-rather-long-subdomain.hosting-provider.example");
        walk.press("target-test").next().on("Assessment").sees("assess-score");
        takeAll("21-assess-blocked");
        tab(1);
        take("21-assess-environment-long");
        tab(0);
        walk.fx(() -> {
            stage.setWidth(960);
            stage.setHeight(640);
        });
        take("22-assess-small");
        harness.script.blocked = false;
        walk.press("assess-run").until("clean", () -> !walk.find("footer-primary").isDisabled());
        walk.next().on("The plan").fx(() -> walk.choose("choice-tiers", "guide"));
        take("22-plan-small");
        walk.next().on("Keep the way back");
        take("22-backup-small");
        String made = ((javafx.scene.control.Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", made).press("footer-primary").sees("backup-rehearsal");
        walk.next().on("Transfer").sees("transfer-unattended");
        take("23-transfer-small");
        harness.script.failures.put("transfer", Problem.blocker("fake.lost"));
        walk.press("footer-primary").sees("transfer-resume");
        takeAll("24-transfer-failed");
        harness.script.blocked = true;
        walk.press("transfer-resume").on("Verification").sees("verify-summary");
        takeAll("26-verify-red");
        tab(3);
        take("26-verify-slow");
        walk.fx(() -> stage.getScene().getAccelerators().get(new javafx.scene.input.KeyCodeCombination(
                javafx.scene.input.KeyCode.F1)).run());
        take("25-help");
    }

    private static void sleep(long millis) {
        org.testfx.util.WaitForAsyncUtils.sleep(millis, java.util.concurrent.TimeUnit.MILLISECONDS);
    }
}
