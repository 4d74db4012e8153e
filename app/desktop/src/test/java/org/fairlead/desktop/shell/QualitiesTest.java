package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import javafx.animation.AnimationTimer;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;
import org.fairlead.playbook.Way;
import org.fairlead.step.OpenDecision;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds on every page: labels, quiet stylesheets, few nodes, a window that answers. */
@ExtendWith(ApplicationExtension.class)
class QualitiesTest {
    /** A frame every 16 ms; longer than this is a window that hangs, even on a busy machine. */
    private static final long HANGING_MILLIS = 2000;

    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private final AtomicLong longest = new AtomicLong();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        walk = new Walk(shown);
    }

    @Test
    void everyControlHasWordsAndNoStylesheetComplains() {
        var complaints = CssParser.errorsProperty();
        walk.fx(complaints::clear);
        List<String> silent = new ArrayList<>();
        listen(silent, "home");
        walk.toConnect();
        listen(silent, "connect");
        walk.next().on("Assessment").sees("assess-score");
        listen(silent, "assess");
        tab(1);
        listen(silent, "assess, side by side");
        walk.next().on("The plan").until("reviewed", () -> walk.find("plan-moving") != null);
        walk.fx(() -> walk.choose("choice-tiers", "guide"));
        for (int place = 0; place < 6; place++) {
            tab(place);
            listen(silent, "plan, tab " + place);
        }
        walk.next().on("Keep the way back");
        listen(silent, "backup");
        String made = ((Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", made).press("footer-primary").sees("backup-rehearsal")
                .next()
                .on("Transfer").sees("transfer-unattended");
        listen(silent, "transfer");
        walk.press("footer-primary").on("Verification").sees("verify-summary");
        listen(silent, "verify");
        walk.next().on("Result").sees("finish-result");
        listen(silent, "finish");
        harness.script.decisions = List.of(new OpenDecision("row-1", Problem.warning(
                "rollback.question.changed-since", "projects_project", "[1]"), List.of("keep", "undo")));
        walk.press("finish-roll-back").on("Roll back");
        listen(silent, "rollback");
        walk.type("rollback-passphrase", "correct horse battery").press("footer-primary").sees(
                "rollback-preview");
        listen(silent, "rollback, lists");

        assertThat(silent).isEmpty();
        assertThat(complaints.stream().map(CssParser.ParseError::getMessage)).isEmpty();
    }

    @Test
    void everyControlOfSettingsThatTravelHasWords() {
        List<String> silent = new ArrayList<>();
        var complaints = CssParser.errorsProperty();
        walk.fx(complaints::clear);
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.toImport().until("weighed", () -> walk.text("import-summary").contains("conflict"));
        listen(silent, "import");
        tab(1);
        listen(silent, "import, way back");
        walk.press("header-home").on("Your migrations");
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.EXPORT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").next().on("Export").sees("export-preview");
        listen(silent, "export");

        assertThat(silent).isEmpty();
        assertThat(complaints.stream().map(CssParser.ParseError::getMessage)).isEmpty();
    }

    @Test
    void everyControlOfProvidersAndPeopleHasWords() {
        List<String> silent = new ArrayList<>();
        var complaints = CssParser.errorsProperty();
        walk.fx(complaints::clear);
        harness.script.planFile = Optional.of(harness.workspace().wordpress("change-provider", Way.HERE));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on(
                "From one provider to the other").type("provider-key", "sk-ant-0123").press("provider-try")
                .until(
                        "it answered", () -> !walk.find("footer-primary").isDisabled());
        listen(silent, "provider");
        walk.press("header-home").on("Your migrations");
        harness.script.planFile = Optional.of(harness.workspace().wordpress("move-data", Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").until("read", () -> walk.find("plan-moving") != null);
        tab(1);
        walk.sees("people-table-users");
        listen(silent, "people");

        assertThat(silent).isEmpty();
        assertThat(complaints.stream().map(CssParser.ParseError::getMessage)).isEmpty();
    }

    private void tab(int place) {
        walk.fx(() -> ((TabPane) walk.scene().getRoot().lookup(".tab-pane")).getSelectionModel().select(
                place));
    }

    private void listen(List<String> silent, String page) {
        walk.fx(() -> visit(walk.scene().getRoot(), silent, page));
    }

    private static boolean isSaid(String words) {
        return words != null && !words.isBlank();
    }

    private static void visit(Node node, List<String> silent, String page) {
        boolean reached = node instanceof Control && node.isFocusTraversable()
                && !(node instanceof ScrollBar);
        boolean said = isSaid(node.getAccessibleText()) || (node instanceof Labeled words && isSaid(words
                .getText()))
                || node instanceof javafx.scene.control.TabPane || node.getStyleClass().contains(
                        "scroll-pane");
        if (reached && !said) {
            silent.add(page + ": " + node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> visit(child, silent, page));
        }
    }

    @Test
    void aHundredThousandFindingsTakeFewNodesAndTheWindowAnswers() {
        harness.script.findings = 100_000;
        watch();
        walk.toAssess();
        walk.until("all are listed", () -> walk.text("assess-score").contains("100,004 warnings"));
        var list = (javafx.scene.control.ListView<?>) walk.find("assess-findings");
        walk.fx(() -> list.scrollTo(80_000));
        walk.fx(() -> list.scrollTo(0));

        assertThat(list.lookupAll(".list-cell").stream().filter(ListCell.class::isInstance)).hasSizeLessThan(
                200);
        assertThat(longest.get()).isLessThan(HANGING_MILLIS);
    }

    @Test
    void theWindowAnswersWhileTheEngineIsSlow() {
        walk.toTransfer().sees("transfer-unattended");
        harness.script.stepMillis = 1500;
        watch();
        walk.press("footer-primary").on("Upgrade");

        assertThat(longest.get()).isLessThan(HANGING_MILLIS / 2);
    }

    private void watch() {
        walk.fx(() -> new AnimationTimer() {
            private long last;

            @Override
            public void handle(long now) {
                if (last > 0) {
                    longest.accumulateAndGet((now - last) / 1_000_000, Math::max);
                }
                last = now;
            }
        }.start());
    }
}
