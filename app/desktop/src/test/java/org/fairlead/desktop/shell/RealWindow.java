package org.fairlead.desktop.shell;

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

import org.fairlead.config.WordPressSite;
import org.fairlead.desktop.fake.FakeChooser;
import org.fairlead.desktop.kit.Ports;
import org.fairlead.desktop.kit.Printing;
import org.fairlead.plan.DatabaseAddress;
import org.fairlead.plan.Endpoint;
import org.fairlead.plan.Plan;
import org.fairlead.plan.SecretRef;
import org.fairlead.run.Workspaces;
import org.fairlead.sample.TestMaria;
import org.fairlead.text.Messages;

/** The window over the real engine; a plan is opened as if it came from a file. */
final class RealWindow {
    private static final String PASSWORD = "SITE_PASSWORD";
    private static final long PATIENCE = 60;

    final FakeChooser chooser = new FakeChooser();
    private final Path folder;
    private final Walk walk;
    private Plan plan = Plan.of("", "");

    RealWindow(Stage stage, Path folder) {
        this.folder = folder;
        ExecutorService one = Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
        ExecutorService many = Executors.newCachedThreadPool(Thread.ofPlatform().daemon().factory());
        Ports.PlanFiles files = new Ports.PlanFiles() {
            @Override
            public Plan read(Path file) {
                return plan;
            }

            @Override
            public void write(Plan written, Path file) {}
        };
        Ports ports = new Ports(chooser, file -> {}, (document, told) -> told.accept(
                Printing.Result.NO_PRINTER), files, () -> new Ports.Sample(plan, Map.of()));
        new WizardWindow(stage, new Surroundings(Clock.system(ZoneOffset.UTC), new SecureRandom(), ports,
                new Surroundings.Workers(many, one), new WindowMemory(folder.resolve("window.properties")),
                Map
                        .of(PASSWORD, TestMaria.PASSWORD)), Messages.english()).open(() -> Workspaces.open(
                                folder.resolve("home")), one::shutdown);
        walk = new Walk(stage, PATIENCE);
    }

    Walk walk() {
        return walk;
    }

    /** Opens a plan from home. */
    Walk begin(Plan given) {
        plan = given;
        chooser.next.add(folder.resolve("plan.yaml"));
        return walk.press("home-open-plan").on("Where is it, and where does it go?");
    }

    static Endpoint endpoint(WordPressSite site, String prefix) {
        return new Endpoint(new DatabaseAddress("mariadb", "", "localhost", TestMaria.port(), site.name(),
                TestMaria.USER, new SecretRef.Env(PASSWORD), "", DatabaseAddress.Tls.PREFER, ""), "", "", "",
                prefix);
    }

    /** Takes everything that arrives over what is there. */
    void takeAll() {
        walk.fx(() -> ((TableView<?>) walk.find("import-table")).getSelectionModel().selectAll());
        walk.press("import-take").until("all decided", () -> walk.text("footer-hint").startsWith("Under"));
    }

    /** Imports, and gives the passphrase of the way back. */
    String importNow() {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(1));
        String wayBack = ((Labeled) walk.find("import-made").lookup(".code")).getText();
        walk.typeBack("import").press("footer-primary").sees("import-result");
        return wayBack;
    }

    /** From an import that is done over its verification to a rollback that is done. */
    void verifyAndRollBack(String wayBack, String place) {
        walk.next().on("Verification").sees("verify-summary").next().on("Result").press("finish-roll-back")
                .on(
                        "Roll back").type("rollback-passphrase", wayBack).press("footer-primary").sees(
                                "rollback-preview").type("rollback-typed", place).press("footer-primary")
                .sees(
                        "rollback-result");
    }
}
