package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Evidence;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;
import org.fairlead.step.OpenDecision;

import static org.assertj.core.api.Assertions.assertThat;

/** Looking first, deciding, confirming, taking back. */
@ExtendWith(ApplicationExtension.class)
class RollbackPageTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Stage stage;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
        stage = shown;
    }

    private Walk toRollback() {
        return walk.sees("home-needs-you").press("roll-back-2026-11-12-01").on("Roll back");
    }

    private Walk look() {
        return toRollback().type("rollback-passphrase", "correct horse battery").press("footer-primary").sees(
                "rollback-preview");
    }

    private static OpenDecision decision(int row) {
        return new OpenDecision("row-" + row, Problem.warning("rollback.question.changed-since",
                "projects_project", "[" + row + "]"), List.of("keep", "undo"));
    }

    @Test
    void showsThreeListsBeforeItAsksForTheConfirmation() {
        harness.script.decisions = List.of(decision(1871));
        look();

        assertThat(walk.text("rollback-undone-heading")).isEqualTo("Taken back: 52,943 changes");
        assertThat(walk.text("rollback-stays-heading")).isEqualTo("Stays: 2 things");
        assertThat(walk.text("rollback-decide-heading")).isEqualTo("Needs your decision: 1 row");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();
        assertThat(walk.text("footer-hint")).isEqualTo("Type the name to confirm.");
        assertThat(harness.workspace().last().calls).doesNotContain("rollback");
    }

    @Test
    void saysSoWhereThereIsNothingToKeepOrDecide() {
        harness.script.clean = true;
        look();

        assertThat(walk.text("rollback-stays-heading")).isEqualTo("Stays: nothing");
        assertThat(walk.text("rollback-decide-heading")).isEqualTo("Needs your decision: nothing");
        assertThat(walk.find("rollback-decisions")).isNull();
    }

    @Test
    void answersAWrongPassphraseBesideTheField() {
        toRollback();
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();

        walk.type("rollback-passphrase", "wrong one").press("footer-primary").until("the answer", () -> walk
                .scene()
                .getRoot().lookup(".box-blocker") != null);
        assertThat(walk.find("rollback-preview")).isNull();
        walk.type("rollback-passphrase", "correct horse battery").press("footer-primary").sees(
                "rollback-preview");
    }

    @Test
    void takesTheCarefulAnswerUnlessAnotherIsGiven() {
        harness.script.decisions = List.of(decision(1871));
        look().type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-result");

        assertThat(harness.workspace().last().decided()).containsExactly(Map.entry("row-1871", "keep"));
        assertThat(walk.text("rollback-checked")).startsWith("Checked against the backup: 2 of 12 tables");
        assertThat(walk.find("rollback-tables")).isNotNull();
    }

    @Test
    void answersEveryQuestionAtOnceAndLooksAgain() {
        harness.script.decisions = List.of(decision(1871), decision(1872));
        harness.script.moreDecisions = 500;
        look();
        assertThat(walk.text("rollback-decide-heading")).isEqualTo("Needs your decision: 502 rows");
        walk.press("rollback-undo-all").press("rollback-look-again").until("looked again",
                () -> "Needs your decision: nothing"
                        .equals(walk.text("rollback-decide-heading")));
        walk.type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-result");

        assertThat(harness.workspace().last().previews.getLast()).containsEntry("*", "undo");
        assertThat(harness.workspace().last().decided()).containsEntry("*", "undo").containsEntry("row-1871",
                "undo");
    }

    @Test
    void anAnswerToAllRunsNoCommand() {
        harness.script.decisions = List.of(decision(1871), new OpenDecision("command/migrate/0123456789ab",
                Problem
                        .warning("rollback.question.command", "migrate", "/srv/app", "echo back"), List.of(
                                "keep", "undo")));
        look().press("rollback-undo-all").type("rollback-typed", "aidesign").press("footer-primary").sees(
                "rollback-result");

        assertThat(harness.workspace().last().decided()).containsEntry("row-1871", "undo").containsEntry(
                "command/migrate/0123456789ab", "keep");
    }

    @Test
    void saysFirstWhatSpeaksForGoingBack() {
        harness.workspace().record().logOf("2026-11-12-01").findings("verify", List.of(new Finding(
                "check/capabilities",
                "verify.group.logins", Problem.blocker("own-check.status", "shop", "/shop/")).with(
                        new Evidence(List.of(
                                "login"), List.of(List.of("anna"), List.of("bert")), 2)), new Finding(
                                        "check/load",
                                        "verify.group.machine", Problem.warning("machine.log.skipped", 12))));
        toRollback().sees("rollback-failed");

        assertThat(walk.words()).contains("What speaks for going back").anyMatch(text -> text.contains(
                "2 failed checks"));
        if (System.getProperty("pictures") != null) {
            new Album(harness, stage, walk, Path.of("target", "pictures")).takeAll("76-why-back");
        }
    }

    @Test
    void saysWhatTheSiteDoesNoLongerAndBeginsAnew() {
        harness.script.blocked = true;
        look().type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-result");

        assertThat(walk.text("rollback-looked")).startsWith(
                "The run is taken back, but not everything is as it");
        assertThat(walk.find("rollback-newer")).isNotNull();
        walk.press("rollback-again").sees("rollback-passphrase");
    }

    @Test
    void asksAboutWhatChangedWhileSomebodyWasLooking() {
        look();
        harness.script.decisions = List.of(decision(1871));
        walk.type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-decisions");

        assertThat(walk.text("rollback-decide-heading")).isEqualTo("Needs your decision: 1 row");
        walk.press("footer-primary").sees("rollback-result");
        assertThat(harness.workspace().last().decided()).containsEntry("row-1871", "keep");
    }

    @Test
    void stopsLookingWhenAsked() {
        harness.script.stepMillis = 3000;
        toRollback().type("rollback-passphrase", "correct horse battery").press("footer-primary").press(
                "rollback-look-stop").sees("rollback-passphrase");

        assertThat(walk.find("rollback-preview")).isNull();
        assertThat(walk.find("footer-primary").isDisabled()).isFalse();
    }

    @Test
    void aThousandQuestionsTakeFewNodes() {
        harness.script.decisions = IntStream.range(0, 1000).mapToObj(RollbackPageTest::decision).toList();
        look();
        var table = (TableView<?>) walk.find("rollback-decisions");
        walk.fx(() -> table.scrollTo(900));

        assertThat(table.lookupAll(".table-cell").stream().filter(TableCell.class::isInstance))
                .hasSizeLessThan(
                        100);
    }
}
