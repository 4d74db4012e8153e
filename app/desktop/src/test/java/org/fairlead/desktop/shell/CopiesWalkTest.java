package org.fairlead.desktop.shell;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipFile;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;

import static org.assertj.core.api.Assertions.assertThat;

/** On the last page copies are made at further places, and a file for whoever helps. */
@ExtendWith(ApplicationExtension.class)
class CopiesWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) {
        harness.script.clean = true;
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, Path.of("target", "pictures"));
    }

    private void toResult() {
        walk.toConnect().next().on("Assessment").sees("assess-score").next().on("The plan").fx(() -> walk
                .choose(
                        "choice-tiers", "guide"));
        walk.next().on("Keep the way back").typeBack("backup").press("footer-primary").sees(
                "backup-rehearsal").next()
                .on("Transfer").press("footer-primary").on("Verification").sees("verify-summary").next().on(
                        "Result")
                .sees("finish-result");
    }

    private void toCopies() {
        scroll("copies-done", 0.8);
    }

    private void scroll(String id, double down) {
        for (Node at = walk.find(id); at != null; at = at.getParent()) {
            if (at instanceof ScrollPane pane) {
                pane.setVvalue(down);
            }
        }
    }

    private String said() {
        return String.join("\n", walk.words());
    }

    @Test
    void copiesAreComparedAndABadPlaceIsWarnedOf() {
        toResult();
        assertThat(walk.find("copies-copy").isDisabled()).isTrue();
        harness.chooser.next.add(folder.resolve("www"));
        walk.press("copies-browse").press("copies-copy").until("copied", () -> said().contains(
                "read back and equal"));
        assertThat(said()).contains("1 file at " + folder.resolve("www"),
                "lies within the site or a folder of a web server");
        if (System.getProperty("pictures") != null) {
            walk.fx(this::toCopies);
            album.takeAll("72-copies");
        }
        walk.type("copies-place", "/mnt/drive").press("copies-copy").until("copied anew", () -> said()
                .contains(
                        "/mnt/drive, read back"));
        assertThat(said()).doesNotContain("a folder of a web server");
    }

    @Test
    void whatIsLeftGoesWhenItIsTickedAndTheBackupStaysUntilItsDay() {
        toResult();
        walk.press("cleaning-look").until("it is listed", () -> walk.find("left-user-fairlead-trial-7")
                != null);
        assertThat(said()).contains("3 things are left:", "Only a rehearsal needs it",
                "It stays until 2027-01-31");
        assertThat(walk.find("left-backup").isDisabled()).isTrue();
        assertThat(walk.find("cleaning-remove").isDisabled()).isTrue();
        if (System.getProperty("pictures") != null) {
            walk.fx(() -> scroll("left-backup", 1));
            album.takeAll("73-cleaning");
        }
        walk.press("left-user-fairlead-trial-7").press("cleaning-remove").until("it is gone", () -> walk.find(
                "left-user-fairlead-trial-7") == null);
        assertThat(said()).contains("2 things are left:");
    }

    @Test
    void whoKeptTheWholeDatabaseMayRestoreItInsteadOfSettingBack() {
        harness.script.wholeKept = true;
        toResult();
        walk.press("finish-roll-back").on("Roll back").sees("way-set-back");
        assertThat(walk.find("restore-act")).isNull();
        walk.press("way-restore").sees("restore-act");
        assertThat(walk.find("restore-act").isDisabled()).isTrue();
        walk.type("rollback-passphrase", "correct horse battery").type("restore-into", "aidesign_restored")
                .press(
                        "restore-act").sees("restore-done");
        assertThat(walk.text("restore-done")).startsWith("aidesign_restored:");
        if (System.getProperty("pictures") != null) {
            album.takeAll("75-restore");
        }
    }

    @Test
    void theFileForSupportIsWrittenAndNotOpened() throws Exception {
        toResult();
        Path file = folder.resolve("support.zip");
        harness.chooser.next.add(file);
        walk.press("finish-support").until("it is written", () -> Files.exists(file) && said().contains(
                "support.zip"));
        try (var zip = new ZipFile(file.toFile())) {
            assertThat(Collections.list(zip.entries())).extracting(Object::toString).contains("report.html",
                    "history.jsonl", "failed.json", "versions.json");
        }
        assertThat(harness.opened).isEmpty();
    }
}
