package org.fairlead.desktop.shell;

import java.nio.file.Path;

import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;

import static org.assertj.core.api.Assertions.assertThat;

/** A test mail is sent from the page of the verification, and ticked when it has arrived. */
@ExtendWith(ApplicationExtension.class)
class MailWalkTest {
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

    @Test
    void aTestMailGoesOutAndIsTickedWhenItHasArrived() throws Exception {
        walk.toConnect().type("target-web", "https://design.kestrel.example").next().on("Assessment").sees(
                "assess-score").next().on("The plan").fx(() -> walk.choose("choice-tiers", "guide"));
        walk.next().on("Keep the way back").typeBack("backup").press("footer-primary").sees(
                "backup-rehearsal")
                .next().on("Transfer").press("footer-primary").on("Verification").sees("verify-summary");
        walk.fx(() -> {
            TabPane tabs = (TabPane) walk.find("verify-tabs");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> tab.getText().equals(
                    "Mail"))
                    .findFirst().orElseThrow());
        });
        walk.sees("mail-send");
        assertThat(((Button) walk.find("mail-send")).isDisabled()).as("there is no address yet").isTrue();
        walk.type("mail-to", "owner@home.example").press("mail-send");
        walk.until("sent", () -> walk.words().stream().anyMatch(text -> text.contains(
                "A test mail was handed to mail.example:587")));
        if (System.getProperty("pictures") != null) {
            album.takeAll("76-mail");
            album.takeSmall("76-mail");
        }
        walk.fx(() -> ((CheckBox) walk.find("mail-arrived")).fire());
        walk.until("ticked", () -> {
            try {
                return harness.workspace().last().ticked().contains("test-mail");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
