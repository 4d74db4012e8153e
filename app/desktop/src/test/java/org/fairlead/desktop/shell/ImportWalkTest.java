package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
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
import org.fairlead.desktop.page.importing.RowNames;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings on their way by window, over an engine that pretends to have sites but decides by its own rules.
 */
@ExtendWith(ApplicationExtension.class)
class ImportWalkTest {
    @TempDir
    private static Path folder;

    private static final String PLACE = "shop_live@db2.shop.example:3306 (prod_)";

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown);
    }

    @SuppressWarnings("unchecked")
    private TableView<Object> table() {
        return (TableView<Object>) walk.find("import-table");
    }

    private Walk pick(String... names) {
        walk.until("rows", () -> table() != null && !table().getItems().isEmpty());
        walk.fx(() -> {
            table().getSelectionModel().clearSelection();
            for (String name : names) {
                int row = RowNames.of(table().getItems()).indexOf(name);
                assertThat(row).as(name).isNotNegative();
                table().getSelectionModel().select(row);
                table().scrollTo(Math.max(0, row - 1));
                table().getFocusModel().focus(row);
            }
        });
        return walk;
    }

    private void key(KeyCode code, boolean control) {
        walk.fx(() -> {
            table().requestFocus();
            table().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
        });
    }

    private String summary() {
        return walk.text("import-summary");
    }

    private Walk toDecisions() {
        return walk.toImport().until("both sides are read", () -> summary().contains("conflict"));
    }

    private void tab(int place) {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(
                place));
    }

    @Test
    void aSettingThatMadeTroubleStepByStepIsCorrectedAlone() {
        toDecisions();
        tab(2);
        walk.press("step-by-step-begin").sees("step-by-step-correct-welcome-message").sees(
                "step-by-step-help-welcome-message").press("step-by-step-correct-welcome-message").sees(
                        "edit-value");
        assertThat(walk.text("difference-title")).contains("Welcome message");
        assertThat(summary()).as("the rest stays as it is").contains("3 conflicts", "1 changed");
    }

    @Test
    void importsWithADecisionOfEachKindAndStoresTheResult() {
        toDecisions();
        assertThat(summary()).contains("3 conflicts", "1 changed", "3 same");
        assertThat(walk.text("footer-hint")).isEqualTo("3 settings wait for your decision.");
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();

        pick("OpenAI model").press("import-take");
        pick("Commands that may be run").press("import-merge");
        pick("Welcome message");
        key(KeyCode.E, false);
        walk.type("edit-value", "Good day.").press("edit-take");
        pick("Corner of the chat window");
        key(KeyCode.K, false);
        pick("Log of plugin changes").press("import-remove");
        walk.until("all is decided", () -> walk.text("footer-hint").startsWith("Under “Way back”"));
        tab(1);
        walk.typeBack("import").until("it can be imported", () -> !walk.find("footer-primary").isDisabled());
        assertThat(walk.text("footer-primary")).isEqualTo(
                "Import 10 settings into " + PLACE);
        assertThat(((Button) walk.find("footer-primary")).isDefaultButton()).isFalse();

        walk.press("footer-primary").sees("import-result");
        assertThat(walk.text("import-result")).startsWith("10 settings have arrived").endsWith(
                "are left for you.");
        Map<String, String> stored = harness.workspace().last().storedOnTarget();
        assertThat(stored).containsEntry("openai-model", "gpt-4-turbo").containsEntry("welcome-message",
                "Good day.").doesNotContainKeys("chat-position", "enable-plugin-logging", "log-level");
        assertThat(stored.get("allowed-cli-commands")).contains("wp post list", "wp theme list");
        walk.next().on("Verification").sees("verify-summary").next().on("Result").sees("finish-result");
    }

    @Test
    void takesTheLastDecisionsBack() {
        toDecisions();
        pick("OpenAI model", "Welcome message").press("import-keep").until("decided", () -> summary()
                .contains("conflict") && walk.text("footer-hint").startsWith("1 setting waits"));
        pick("Commands that may be run");
        key(KeyCode.T, false);
        walk.until("all decided", () -> walk.text("footer-hint").startsWith("Under"));

        key(KeyCode.Z, true);
        walk.until("one is back", () -> walk.text("footer-hint").startsWith("1 setting waits"));
        walk.press("import-undo").until("all are back", () -> walk.text("footer-hint").startsWith(
                "3 settings"));
        assertThat(walk.find("import-undo").isDisabled()).isTrue();
    }

    @Test
    void weighsWhatDependsOnADecisionAtOnce() {
        toDecisions();
        assertThat(summary()).contains("without what it needs");

        pick("Provider in use");
        key(KeyCode.K, false);
        walk.until("nothing is needed any more", () -> !summary().contains("without what it needs"));
    }

    @Test
    void bringsBackAloneWhatSomebodyElseChangedMeanwhile() {
        toDecisions();
        pick("OpenAI model", "Welcome message", "Commands that may be run").press("import-take").until(
                "all decided", () -> walk.text("footer-hint").startsWith("Under"));
        tab(1);
        walk.typeBack("import");
        harness.script.changedMeanwhile = Map.of("openai-model", "gpt-3.5-turbo");
        walk.press("footer-primary").until("one is asked again", () -> walk.text("footer-hint").startsWith(
                "1 setting waits"));

        assertThat(RowNames.of(table().getItems())).hasSize(2).contains("OpenAI model");
        assertThat(walk.scene().getRoot().lookup(".box-warning")).isNotNull();
        assertThat(harness.workspace().last().storedOnTarget()).containsEntry("openai-model", "gpt-3.5-turbo")
                .doesNotContainKey("anthropic-model");
        pick("OpenAI model").press("import-take").until("decided", () -> !walk.find("footer-primary")
                .isDisabled()).press("footer-primary").sees("import-result");
    }

    @Test
    void filtersAndSearches() {
        toDecisions();
        walk.type("import-search", "model").until("found", () -> RowNames.of(table().getItems()).equals(
                List.of("AI provider", "OpenAI model", "Anthropic model")));
        walk.type("import-search", "").fx(() -> ((CheckBox) walk.find("import-only-open")).setSelected(true));
        assertThat(RowNames.of(table().getItems())).contains("OpenAI model", "Welcome message")
                .doesNotContain("Corner of the chat window");
    }

    @Test
    void refusesAValueThatThePlaceDoesNotTake() {
        toDecisions();
        pick("OpenAI temperature");
        key(KeyCode.E, false);
        walk.type("edit-value", "7").sees("edit-refused");

        assertThat(walk.text("edit-refused")).isEqualTo("From 0 to 2.");
        assertThat(walk.find("edit-take").isDisabled()).isTrue();
    }

    @Test
    void showsNoSecret() {
        toDecisions();
        pick("OpenAI key");

        List<String> said = walk.words();
        assertThat(said).anyMatch(text -> text.contains("set, ends …0001")).noneMatch(text -> text.contains(
                "sk-live"));
    }

    @Test
    void saysThatThereIsNothingToImport() {
        harness.script.settingsAreTheSame = true;
        walk.toImport().until("it is said", () -> walk.words().contains("Nothing to import"));

        walk.next().on("Verification").sees("verify-summary").next().on("Result");
    }

    @Test
    void offersToRepairTextThatAnEarlierMoveHasBroken() {
        harness.script.brokenText = true;
        toDecisions().sees("import-repair");
        pick("Welcome message").until("before and after", () -> walk.scene().getRoot().lookupAll(".label")
                .stream()
                .anyMatch(label -> label instanceof Label said && said.getText().contains("GrÃ¼ÃŸe")
                        && said.getText().contains("→ Grüße aus dem Café")));
        key(KeyCode.P, false);
        pick("OpenAI model", "Commands that may be run").press("import-take").until("decided", () -> walk
                .text(
                        "footer-hint").startsWith("Under “Way back”"));
        tab(1);
        walk.typeBack("import").press("footer-primary").sees("import-result");
        assertThat(harness.workspace().last().storedOnTarget()).containsEntry("welcome-message",
                "Grüße aus dem Café");
    }

    @Test
    void offersNoRepairWhereNothingIsBroken() {
        toDecisions();
        assertThat(walk.find("import-repair")).isNull();
    }
}
