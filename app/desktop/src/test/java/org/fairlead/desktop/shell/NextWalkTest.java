package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.FakeLog;
import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Finding;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** After a run that was taken back: what is mended by whom, and what must pass before the next one. */
@ExtendWith(ApplicationExtension.class)
class NextWalkTest {
    private static final String ROLLED_BACK = "2025-12-17-01";

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

    @Test
    void whatFailedIsDecidedAndKept() {
        FakeLog log = harness.workspace().record().logOf(ROLLED_BACK);
        log.findings("verify", List.of(new Finding("own-check/shop", "verify.group.acceptance", Problem
                .blocker(
                        "own-check.status", "shop", "/shop/")), new Finding("rows/auth_user",
                                "verify.group.contents", Problem
                                        .blocker("verify.problem.rows", "auth_user", 1, 0, 0))));
        walk.press("open-" + ROLLED_BACK).sees("next-plan").sees("next-remedy-own-check-shop");

        assertThat(walk.words()).anyMatch(text -> text.startsWith("Check \"shop\""));
        assertThat(walk.find("next-must-rows-auth_user")).as(
                "only a check that can be asked makes a condition")
                .isNull();
        walk.type("next-remedy-own-check-shop", "New till").type("next-owner-own-check-shop", "Operations");
        walk.fx(() -> ((CheckBox) walk.find("next-must-own-check-shop")).fire());
        walk.until("it is kept", () -> Optional.ofNullable(log.recallAll("next-remedies").get(
                "own-check/shop")).filter(kept -> kept
                        .contains(
                                "New till") && kept.contains("Operations")).isPresent());
        walk.until("the condition is kept", () -> Optional.ofNullable(log.recallAll("next-conditions").get(
                "shop")).filter("true"::equals)
                .isPresent());
        if (System.getProperty("pictures") != null) {
            album.takeAll("74-next");
        }
        walk.press("next-plan").until("a new plan is open", () -> walk.find("finish-next") == null);
    }
}
