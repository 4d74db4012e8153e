package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.Harness;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** A hundred thousand settings: few nodes, and a window that answers. */
@ExtendWith(ApplicationExtension.class)
class ManySettingsTest {
    private static final int MANY = 100_000;
    private static final long QUICK_MILLIS = 100;
    private static final int TRIES = 5;

    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        harness.script.settings = MANY;
        harness.script.planFile = Optional.of(harness.workspace().settings(Way.DIRECT));
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown, 60);
    }

    private TableView<?> table() {
        return (TableView<?>) walk.find("import-table");
    }

    /** The quickest of some tries, so that a busy machine does not decide. */
    private long quickest(Runnable act) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long[] took = new long[1];
            walk.fx(() -> {
                long before = System.nanoTime();
                act.run();
                took[0] = (System.nanoTime() - before) / 1_000_000;
            });
            best = Math.min(best, took[0]);
        }
        return best;
    }

    @Test
    void areFilteredSearchedAndScrolledWithoutWaiting() {
        walk.toImport().until("weighed", () -> walk.text("import-summary").contains("10,003 conflicts"));
        var search = (TextField) walk.find("import-search");
        var open = (CheckBox) walk.find("import-only-open");

        assertThat(quickest(() -> search.setText(search.getText().isEmpty() ? "many-9999" : ""))).isLessThan(
                QUICK_MILLIS);
        walk.fx(() -> search.setText(""));
        assertThat(quickest(() -> open.setSelected(!open.isSelected()))).isLessThan(QUICK_MILLIS);
        walk.fx(() -> open.setSelected(false));
        assertThat(table().getItems()).hasSizeGreaterThan(MANY);
        assertThat(quickest(() -> table().scrollTo(80_000))).isLessThan(QUICK_MILLIS);
        walk.fx(() -> table().getSelectionModel().clearAndSelect(80_000));
        assertThat(quickest(() -> table().getSelectionModel().selectNext())).isLessThan(QUICK_MILLIS);
        assertThat(table().lookupAll(".table-row-cell")).hasSizeLessThan(100);
    }

    @Test
    void areDecidedAtOnce() {
        walk.toImport().until("weighed", () -> walk.text("import-summary").contains("10,003 conflicts"));
        walk.fx(() -> table().getSelectionModel().selectAll());
        walk.press("import-take").until("decided", () -> walk.text("footer-hint").startsWith("Under"));
        walk.press("import-undo").until("undone", () -> walk.text("footer-hint").startsWith(
                "10,003 settings"));
    }
}
