package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.config.WordPressSite;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;
import org.fairlead.sample.TestMaria;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Settings leave a real site as a bundle, arrive on another that it never meets, and are taken back; by
 * window.
 */
@ExtendWith(ApplicationExtension.class)
class SettingsJourneyTest {
    @TempDir
    private static Path folder;
    private static WordPressSite shop;
    private static WordPressSite production;

    private RealWindow window;
    private Walk walk;

    @BeforeAll
    static void make() throws Exception {
        shop = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_model", "gpt-4",
                "mpai_temperature", "0.7", "_transient_mpai_x", "old"));
    }

    @AfterAll
    static void close() {
        shop.close();
        production.close();
    }

    @Start
    void open(Stage stage) {
        window = new RealWindow(stage, folder);
        walk = window.walk();
    }

    private static Map<String, String> stored() {
        try {
            Map<String, String> options = production.options();
            options.keySet().removeIf(name -> name.startsWith("_transient"));
            return options;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Walk through(Plan given, String page) {
        window.begin(given);
        return toPage(page);
    }

    private Walk toPage(String page) {
        walk.on("Where is it, and where does it go?").next().on("Assessment").sees("assess-score");
        assertThat(walk.text("assess-score")).as(String.join("\n", walk.words())).doesNotContain("blocker");
        return walk.next().on(
                "The plan").next().on(page);
    }

    private String export(Path bundle) {
        through(Plan.of("memberpress-ai-assistant", "move-configuration").withWay(Way.EXPORT).withSource(
                RealWindow.endpoint(shop,
                        "wp_")), "Export").sees("export-preview").fx(() -> ((CheckBox) walk.find(
                                "export-secrets"))
                                .setSelected(true));
        String made = ((Labeled) walk.find("export-made").lookup(".code")).getText();
        walk.type("export-file", bundle.toString()).typeBack("export").press("footer-primary").sees(
                "export-result");
        assertThat(bundle).exists();
        assertThat(walk.text("export-result")).contains("opened again");
        walk.press("header-home").on("Your migrations");
        return made;
    }

    private Walk openBundle(Path bundle) {
        window.chooser.next.add(bundle);
        return walk.press("home-open-bundle").on("Bundle");
    }

    private boolean saysSo(String text) {
        return walk.words().stream().anyMatch(words -> words.contains(text));
    }

    private void threeDiagnoses(Path bundle, String passphrase) throws IOException {
        byte[] whole = Files.readAllBytes(bundle);
        Path cut = Files.write(folder.resolve("cut.fairlead"), Arrays.copyOf(whole, whole.length - 200));
        whole[whole.length - 100] ^= 1;
        Path damaged = Files.write(folder.resolve("damaged.fairlead"), whole);
        openBundle(bundle).type("bundle-passphrase", "something else").press("bundle-open").until("wrong",
                () -> saysSo("Wrong passphrase"));
        walk.press("bundle-leave");
        openBundle(damaged).type("bundle-passphrase", passphrase).press("bundle-open").until("damaged",
                () -> saysSo(
                        "is damaged or was tampered with"));
        walk.press("bundle-leave");
        openBundle(cut).type("bundle-passphrase", passphrase).press("bundle-open").until("cut", () -> saysSo(
                "is cut short"));
        walk.press("bundle-leave");
    }

    @Test
    void goesThereOfflineAndBack() throws Exception {
        Map<String, String> before = stored();
        Path bundle = folder.resolve("shop.fairlead");
        String passphrase = export(bundle);
        threeDiagnoses(bundle, passphrase);

        openBundle(bundle).type("bundle-passphrase", passphrase).press("bundle-open").sees("bundle-sound");
        assertThat(walk.text("bundle-secrets")).isEqualTo("yes");
        walk.press("bundle-import-move-configuration");
        fillTarget();
        toPage("Import").until("weighed", () -> walk.text("import-summary").contains("1 conflict"));
        window.takeAll();
        String wayBack = window.importNow();
        assertThat(stored()).containsEntry("mpai_model", "gpt-4-turbo|yes").containsEntry("mpai_api_key",
                "sk-canary-openai|yes").containsEntry("mpai_temperature", "1.4|yes");
        assertThat(walk.words()).noneMatch(text -> text.contains("sk-canary"));

        window.verifyAndRollBack(wayBack, production.name());
        assertThat(stored()).isEqualTo(before);
    }

    private void fillTarget() {
        walk.on("Where is it, and where does it go?").type("target-host", "localhost").type("target-port",
                String
                        .valueOf(TestMaria.port())).type("target-name", production.name()).type("target-user",
                                TestMaria.USER)
                .type("target-password", TestMaria.PASSWORD).type("target-prefix", "prod_").press(
                        "target-test");
    }
}
