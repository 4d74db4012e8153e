package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.FakeBundle;
import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.page.importing.RowNames;
import org.fairlead.playbook.Way;

/** Draws the pages of settings that travel into target/pictures, as {@link PicturesTest} does the others. */
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "pictures", matches = ".+")
class SettingsPicturesTest {
    private final Harness harness = new Harness();
    private final Path folder = Path.of("target", "pictures");
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) throws IOException {
        Files.createDirectories(folder);
        harness.script.stepMillis = 300;
        harness.open(shown, folder);
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, folder);
    }

    private TableView<?> table() {
        return (TableView<?>) walk.find("import-table");
    }

    private void pick(String name) {
        walk.fx(() -> {
            int row = RowNames.of(table().getItems()).indexOf(name);
            table().getSelectionModel().clearAndSelect(row);
            table().scrollTo(Math.max(0, row - 3));
        });
    }

    private void tab(int place) {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(
                place));
    }

    @Test
    void importing() {
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.script.stepMillis = 2000;
        walk.toImport();
        album.take("30-import-busy");
        harness.script.stepMillis = 300;
        walk.until("read", () -> walk.text("import-summary").contains("conflict"));
        album.takeAll("31-import");
        album.takeSmall("31-import");
        pick("Commands that may be run");
        album.takeAll("32-import-list");
        pick("Welcome message");
        album.take("33-import-text");
        walk.press("difference-beside");
        album.takeAll("33-import-beside");
        walk.press("import-edit").sees("edit-value");
        album.takeAll("34-import-edit");
        walk.press("edit-leave");
        walk.fx(() -> table().getSelectionModel().selectAll());
        walk.press("import-take");
        tab(1);
        album.takeAll("35-import-way-back");
        album.takeSmall("35-import-way-back");
        walk.typeBack("import");
        harness.script.changedMeanwhile = java.util.Map.of("openai-model", "gpt-3.5-turbo");
        walk.press("footer-primary").until("asked again", () -> walk.text("footer-hint").startsWith(
                "1 setting"));
        album.takeAll("36-import-changed");
        pick("OpenAI model");
        harness.script.stepMillis = 1500;
        walk.press("import-take").until("open", () -> !walk.find("footer-primary").isDisabled()).press(
                "footer-primary");
        album.take("37-import-writing");
        walk.sees("import-result");
        album.takeAll("38-import-result");
        album.takeSmall("38-import-result");
        walk.next().on("Verification").sees("verify-summary").next().on("Result").sees("finish-result");
        album.take("39-import-finish");
    }

    @Test
    void importingTrouble() {
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.script.failures.put("meeting", org.fairlead.model.Problem.blocker("import.problem.no-layout",
                "shop_live@db2.shop.example", "l1a, l1b, l2"));
        walk.toImport().until("refused", () -> walk.scene().getRoot().lookup(".box-blocker") != null);
        album.takeAll("40-import-error");
        harness.script.settingsAreTheSame = true;
    }

    @Test
    void importingNothing() {
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.script.settingsAreTheSame = true;
        walk.toImport().until("it is said", () -> walk.words().contains("Nothing to import"));
        album.takeAll("41-import-nothing");
    }

    @Test
    void exporting() {
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.EXPORT));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").next().on("Export").sees("export-preview");
        album.takeAll("50-export");
        walk.fx(() -> ((javafx.scene.control.CheckBox) walk.find("export-secrets")).setSelected(true));
        scrollDown();
        album.takeAll("51-export-keeping");
        album.takeSmall("51-export-keeping");
        walk.press("export-keys");
        album.take("52-export-keys");
        walk.press("export-passphrase").type("export-file", folder.resolve("shop.fairlead").toString())
                .typeBack(
                        "export").press("footer-primary").sees("export-result");
        album.takeAll("53-export-result");
        scrollDown();
        album.take("53-export-result-down");
        walk.next().on("Result").sees("finish-result");
        album.take("54-export-finish");
    }

    @Test
    void exportingRows() {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.EXPORT));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").next().on("Export").sees("export-samples");
        album.takeAll("56-export-rows");
        album.takeSmall("56-export-rows");
        scrollDown();
        album.takeAll("57-export-rows-keeping");
        harness.script.stepMillis = 2000;
        walk.type("export-file", folder.resolve("rows.fairlead").toString()).typeBack("export").press(
                "footer-primary").sees("export-bar");
        album.take("58-export-rows-writing");
        walk.sees("export-result");
        album.takeAll("59-export-rows-result");
    }

    @Test
    void rowsFromABundle() throws Exception {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.IMPORT));
        harness.chooser.next.add(new FakeBundle().writeWithRows(folder.resolve("rows.fairlead")));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "rows-choose-bundle");
        album.takeAll("63-rows-which-bundle");
        walk.press("rows-choose-bundle").sees("bundle-passphrase");
        album.takeAll("64-rows-passphrase");
        walk.type("bundle-passphrase", FakeBundle.PASSPHRASE).press("bundle-open").sees("assess-score").next()
                .on(
                        "The plan").until("read", () -> walk.find("plan-moving") != null);
        tab(1);
        scrollDown();
        album.takeAll("65-rows-plan");
    }

    private void scrollDown() {
        walk.fx(() -> ((javafx.scene.control.ScrollPane) walk.scene().getRoot().lookup(".page-scroll"))
                .setVvalue(1));
    }

    @Test
    void choosingAWay() {
        walk.press("home-new").on("What would you like to move?").press("system-memberpress-ai-assistant")
                .press(
                        "job-move-configuration").sees("way-move-configuration-export");
        scrollDown();
        album.takeAll("55-choose-way");
        album.takeSmall("55-choose-way");
    }

    @Test
    void openingABundle() throws Exception {
        Path bundle = new FakeBundle().writeWithRows(folder.resolve("shop.example-2026-11-20.fairlead"));
        harness.chooser.next.clear();
        harness.chooser.next.add(bundle);
        walk.press("home-open-bundle").sees("bundle-passphrase");
        album.takeAll("60-bundle-asks");
        walk.type("bundle-passphrase", "not this one").press("bundle-open").until("refused", () -> walk
                .scene()
                .getRoot().lookup(".box-blocker") != null);
        album.take("61-bundle-wrong");
        walk.type("bundle-passphrase", FakeBundle.PASSPHRASE).press("bundle-open").sees("bundle-sound");
        album.takeAll("62-bundle");
        album.takeSmall("62-bundle");
        scrollDown();
        album.take("62-bundle-down");
    }
}
