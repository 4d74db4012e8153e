package org.fairlead.desktop.shell;

import java.nio.file.Path;

import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.plan.MisfitKind;
import org.fairlead.plan.MisfitRule;

import static org.assertj.core.api.Assertions.assertThat;

/** What the assessment shows besides its score, and the buttons that do what it advises. */
@ExtendWith(ApplicationExtension.class)
class AssessPageTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    private void tab(int place) {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(
                place));
    }

    @Test
    void putsTheTwoSidesSideBySideAndHidesWhatIsTheSame() {
        walk.toAssess();
        tab(1);
        TableView<?> table = (TableView<?>) walk.sees("assess-environment").find("assess-environment");
        assertThat(table.getItems()).hasSize(18);
        assertThat(table.getItems().toString()).contains("SECRET_KEY", "kind=SET").doesNotContain("hunter2");

        walk.fx(() -> ((ToggleButton) walk.find("environment-same")).setSelected(false));
        walk.fx(() -> ((ToggleButton) walk.find("environment-expected")).setSelected(false));
        assertThat(table.getItems()).hasSize(6);
    }

    @Test
    void choosesARuleWhereTheFindingStands() {
        walk.toAssess();
        walk.unfold("misfit/projects_project/name/too-long");
        MenuButton menu = (MenuButton) walk.sees("rule-projects_project-name-too-long").find(
                "rule-projects_project-name-too-long");
        assertThat(menu.getText()).isEqualTo("Choose a rule…");
        walk.fx(() -> menu.getItems().get(MisfitKind.TOO_LONG.rules().indexOf(MisfitRule.TRUNCATE)).fire());
        walk.until("the plan has it", () -> harness.workspace().last().plan().ruleFor("projects_project",
                "name",
                MisfitKind.TOO_LONG) == MisfitRule.TRUNCATE);
        walk.until("the button says so", () -> ((MenuButton) walk.find("rule-projects_project-name-too-long"))
                .getText().equals("Rule: Cut to the length that fits"));

        walk.next().on("The plan").until("read", () -> walk.find("plan-moving") != null);
        assertThat(ruleOnThePlanPage()).isEqualTo(MisfitRule.TRUNCATE);
    }

    private Object ruleOnThePlanPage() {
        TabPane tabs = (TabPane) walk.scene().getRoot().lookup(".tab-pane");
        Node box = ((javafx.scene.control.ScrollPane) tabs.getTabs().get(2).getContent()).getContent().lookup(
                "#misfit-projects_project-name");
        return ((javafx.scene.control.ComboBox<?>) box).getValue();
    }

    @Test
    void leadsFromABlockerToWhereItsCauseWasEntered() {
        harness.script.blocked = true;
        walk.toAssess();
        walk.unfold("requirement/postgresql");

        walk.press("fix-requirement-postgresql").on("Where is it, and where does it go?");
        assertThat(((javafx.scene.control.TextField) walk.find("target-host")).getText()).isEqualTo(
                "db1.kestrel.example");
    }
}
