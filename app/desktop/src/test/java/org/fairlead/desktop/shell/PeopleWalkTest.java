package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.plan.DataChoice;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows of one site join those of another, by window, over an engine that pretends. */
@ExtendWith(ApplicationExtension.class)
class PeopleWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    private Walk toPeople() {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").until("read", () -> walk.find("plan-moving") != null);
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(1));
        return walk.sees("people-table-users");
    }

    private DataChoice inTheEngine() {
        return harness.workspace().last().plan().data();
    }

    @SuppressWarnings("unchecked")
    private void becomes(long number, String name) {
        walk.fx(() -> ((ComboBox<String>) walk.find("becomes-" + number)).setValue(name));
    }

    private String heading() {
        return walk.text("people-heading-users");
    }

    @Test
    void showsWhoIsWhoAndCorrectsIt() {
        toPeople();
        assertThat(heading()).isEqualTo("6 people with data, 3 unknown on the target");
        assertThat(walk.words()).contains("same login", "same e-mail", "nobody known",
                "No. 99, no longer there",
                "9,402 rows");

        becomes(5, "carla");
        walk.until("it was counted again", () -> heading().startsWith("6 people with data, 2"));
        assertThat(inTheEngine().matches()).isEqualTo(Map.of("users", Map.of("clara", "carla")));
        assertThat(walk.words()).contains("named here");

        becomes(5, "clairvoyant");
        walk.until("it is refused", () -> walk.words().contains("no such login there"));
    }

    @Test
    void leavesPeopleTablesAndOldRowsBehind() {
        toPeople().press("along-4").until("left out", () -> heading().endsWith("2 unknown on the target"));
        assertThat(inTheEngine().leaveOut()).isEqualTo(Map.of("users", List.of("test1")));

        walk.fx(() -> ((DatePicker) walk.find("data-since")).setValue(java.time.LocalDate.of(2026, 1, 1)));
        walk.until("counted", () -> walk.text("data-count-mpai_messages").equals("2,350 of 9,402 rows"));
        walk.press("data-usermeta").press("data-mask-mpai_messages-message").press("data-unmatched-leave-out")
                .until("in the plan", () -> inTheEngine().equals(new DataChoice(List.of("mpai_conversations",
                        "mpai_messages", "mpai_plugin_logs"), "2026-01-01", Map.of(), Map.of("users", List.of(
                                "test1")), DataChoice.Unmatched.LEAVE_OUT, List.of(
                                        "mpai_messages.message"))));
        walk.next().on("Keep the way back");
        assertThat(inTheEngine().since()).isEqualTo("2026-01-01");
    }

    @Test
    void findsPeopleAndThoseThatNobodyIs() {
        toPeople().type("people-search-users", "x.exam");
        TableView<?> table = (TableView<?>) walk.find("people-table-users");
        assertThat(table.getItems()).hasSize(2);

        walk.type("people-search-users", "").fx(() -> ((CheckBox) walk.find("people-nobody-users"))
                .setSelected(
                        true));
        assertThat(table.getItems()).hasSize(3);
    }

    @Test
    void nothingToMoveKeepsTheWayOnClosed() {
        toPeople().press("data-mpai_conversations").press("data-mpai_messages").press("data-mpai_plugin_logs")
                .press("data-usermeta").until("closed", () -> walk.find("footer-primary").isDisabled()
                        && walk.text("footer-hint").startsWith("Choose at least one table"));
    }
}
