package org.fairlead.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

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

import org.fairlead.demo.SampleSite;
import org.fairlead.desktop.fake.FakeChooser;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.model.ProblemException;
import org.fairlead.plan.Plan;
import org.fairlead.run.Workspaces;
import org.fairlead.text.Messages;

import static org.assertj.core.api.Assertions.assertThat;

/** The whole journey over the real engine, on the built-in sample: there, and back again. */
@ExtendWith(ApplicationExtension.class)
class SampleJourneyTest {
    @TempDir
    private static Path folder;
    private static SampleSite sample;

    private final FakeChooser chooser = new FakeChooser();
    private Walk walk;

    @BeforeAll
    static void make() throws ProblemException {
        sample = SampleSite.create(folder.resolve("sample"));
    }

    @AfterAll
    static void close() {
        sample.close();
    }

    @Start
    void open(Stage stage) {
        ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        Ports ports = new Ports(chooser, file -> {}, (document, told) -> told.accept(
                Printing.Result.NO_PRINTER), new Ports.PlanFiles() {
                    @Override
                    public Plan read(Path file) {
                        return sample.plan();
                    }

                    @Override
                    public void write(Plan plan, Path file) {}
                }, () -> new Ports.Sample(sample.plan(), Map.of("target.password", sample.secrets().get("ask",
                        "target.password").revealText())));
        WizardWindow window = new WizardWindow(stage, new Surroundings(Clock.system(ZoneOffset.UTC),
                new SecureRandom(),
                ports, new Surroundings.Workers(Executors.newCachedThreadPool(Thread.ofPlatform().daemon()
                        .factory()),
                        one), new WindowMemory(folder.resolve("window.properties")), Map.of()), Messages
                                .english());
        window.open(() -> Workspaces.open(folder.resolve("home")), one::shutdown);
        walk = new Walk(stage, 90);
    }

    private void take(String name) {
        if (System.getProperty("pictures") != null) {
            new Camera(walk, Path.of("target", "pictures")).take("sample-" + name);
        }
    }

    @Test
    void goesThereAndBack() {
        walk.press("home-sample").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score");
        take("assess");
        sidesAreCompared();
        walk.next().on("The plan").until("read", () -> !walk.find("footer-primary").isDisabled());
        take("plan");
        walk.next().on("Keep the way back");
        String passphrase = ((Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", passphrase).press("footer-primary").sees(
                "backup-rehearsal");
        take("backup");
        walk.next().on("Transfer").sees("transfer-unattended").press("footer-primary").on("Verification")
                .sees(
                        "verify-summary");
        take("verify");
        walk.press("rail-upgrade").on("Upgrade");
        take("upgrade");
        walk.press("rail-transfer").on("Transfer");
        take("transfer");
        walk.press("rail-verify").on("Verification").next().on("Result").sees("finish-result");
        take("finish");
        Path report = folder.resolve("report.html");
        chooser.next.add(report);
        walk.press("finish-report").until("the report is written", () -> Files.exists(report));
        assertThat(walk.find("finish-result").getStyleClass()).doesNotContain("box-blocker");

        walk.press("finish-roll-back").on("Roll back").type("rollback-passphrase", passphrase).press(
                "footer-primary").sees("rollback-preview");
        take("rollback-preview");
        String changes = walk.text("rollback-undone-heading").replace("Taken back: ", "");
        assertThat(changes).matches("4,4\\d\\d changes");
        assertThat(walk.text("rollback-stays-heading")).isEqualTo("Stays: nothing");
        assertThat(walk.text("rollback-decide-heading")).isEqualTo("Needs your decision: nothing");
        walk.type("rollback-typed", "aidesign").press("footer-primary").sees("rollback-result");
        take("rollback");
        assertThat(walk.text("rollback-result")).startsWith(changes + " were taken back");
        assertThat(walk.text("rollback-checked")).startsWith("Checked against the backup: all").endsWith(
                "tables are as before.");
    }

    private void sidesAreCompared() {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(1));
        take("environment");
        assertThat(((TableView<?>) walk.find("assess-environment")).getItems().toString()).contains("SQLite",
                "PostgreSQL", "name=SECRET_KEY, source=Value[kind=SET, text=]").doesNotContain(
                        "sample-not-a-secret");
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(0));
    }
}
