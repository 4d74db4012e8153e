package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** Choosing a way and exporting by window, over an engine that pretends to have sites. */
@ExtendWith(ApplicationExtension.class)
class ExportWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.EXPORT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown);
    }

    private Walk toExport() {
        return walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment")
                .sees(
                        "assess-score").next().on("The plan").next().on("Export").sees("export-preview");
    }

    private void tick(String id, boolean on) {
        walk.fx(() -> ((CheckBox) walk.find(id)).setSelected(on));
    }

    @Test
    void exportsWhatWasChosenAndSaysWhatStaysBehind() {
        toExport();
        assertThat(walk.text("export-inside")).isEqualTo("Inside: 13 settings. 5 stay behind.");
        assertThat(walk.text("footer-hint")).isEqualTo("Say where to save it.");
        tick("export-secrets", true);
        walk.until("secrets come along", () -> walk.text("export-inside").startsWith("Inside: 15"));
        tick("export-component-general", false);
        walk.until("a group stays", () -> walk.text("export-inside").startsWith("Inside: 12"));
        harness.chooser.next.add(folder.resolve("shop.fairlead"));
        walk.press("export-choose").typeBack("export").press("footer-primary").sees("export-result");

        assertThat(harness.workspace().last().calls).contains("export");
        assertThat(harness.workspace().last().plan().configuration().components()).doesNotContain("general")
                .contains(
                        "service-provider");
        assertThat(walk.words()).noneMatch(text -> text.contains("sk-canary")).anyMatch(text -> text
                .startsWith(
                        "age -d 'shop.fairlead'"));
        walk.press("export-folder");
        assertThat(harness.opened).contains(folder);
    }

    @Test
    void neverLetsSecretsOutUnencrypted() {
        toExport();
        tick("export-secrets", true);
        walk.type("export-file", folder.resolve("open.tar.zst").toString()).press("export-open").until(
                "it is said", () -> walk.text("footer-hint").startsWith("Secrets need encryption"));
        assertThat(walk.find("footer-primary").isDisabled()).isTrue();

        tick("export-secrets", false);
        walk.until("open", () -> !walk.find("footer-primary").isDisabled());
    }

    @Test
    void theRailShowsTheStepsOfTheWay() {
        walk.press("home-new").on("What would you like to move?").press("system-memberpress-ai-assistant")
                .press(
                        "job-move-configuration").sees("way-move-configuration-export");
        assertThat(walk.find("rail-import")).isNotNull();
        assertThat(walk.find("rail-export")).isNull();

        walk.press("way-move-configuration-export").sees("rail-export");
        assertThat(walk.find("rail-import")).isNull();
        walk.press("way-move-configuration-import").sees("rail-import");
        assertThat(walk.find("rail-export")).isNull();
    }
}
