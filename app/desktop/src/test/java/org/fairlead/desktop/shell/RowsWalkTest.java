package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javafx.scene.control.CheckBox;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.desktop.fake.FakeBundle;
import org.fairlead.desktop.fake.Harness;
import org.fairlead.model.Problem;
import org.fairlead.plan.DataChoice.SideFormat;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows leave for a bundle and arrive from one, by window, over an engine that pretends. */
@ExtendWith(ApplicationExtension.class)
class RowsWalkTest {
    @TempDir
    private static Path folder;

    private final Harness harness = new Harness();
    private Walk walk;

    @Start
    void open(Stage shown) {
        harness.open(shown, folder);
        harness.chooser.next.add(folder.resolve("plan.yaml"));
        walk = new Walk(shown);
    }

    private void plan(Plan plan) {
        harness.script.planFile = Optional.of(plan);
    }

    private Walk toAssessment() {
        return walk.press("home-open-plan").on("Where is it, and where does it go?").next().on("Assessment");
    }

    @Test
    void showsWhatLeavesAndWritesItInTheFormatsThatWereTicked() {
        plan(harness.workspace().wordpress("move-data", Way.EXPORT));
        toAssessment().sees("assess-score").next().on("The plan").next().on("Export").sees("export-samples");
        assertThat(walk.words()).contains("wp_mpai_messages", "18,230", "774", "2024-03-01 to 2026-11-20",
                "First rows of wp_mpai_conversations").doesNotContain("Secrets too: keys and passwords");

        walk.press("export-open").type("export-file", folder.resolve("rows.fairlead").toString()).until(
                "it is said",
                () -> walk.text("footer-hint").startsWith("Rows tell of people"));
        walk.press("export-passphrase").fx(() -> ((CheckBox) walk.find("export-also-mpai_messages-csv"))
                .setSelected(
                        true));
        assertThat(walk.text("footer-primary")).isEqualTo("Write 18,738 rows into the bundle");
        walk.typeBack("export").press("footer-primary").sees("export-result");

        assertThat(harness.workspace().last().plan().data().also()).isEqualTo(Map.of("mpai_messages", List.of(
                SideFormat.CSV)));
        assertThat(walk.text("export-result")).startsWith("18,738 rows lie in the bundle");
        assertThat(walk.words()).contains("5f".repeat(32));
    }

    @Test
    void asksForTheBundleAndItsKeyBeforeAnythingIsRead() throws Exception {
        Path bundle = new FakeBundle().write(folder.resolve("rows.fairlead"));
        plan(harness.workspace().wordpress("move-data", Way.IMPORT));
        harness.script.failures.put("open", Problem.blocker("bundle.problem.no-file", "rows.fairlead"));
        harness.chooser.next.add(bundle);
        toAssessment().sees("rows-choose-bundle").press("rows-choose-bundle").sees("bundle-passphrase");
        assertThat(harness.workspace().last().calls).doesNotContain("assess");

        walk.type("bundle-passphrase", FakeBundle.PASSPHRASE).press("bundle-open").until("refused", () -> walk
                .scene().getRoot().lookup(".box-blocker") != null);
        assertThat(harness.workspace().last().calls).containsOnlyOnce("open").doesNotContain("assess");
        walk.press("assess-run").sees("assess-score");
        assertThat(harness.workspace().last().calls).containsSubsequence("open", "open", "assess");
        assertThat(harness.workspace().last().plan().configuration().bundle()).isEqualTo(bundle.toString());
        assertThat(walk.find("rail-transfer")).isNotNull();
    }

    @Test
    void aBundleOfAnotherMachineIsFetchedAndItsKeyAskedFor() throws Exception {
        Path bundle = new FakeBundle().write(folder.resolve("rows.fairlead"));
        plan(harness.workspace().wordpress("move-data", Way.IMPORT));
        harness.script.fetched = bundle;
        harness.script.refused.put("fetch", Problem.blocker("ssh.problem.host-key-unknown", "backup.example",
                "SHA256:4711", "known_hosts"));
        toAssessment().sees("fetch").press("fetch-toggle").type("fetch-address",
                "sftp://me@backup.example/rows.fairlead").press("fetch-start").sees("fetch-trust");
        assertThat(harness.workspace().last().plan().configuration().bundle()).isEmpty();

        walk.press("fetch-trust").sees("bundle-passphrase");
        assertThat(harness.workspace().last().plan().configuration().bundle()).isEqualTo(bundle.toString());
    }

    @Test
    void aBundleThatWasWrittenHereIsOfferedAtOnce() throws Exception {
        Path bundle = new FakeBundle().write(folder.resolve("rows.fairlead"));
        plan(harness.workspace().wordpress("move-data", Way.IMPORT));
        harness.script.bundles = List.of(bundle);
        toAssessment().sees("bundle-known-rows-fairlead").press("bundle-known-rows-fairlead").sees(
                "bundle-passphrase");
        assertThat(harness.workspace().last().plan().configuration().bundle()).isEqualTo(bundle.toString());
    }
}
