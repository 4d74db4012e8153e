package org.fairlead.desktop.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.config.WordPressSite;
import org.fairlead.desktop.fake.FakeChooser;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;
import org.fairlead.run.Workspaces;
import org.fairlead.sample.TestMaria;
import org.fairlead.text.Messages;

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

    private final FakeChooser chooser = new FakeChooser();
    private Plan plan = Plan.of("", "");
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
        ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        Ports ports = new Ports(chooser, file -> {}, (document, told) -> told.accept(
                Printing.Result.NO_PRINTER),
                new Ports.PlanFiles() {
                    @Override
                    public Plan read(Path file) {
                        return plan;
                    }

                    @Override
                    public void write(Plan written, Path file) {}
                }, () -> new Ports.Sample(plan, Map.of()));
        WizardWindow window = new WizardWindow(stage, new Surroundings(Clock.system(ZoneOffset.UTC),
                new SecureRandom(), ports, new Surroundings.Workers(Executors.newCachedThreadPool(Thread
                        .ofPlatform()
                        .daemon().factory()), one), new WindowMemory(folder.resolve("window.properties")), Map
                                .of(
                                        "SITE_PASSWORD", TestMaria.PASSWORD)), Messages.english());
        window.open(() -> Workspaces.open(folder.resolve("home")), one::shutdown);
        walk = new Walk(stage, 60);
    }

    private static Endpoint endpoint(WordPressSite site, String prefix) {
        return new Endpoint(new DatabaseAddress("mariadb", "", "localhost", TestMaria.port(), site.name(),
                TestMaria.USER, new SecretRef.Env("SITE_PASSWORD"), "", DatabaseAddress.Tls.PREFER, ""), "",
                "", "",
                prefix);
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
        plan = given;
        chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan");
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
                endpoint(shop,
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
        chooser.next.add(bundle);
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
        decide();
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(1));
        String wayBack = ((Labeled) walk.find("import-made").lookup(".code")).getText();
        walk.typeBack("import").press("footer-primary").sees("import-result");
        assertThat(stored()).containsEntry("mpai_model", "gpt-4-turbo|yes").containsEntry("mpai_api_key",
                "sk-canary-openai|yes").containsEntry("mpai_temperature", "1.4|yes");
        assertThat(walk.words()).noneMatch(text -> text.contains("sk-canary"));

        walk.next().on("Verification").sees("verify-summary").next().on("Result").press("finish-roll-back")
                .on(
                        "Roll back").type("rollback-passphrase", wayBack).press("footer-primary").sees(
                                "rollback-preview").type(
                                        "rollback-typed", production.name()).press("footer-primary").sees(
                                                "rollback-result");
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

    private void decide() {
        walk.fx(() -> {
            TableView<?> table = (TableView<?>) walk.find("import-table");
            table.getSelectionModel().selectAll();
        });
        walk.press("import-take").until("all decided", () -> walk.text("footer-hint").startsWith("Under"));
    }
}
