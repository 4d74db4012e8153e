package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The plan is tried on a copy by window, and nothing begins while an issue waits. */
@ExtendWith(ApplicationExtension.class)
class RehearsalWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) {
        harness.script.rehearsalRequired = true;
        harness.script.rehearsalIssues = List.of(Problem.warning("rehearsal.issue.quarantined", "auth_user",
                3));
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, Path.of("target", "pictures"));
    }

    private void pictured(String name) {
        if (System.getProperty("pictures") != null) {
            album.takeAll(name);
        }
    }

    @Test
    void anIssueIsAcceptedBeforeTheTransferBegins() {
        harness.script.onTheCopy = Map.of("check/users", Problem.passed("check.users.passed"));
        walk.toTransfer().sees("rehearsal-begin").until("it is wanted", () -> walk.find("footer-primary")
                .isDisabled() && walk.text("footer-hint").startsWith("Rehearse the plan first"));
        pictured("90-rehearsal-wanted");
        walk.press("rehearsal-begin").sees("rehearsal-issue-1-accept");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.find("rehearsal-issue-1-accept").isDisabled()).as("a reason is needed").isTrue();
        pictured("91-rehearsal-issue");
        walk.type("rehearsal-issue-1-reason", "nobody misses them").press("rehearsal-issue-1-accept").until(
                "it may begin", () -> !walk.find("footer-primary").isDisabled());
        pictured("92-rehearsal-passed");
        assertThat(harness.workspace().last().rehearsal().isRequired()).isTrue();
        assertThat(harness.workspace().last().calls).contains("rehearse");
    }

    @Test
    void aReasonForDoingWithoutOpensTheWay() {
        walk.toTransfer().sees("rehearsal-skip-because").until("it is wanted", () -> walk.find(
                "footer-primary").isDisabled());
        walk.type("rehearsal-skip-because", "the copy would take a day").press("rehearsal-skip").until(
                "it may begin", () -> !walk.find("footer-primary").isDisabled());
        assertThat(harness.workspace().last().plan().rehearsal().skipBecause()).isEqualTo(
                "the copy would take a day");
    }

    @Test
    void checksStandBesideThoseOfTheCopy() {
        harness.script.rehearsalRequired = false;
        harness.script.onTheCopy = Map.of("check/tables", Problem.passed("verify.passed.sequences", 3));
        walk.toTransfer().press("footer-primary").on("Verification").sees("verify-summary").until(
                "beside the copy", () -> walk.scene().getRoot().lookup("#verify-tabs") != null
                        && ((javafx.scene.control.TabPane) walk.find("verify-tabs")).getTabs().stream()
                                .anyMatch(tab -> tab.getText().equals("On the copy")));
        walk.fx(() -> ((javafx.scene.control.TabPane) walk.find("verify-tabs")).getSelectionModel().select(
                1));
        walk.sees("verify-copy");
        assertThat(((TableView<?>) walk.find("verify-copy")).getItems()).isNotEmpty();
        pictured("93-verify-copy");
    }

    @Test
    void theTestsOfTheApplicationAreToldWithTheRehearsal() {
        walk.toTransfer().sees("rehearsal-begin").press("rehearsal-begin").sees("rehearsal-result").until(
                "told",
                () -> walk.words().stream().anyMatch(word -> word.contains(
                        "Tests “tests-after”: all 41 passed (analytics 12/0, subscriptions 29/0)")));
    }

    @Test
    void theSearchStepByStepNamesWhatMakesTroubleAndDoesNotCountAsARehearsal() {
        walk.toTransfer().sees("step-by-step-begin").press("step-by-step-begin").sees("step-by-step-prompts")
                .sees("step-by-step-differences").sees("step-by-step-help-welcome-message");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        pictured("94-step-by-step");
    }

    @Test
    void aCopyOfTheSiteIsMadeAnswersAndGoes() {
        walk.toTransfer().sees("site-copy-make").press("site-copy-make").sees("site-copy-serve").until("told",
                () -> walk.words().stream().anyMatch(word -> word.contains("/var/www/fairlead_copy_")));
        walk.press("site-copy-serve").until("it answers", () -> walk.words().contains(
                "The old version answers at http://127.0.0.1:50123"));
        walk.fx(() -> walk.scene().getRoot().lookupAll(".page-scroll").forEach(pane -> ((ScrollPane) pane)
                .setVvalue(0.9)));
        pictured("95-site-copy");
        walk.press("site-copy-stop").until("it is stopped", () -> walk.words().stream().noneMatch(
                word -> word.contains("answers at")));
        walk.type("site-copy-php", "php99").press("site-copy-serve").until("there is none", () -> walk.words()
                .stream().anyMatch(word -> word.contains("is not there, or is no PHP")));
        walk.press("site-copy-remove").until("it is gone", () -> walk.words().stream().noneMatch(
                word -> word.contains("/var/www/fairlead_copy_")));
    }
}
