package org.fairlead.desktop.shell;

import java.nio.file.Path;

import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept is chosen by its size, and a backup that could be tried nowhere needs a name. */
@ExtendWith(ApplicationExtension.class)
class BackupChoiceWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;
    private Album album;

    @Start
    void open(Stage shown) {
        harness.script.clean = true;
        harness.script.nothingMayBeMade = true;
        harness.open(shown, folder);
        walk = new Walk(shown);
        album = new Album(harness, shown, walk, Path.of("target", "pictures"));
    }

    private String said() {
        return String.join("\n", walk.words());
    }

    private void picture(String name) {
        if (System.getProperty("pictures") != null) {
            album.takeAll(name);
        }
    }

    @Test
    void eachChoiceShowsItsSizeAndWithoutATrialSomebodySigns() {
        walk.toConnect().next().on("Assessment").sees("assess-score").next().on("The plan").fx(() -> walk
                .choose("choice-tiers", "guide"));
        walk.next().on("Keep the way back").until("sizes are read", () -> said().contains("700 MB") || said()
                .contains("734 MB"));
        assertThat(said()).contains("always kept, as a rollback needs them (4");
        assertThat(walk.find("backup-accept")).as("nobody has to sign yet").isNull();
        walk.press("backup-whole").type("backup-second-place", "/mnt/drive");

        walk.typeBack("backup").press("footer-primary").until("the gate is closed", () -> said().contains(
                "could not be tried anywhere"));
        assertThat(said()).contains("the user may not make one beside", "CREATEDB");
        picture("74-nowhere");

        walk.press("backup-accept").type("backup-accepted-by", "Ada Lovelace").press("footer-primary").sees(
                "backup-rehearsal-whole");
        assertThat(said()).contains("Ada Lovelace has accepted", "Not restored anywhere").doesNotContain(
                "A real restore would take about 9 s");
        picture("75-signed");
    }
}
