package org.fairlead.desktop.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

import org.testfx.util.WaitForAsyncUtils;

import org.fairlead.desktop.kit.FindingLines;
import org.fairlead.desktop.kit.FindingList;

/** Walks through the window by the ids of its controls, waiting where it has to. */
final class Walk {
    private static final long SECONDS = 10;

    private final Stage stage;
    private final long patience;

    Walk(Stage stage) {
        this(stage, SECONDS);
    }

    /**
     * @param patience
     * seconds to wait for anything, for engines that really work
     */
    Walk(Stage stage, long patience) {
        this.stage = stage;
        this.patience = patience;
    }

    Scene scene() {
        return stage.getScene();
    }

    Node find(String id) {
        return stage.getScene().getRoot().lookupAll("#" + id).stream().filter(Walk::isShown).findFirst()
                .orElse(null);
    }

    static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    Walk until(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(patience, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain: " + what + "; title " + text("page-title") + ", hint "
                    + text(
                            "footer-hint"), e);
        }
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }

    Walk sees(String id) {
        return until("#" + id, () -> find(id) != null);
    }

    Walk on(String title) {
        return until("page " + title, () -> title.equals(text("page-title")));
    }

    String text(String id) {
        return find(id) instanceof Labeled labeled ? labeled.getText() : "";
    }

    /** Presses a button as the keyboard would: only when it is shown and can be used. */
    Walk press(String id) {
        until("#" + id + " can be pressed", () -> find(id) != null && !find(id).isDisabled());
        fx(() -> ((ButtonBase) find(id)).fire());
        return this;
    }

    /** Opens a finding of the assessment. */
    void unfold(String finding) {
        FindingList list = (FindingList) find("assess-findings").getParent();
        fx(() -> {
            var lines = list.lines().lines();
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i) instanceof FindingLines.Line.Item item && item.finding().id().equals(
                        finding)) {
                    list.lines().toggle(i);
                    ((ListView<?>) find("assess-findings")).scrollTo(i);
                    return;
                }
            }
        });
    }

    Walk type(String id, String text) {
        sees(id);
        fx(() -> {
            ((TextInputControl) find(id)).setText(text);
        });
        return this;
    }

    Walk next() {
        until("next is open", () -> find("footer-primary") != null && !find("footer-primary").isDisabled()
                && text(
                        "footer-primary").contains("Next"));
        return press("footer-primary");
    }

    void fx(Runnable run) {
        WaitForAsyncUtils.waitForAsyncFx(SECONDS * 1000, run);
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
        assert !Platform.isFxApplicationThread();
    }

    /** From home to the page of the plan's connections, filled and tested. */
    Walk toConnect() {
        return press("home-new").on("What would you like to move?").press("system-ai-design-tool").next().on(
                "Where is it, and where does it go?").type("source-file", "/srv/app/db.sqlite3").press(
                        "source-test")
                .type("target-host", "db1.kestrel.example").type("target-name", "aidesign").type(
                        "target-user",
                        "aidesign").type("target-password", "hunter2").press("target-test");
    }

    Walk toAssess() {
        return toConnect().next().on("Assessment").sees("assess-score");
    }

    Walk toPlan() {
        return toAssess().next().on("The plan");
    }

    /** Answers what the plan needs, and goes on. */
    Walk toBackup() {
        toPlan();
        fx(() -> choose("choice-tiers", "guide"));
        return next().on("Keep the way back");
    }

    @SuppressWarnings("unchecked")
    void choose(String id, String value) {
        javafx.scene.control.TabPane tabs = (javafx.scene.control.TabPane) scene().getRoot().lookup(
                ".tab-pane");
        tabs.getTabs().stream().map(tab -> tab.getContent()).forEach(content -> {
            Node found = ((javafx.scene.control.ScrollPane) content).getContent().lookup("#" + id);
            if (found instanceof javafx.scene.control.ComboBox<?> box) {
                ((javafx.scene.control.ComboBox<String>) box).setValue(value);
            } else if (((javafx.scene.control.ScrollPane) content).getContent().lookup("#" + id + "-"
                    + value) instanceof javafx.scene.control.RadioButton radio) {
                radio.setSelected(true);
            }
        });
    }

    Walk toTransfer() {
        toBackup();
        String made = ((Labeled) find("backup-made").lookup(".code")).getText();
        return press("backup-hide").type("backup-typed", made).press("footer-primary").sees(
                "backup-rehearsal").next()
                .on("Transfer");
    }

    /** From home to the page of the settings, with a plan as the chooser gives it. */
    Walk toImport() {
        return press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment").sees(
                "assess-score").next().on("The plan").next().on("Import");
    }

    /** Types the made passphrase of a page back. */
    Walk typeBack(String id) {
        String made = ((Labeled) find(id + "-made").lookup(".code")).getText();
        return press(id + "-hide").type(id + "-typed", made);
    }

    /** Every word that is shown or heard. */
    List<String> words() {
        List<String> words = new ArrayList<>();
        fx(() -> collect(stage.getScene().getRoot(), words));
        return words;
    }

    private static void collect(Node node, List<String> words) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            words.add(String.valueOf(labeled.getText()));
        }
        words.add(String.valueOf(node.getAccessibleText()));
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }
}
