package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.time.Duration;

import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/** The site is watched when everything is done, and the way back is offered when it fails. */
@ExtendWith(ApplicationExtension.class)
class WatchWalkTest {
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

    private void toWatching() {
        walk.toConnect().type("target-web", "https://design.kestrel.example").next().on("Assessment").sees(
                "assess-score").next().on("The plan").fx(() -> walk.choose("choice-tiers", "guide"));
        walk.next().on("Keep the way back").typeBack("backup").press("footer-primary").sees(
                "backup-rehearsal")
                .next().on("Transfer").press("footer-primary").on("Verification").sees("verify-summary");
        walk.fx(() -> {
            TabPane tabs = (TabPane) walk.find("verify-tabs");
            tabs.getSelectionModel().selectLast();
        });
        walk.sees("watch-start");
    }

    @SuppressWarnings("unchecked")
    private void every(Duration span) {
        walk.fx(() -> ((ComboBox<Duration>) walk.find("watch-every")).setValue(span));
    }

    private long looks() {
        return harness.workspace().last().calls.stream().filter("watch"::equals).count();
    }

    private String said() {
        return String.join("\n", walk.words());
    }

    private void picture(String name) {
        if (System.getProperty("pictures") != null) {
            album.takeAll(name);
            album.takeSmall(name);
        }
    }

    @Test
    void looksAgainAndAgainUntilSomebodyStops() {
        toWatching();
        picture("70-watch-empty");
        every(Duration.ofMillis(60));
        walk.press("watch-start").until("three looks", () -> looks() >= 12);
        assertThat(said()).contains("Still");
        walk.press("watch-stop").sees("watch-start");
        long seen = looks();
        assertThat(said()).contains("/health/", "Connecting to the database", "Your look shop",
                "In time");
        walk.press("load-start").until("load is told", () -> said().contains("10 at once"));
        assertThat(said()).contains("With 10 at once an answer takes twice as long as alone");
        picture("71-watch");
        assertThat(looks()).as("nobody looks after the stop").isLessThanOrEqualTo(seen + 1);
    }

    @Test
    void saysWhenItIsTimeToGoBackAndOffersTheWay() {
        harness.script.failingLooks = 100;
        toWatching();
        every(Duration.ofMillis(30));
        walk.press("watch-start").sees("watch-back");
        assertThat(said()).contains("/health/ failed 3 times in a row");
        assertThat(walk.find("watch-start")).as("it stopped by itself").isNotNull();
        picture("72-watch-failing");
        walk.press("watch-back").on("Roll back");
    }

    @Test
    void aLookThatCannotBeTakenSaysWhy() {
        toWatching();
        harness.script.failures.put("watch", Problem.blocker("record.problem.disk-full"));
        walk.press("watch-start").until("told", () -> said().contains("disk"));
        walk.sees("watch-start");
    }
}
