package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.plan.Acceptance;
import org.fairlead.plan.Acceptance.OwnCheck;
import org.fairlead.plan.FlowCheck;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** What must hold is entered in the plan, and the run waits where somebody wanted to decide. */
@ExtendWith(ApplicationExtension.class)
class AcceptanceWalkTest {
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

    private void toAcceptance() {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").until("read", () -> walk.find("plan-moving") != null);
        tab("acceptance");
        walk.sees("own-add");
    }

    private void tab(String name) {
        walk.fx(() -> {
            TabPane tabs = (TabPane) walk.scene().getRoot().lookup(".tab-pane");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> ("plan-tab-" + name).equals(
                    tab
                            .getId())).findFirst().orElseThrow());
        });
    }

    @SuppressWarnings("unchecked")
    private void asksTheDatabase(int place) {
        walk.fx(() -> ((ComboBox<Boolean>) walk.find("own-" + place + "-kind")).setValue(true));
    }

    @SuppressWarnings("unchecked")
    @Test
    void aPairOfPlacesIsEnteredAndKept() {
        toAcceptance();
        walk.press("flow-add").type("flow-0-name", "orders").type("flow-0-write",
                "INSERT INTO {p}orders (name) VALUES ('{mark}')").type("flow-0-read", "/orders/");
        assertThat(walk.text("footer-hint")).contains("what takes it away again");
        walk.type("flow-0-undo", "DELETE FROM {p}orders WHERE name = '{mark}'");
        assertThat(walk.text("footer-hint")).isEmpty();
        if (System.getProperty("pictures") != null) {
            walk.fx(() -> walk.find("flow-add").requestFocus());
            album.takeAll("63-flows");
        }
        walk.fx(() -> ((ComboBox<Boolean>) walk.find("flow-0-read-kind")).setValue(true));
        walk.type("flow-0-read", "SELECT name FROM {p}sales WHERE name = '{mark}'").next().on(
                "Keep the way back");
        assertThat(harness.workspace().last().plan().acceptance().flows()).containsExactly(new FlowCheck(
                "orders", "INSERT INTO {p}orders (name) VALUES ('{mark}')", "", "",
                "SELECT name FROM {p}sales WHERE name = '{mark}'", "", "{mark}",
                "DELETE FROM {p}orders WHERE name = '{mark}'", 0));
        assertThat(harness.workspace().last().plan().commands()).as("who enters it agrees to it").containsKey(
                "flow-orders");
    }

    @SuppressWarnings("unchecked")
    @Test
    void asksWhatMustHoldAndWaitsForTheDecision() {
        toAcceptance();
        walk.press("critical-history").press("decide-after-backup").press("decide-after-transfer").press(
                "own-add");
        assertThat(walk.text("footer-hint")).contains("needs a short name");
        walk.type("own-0-name", "shop").type("own-0-path", "/shop/").type("own-0-contains", "Add to cart")
                .press(
                        "own-add").type("own-1-name", "orders");
        asksTheDatabase(1);
        assertThat(walk.text("footer-hint")).contains("Write the query");
        walk.type("own-1-sql", "SELECT COUNT(*) FROM {p}orders").press("own-add");
        if (System.getProperty("pictures") != null) {
            album.takeAll("60-acceptance");
            album.takeSmall("60-acceptance");
        }
        tab("team");
        walk.press("window-use");
        tab("rollback");
        walk.type("plan-triggers", "Nobody can log in\nOrders are lost");
        if (System.getProperty("pictures") != null) {
            album.takeAll("62-window");
        }
        tab("acceptance");
        walk.fx(() -> ((ComboBox<Integer>) walk.find("plan-watch-failures")).setValue(5));
        walk.press("own-2-remove");
        assertThat(walk.text("footer-hint")).isEmpty();
        walk.next().on("Keep the way back");
        holds(harness.workspace().last().plan());
        assertThat(walk.find("decision-point")).as("nothing to decide before the step is done").isNull();

        walk.typeBack("backup").press("footer-primary").sees("decision-point");
        assertThat(walk.words()).contains(
                "Look at the result. Nothing has been written to the target so far.");
        walk.next().on("Transfer").sees("rollback-triggers");
        assertThat(walk.words()).contains("Nobody can log in  ·  Orders are lost");
        walk.press("footer-primary").sees("decision-point");
        if (System.getProperty("pictures") != null) {
            album.takeAll("61-decision");
            album.takeSmall("61-decision");
        }
        walk.press("decide-back").on("Roll back");
    }

    private static void holds(Plan plan) {
        assertThat(plan.acceptance()).isEqualTo(new Acceptance(List.of("history"), List.of(new OwnCheck(
                "shop",
                "/shop/", 0, "Add to cart", "", ""), new OwnCheck("orders", "", 0, "",
                        "SELECT COUNT(*) FROM {p}orders", "")), List.of("backup", "transfer"),
                new Acceptance.Watching(60, 30, 5)));
        assertThat(plan.commands()).as("who writes a query agrees to it").containsKey("query-orders")
                .doesNotContainKey("query-shop");
        assertThat(plan.schedule().start()).matches("20\\d\\d-\\d\\d-\\d\\d 03:00");
    }
}
