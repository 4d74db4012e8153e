package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.Map;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows that wait are corrected and sent after the others. */
@ExtendWith(ApplicationExtension.class)
class QuarantineTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    private Walk toQuarantine() {
        walk.toTransfer().sees("transfer-unattended").press("transfer-unattended").press("footer-primary")
                .sees("transfer-correct").until("the rows that wait", () -> table().getItems().size() == 2);
        walk.fx(() -> table().getSelectionModel().select(0));
        return walk;
    }

    private TableView<?> table() {
        return (TableView<?>) walk.find("transfer-quarantine");
    }

    private void key(String id, KeyCode code) {
        walk.fx(() -> walk.find(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false,
                false, false)));
    }

    @Test
    void aCorrectedRowLeavesTheList() {
        toQuarantine();
        key("transfer-quarantine", KeyCode.ENTER);
        walk.sees("correct-name").type("correct-name", "Harbour crane").press("correct-retry").sees(
                "correct-arrived").until("it has left", () -> table().getItems().size() == 1);

        assertThat(walk.find("correct-row")).isNull();
        assertThat(walk.text("correct-arrived")).isEqualTo("projects_project [1042] has arrived.");
        assertThat(((TableView<?>) walk.find("transfer-released")).getItems()).hasSize(1);
        assertThat(harness.workspace().last().corrected()).isEqualTo(Map.of("name", "Harbour crane"));
    }

    @Test
    void saysBesideTheFieldWhatStillDoesNotFit() {
        toQuarantine().press("transfer-correct").sees("correct-name").type("correct-name", "x".repeat(300))
                .press("correct-retry").until("the new reason", () -> walk.text("correct-reason-name").equals(
                        "Does not fit: text too long (300 > 255)"));

        assertThat(walk.find("correct-name").getAccessibleText()).isEqualTo(
                "name, character varying(255). Does not fit: text too long (300 > 255)");
        assertThat(walk.find("correct-reason-id")).isNull();
        assertThat(table().getItems()).hasSize(2);
        key("correct-id", KeyCode.ESCAPE);
        walk.until("it is closed", () -> walk.find("correct-row") == null);
    }

    @Test
    void saysWhatTheTargetRefusesAndWhatFails() {
        toQuarantine().fx(() -> table().getSelectionModel().select(1));
        harness.script.failures.put("retry", Problem.blocker("run.problem.retry-too-late", "a", "b"));
        walk.press("transfer-correct").sees("correct-reason-project_id").press("correct-retry").until(
                "the problem", () -> walk.find("correct-row") != null && walk.scene().getRoot().lookup(
                        ".box-blocker") != null);
        walk.press("correct-retry").until("the refusal", () -> walk.text("correct-reason").equals(
                "Does not fit: refused by the target (23503 project_id)"));

        assertThat(walk.scene().getRoot().lookup(".box-blocker")).isNull();
    }
}
