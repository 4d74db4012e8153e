package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.desktop.kit.FindingLines;
import org.fairlead.desktop.kit.FindingList;
import org.fairlead.model.Problem;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** What went wrong opens the card that helps with it, by mouse and by keyboard, and checks what it can. */
@ExtendWith(ApplicationExtension.class)
class HelpCardWalkTest {
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

    private void picture(String name) {
        if (System.getProperty("pictures") != null) {
            album.takeAll(name);
            album.takeSmall(name);
        }
    }

    /** Selects the first line that is not well, as the arrows would, and gives its place. */
    private int selectTrouble() {
        var list = (ListView<?>) walk.find("assess-findings");
        int[] place = {-1};
        walk.fx(() -> {
            var lines = ((FindingList) list.getParent()).lines().lines();
            for (int i = 0; i < lines.size() && place[0] < 0; i++) {
                if (lines.get(i) instanceof FindingLines.Line.Item item && item.finding().problem()
                        .severity() == Severity.WARNING) {
                    place[0] = i;
                }
            }
            list.requestFocus();
            list.getSelectionModel().select(place[0]);
            list.scrollTo(place[0]);
        });
        return place[0];
    }

    @Test
    void aLineThatIsNotWellOpensItsCard(FxRobot robot) {
        walk.toAssess();
        int place = selectTrouble();
        assertThat(place).isNotNegative();
        robot.push(KeyCode.F1);
        walk.sees("help-card");
        assertThat(walk.words()).contains("What is seen", "What to check", "What mends it");
        picture("90-help-card");
        if (walk.find("help-card-check") != null) {
            walk.press("help-card-check").until("checked", () -> walk.words().contains(
                    "2 things were checked:"));
            picture("91-help-card-checked");
        }
        robot.push(KeyCode.ESCAPE);
        walk.until("closed", () -> walk.find("help-card") == null);

        robot.push(KeyCode.ENTER);
        String button = walk.scene().getRoot().lookupAll(".button").stream().map(node -> String.valueOf(node
                .getId())).filter(id -> id.startsWith("help-")).findFirst().orElseThrow();
        picture("92-help-card-line");
        walk.press(button).sees("help-card");
    }

    @Test
    void aRepairIsDoneOnlyWhenConfirmedAndTakenBack(FxRobot robot) {
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score");
        robot.push(KeyCode.F1);
        walk.sees("help-card-performance").press("help-card-performance").sees("repair-look").press(
                "repair-look").sees("repair-do-missing-indexes");
        assertThat(walk.words()).contains("One index is missing that the plugin makes itself.",
                "No cached answer has expired.");
        walk.press("repair-do-missing-indexes").sees("repair-yes-missing-indexes");
        picture("95-repairs");
        assertThat(walk.find("repair-back-missing-indexes")).as("nothing is done before it is confirmed")
                .isNull();
        walk.press("repair-yes-missing-indexes").sees("repair-back-missing-indexes");
        picture("96-repairs-done");
        walk.press("repair-back-missing-indexes").sees("repair-do-missing-indexes");
    }

    @Test
    void anErrorOpensItsCardAndHelpListsThemAll(FxRobot robot) {
        harness.script.failures.put("assess", Problem.blocker("postgres.problem.lost",
                "db1.kestrel.example", "08006"));
        walk.toConnect().next().on("Assessment").sees("help-with-problem");
        picture("93-help-card-error");
        walk.press("help-with-problem").sees("help-card");
        assertThat(walk.words()).contains("The database does not answer or refuses");
        walk.sees("step-by-step-begin").type("closer-old", "https://old.example").type("closer-new",
                "https://new.example").press("closer-compare").until("compared", () -> walk.words().contains(
                        "1 of 2 requests are answered otherwise. The first is /shop/."));
        assertThat(String.join("\n", walk.words())).contains("▸ /shop/: 200 → 500",
                "another status, other words",
                "“Add to cart” → “There has been a critical error", "The first row that differed",
                "wp_mpai_messages");
        picture("97-closer");
        walk.press("closer-logs").until("read", () -> walk.words().stream().noneMatch(word -> word.contains(
                "/shop/")));
        robot.push(KeyCode.ESCAPE);
        walk.until("closed", () -> walk.find("help-card") == null);

        robot.push(KeyCode.F1);
        walk.sees("help-card-performance");
        picture("94-help-cards");
        walk.press("help-card-performance").sees("help-card");
        assertThat(walk.words()).contains("The site is slow");
    }

    @Test
    void aFailedRunOffersThreeWaysToLookCloser(FxRobot robot) {
        harness.script.failures.put("assess", Problem.blocker("postgres.problem.lost",
                "db1.kestrel.example", "08006"));
        walk.toConnect().sees("footer-primary");
        assertThat(walk.find("closer-strip")).isNull();
        walk.next().on("Assessment").sees("closer-strip");
        picture("98-closer-strip");
        for (String way : List.of("step-by-step", "compare", "logs")) {
            walk.press("closer-open-" + way).sees("closer").sees("step-by-step-begin").sees("closer-compare")
                    .sees("closer-logs").sees("site-copy-make");
            robot.push(KeyCode.ESCAPE);
            walk.until("closed", () -> walk.find("closer") == null);
        }
    }
}
