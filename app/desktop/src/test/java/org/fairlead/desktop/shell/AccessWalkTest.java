package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.access.Reply;
import org.fairlead.desktop.fake.FakeJourney;
import org.fairlead.desktop.fake.Harness;
import org.fairlead.plan.Login;
import org.fairlead.plan.Questions;
import org.fairlead.plan.SecretRef;
import org.fairlead.playbook.Way;
import org.fairlead.run.Ticks;

import static org.assertj.core.api.Assertions.assertThat;

/** As whom a site is tried and what may be asked at a cost is entered in the plan; answers are rated. */
@ExtendWith(ApplicationExtension.class)
class AccessWalkTest {
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

    private void tab(String name) {
        walk.fx(() -> {
            TabPane tabs = (TabPane) walk.scene().getRoot().lookup(".tab-pane");
            tabs.getSelectionModel().select(tabs.getTabs().stream().filter(tab -> ("plan-tab-" + name).equals(
                    tab.getId())).findFirst().orElseThrow());
        });
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String box, T value) {
        walk.fx(() -> ((ComboBox<T>) walk.find(box)).setValue(value));
    }

    private void pictures(String name) {
        if (System.getProperty("pictures") != null) {
            album.takeAll(name);
            album.takeSmall(name);
        }
    }

    @Test
    void usersAndQuestionsAreEnteredAndAnswersRated() throws Exception {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").until("read", () -> walk.find("plan-moving") != null);
        tab("access");
        pictures("70-access-empty");
        walk.sees("login-add").press("login-add").press("login-add");
        choose("login-1-kind", false);
        walk.type("login-1-role", "administrator");
        assertThat(walk.text("footer-hint")).contains("login name");
        walk.type("login-1-user", "ada").type("login-1-password", "canary-of-ada");
        choose("questions-calls", 10);
        choose("questions-rounds", 3);
        choose("questions-watch", 10);
        walk.press("question-add").type("question-0-text", "How many members joined in May?").type(
                "question-0-topic", "members").type("question-0-expect", "members").press("question-add");
        pictures("71-access");
        assertThat(walk.text("footer-hint")).isEmpty();

        walk.next().on("Keep the way back");
        FakeJourney journey = harness.workspace().last();
        assertThat(journey.plan().acceptance().logins()).containsExactly(new Login("subscriber", "",
                SecretRef.none()), new Login("administrator", "ada", new SecretRef.Ask()));
        assertThat(journey.plan().acceptance().questions()).isEqualTo(new Questions(10, List.of(
                new Questions.Question("members", "How many members joined in May?", "members")), 3, 0, 10));

        walk.typeBack("backup").press("footer-primary").sees("backup-rehearsal").next().on("Transfer").press(
                "footer-primary").on("Verification").sees("verify-summary");
        new Reply("target", 1, "members", "How many members joined in May?",
                "Twelve members joined in May, three more than in April.", 812, 200, 0).keep(journey.log());
        new Reply("source", 1, "members", "How many members joined in May?", "12", 640, 200, 41).keep(journey
                .log());
        walk.fx(() -> ((TabPane) walk.find("verify-tabs")).getSelectionModel().selectLast());
        walk.sees("reply-target-1");
        pictures("72-answers");
        walk.fx(() -> ((CheckBox) walk.find("reply-target-1")).fire());
        walk.until("rated", () -> journey.ticks().getOrDefault("reply-target-1", new Ticks.Tick(false, "",
                "")).done());
    }

    @Test
    void whereOnlyTheOldSiteIsTriedOneOfItsUsersIsEntered() {
        walk.toPlan().until("read", () -> walk.find("plan-moving") != null);
        walk.fx(() -> walk.choose("choice-tiers", "guide"));
        tab("access");
        walk.sees("login-add").press("login-add").type("login-0-user", "ada").type("login-0-password",
                "canary-of-ada");
        assertThat(walk.find("questions-calls")).as("nothing is asked there").isNull();
        pictures("73-access-former");
        walk.next().on("Keep the way back");
        assertThat(harness.workspace().last().plan().acceptance().logins()).containsExactly(new Login("user",
                "ada", new SecretRef.Ask(), "source"));
    }
}
