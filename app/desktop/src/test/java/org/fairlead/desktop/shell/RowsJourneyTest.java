package org.fairlead.desktop.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javafx.scene.control.Labeled;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

import org.fairlead.config.WordPressSite;
import org.fairlead.plan.DataChoice;
import org.fairlead.plan.DataChoice.Existing;
import org.fairlead.plan.DataChoice.Unmatched;
import org.fairlead.plan.Plan;
import org.fairlead.playbook.Way;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Conversations of one real site join those of another, whose people have other numbers, and go back; by
 * window.
 */
@ExtendWith(ApplicationExtension.class)
class RowsJourneyTest {
    private static final String ENTRY = "a:3:{s:4:\"role\";s:4:\"user\";s:7:\"content\";s:5:\"%s\";"
            + "s:9:\"timestamp\";i:%d;}";

    @TempDir
    private Path folder;
    private WordPressSite staging;
    private WordPressSite production;
    private RealWindow window;
    private Walk walk;

    @Start
    void open(Stage stage) throws Exception {
        staging = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        production = new WordPressSite("prod_", "utf8mb4_general_ci", Map.of("mpai_primary_api", "openai"));
        staging.chats();
        production.chats();
        staging.run("INSERT INTO wp_users (ID, user_login, user_email) VALUES (2, 'anna', 'anna@x.example'),"
                + " (3, 'tester', 'tester@x.example')");
        production.run(
                "INSERT INTO prod_users (ID, user_login, user_email) VALUES (7, 'anna', 'anna@x.example')");
        staging.chat("aaaa", 2, "2026-02-01 10:00:00", "Hello O\\'Brien ✓", "\"Hi\"");
        staging.chat("bbbb", 3, "2026-03-01 10:00:00", "only a test", "ok");
        production.chat("cccc", 7, "2026-01-01 10:00:00", "already here", "yes");
        history(staging, "wp_", 2, ENTRY.formatted("first", 1), ENTRY.formatted("third", 3));
        history(production, "prod_", 7, ENTRY.formatted("other", 2));
        window = new RealWindow(stage, folder);
        walk = window.walk();
    }

    private static void history(WordPressSite site, String prefix, int user, String... entries)
            throws Exception {
        var list = new StringBuilder("a:" + entries.length + ":{");
        for (int i = 0; i < entries.length; i++) {
            list.append("i:").append(i).append(';').append(entries[i]);
        }
        site.run("INSERT INTO " + prefix + "usermeta (user_id, meta_key, meta_value) VALUES (" + user
                + ", 'mpai_conversation_history', '" + list + "}')");
    }

    @AfterEach
    void close() {
        staging.close();
        production.close();
    }

    private Plan plan() {
        return Plan.of("memberpress-ai-assistant", "move-data").withWay(Way.DIRECT).withSource(RealWindow
                .endpoint(
                        staging, "wp_")).withTarget(RealWindow.endpoint(production, "prod_")).withData(
                                new DataChoice(List
                                        .of(), "", Map.of(), Map.of("users", List.of("tester")),
                                        Unmatched.QUARANTINE, List.of())
                                        .meeting(Existing.MERGE));
    }

    @Test
    void goesThereJoinedAndComesBack() throws Exception {
        String before = production.everything();
        window.begin(plan()).next().on("Assessment").sees("assess-score");
        assertThat(walk.text("assess-score")).as(String.join("\n", walk.words())).doesNotContain("blocker");
        walk.next().on("The plan").until("read", () -> !walk.find("footer-primary").isDisabled()).next().on(
                "Keep the way back");
        String passphrase = ((Labeled) walk.find("backup-made").lookup(".code")).getText();
        walk.press("backup-hide").type("backup-typed", passphrase).press("footer-primary").sees(
                "backup-rehearsal").next().on("Transfer").sees("transfer-unattended").press("footer-primary")
                .on(
                        "Verification").sees("verify-summary");
        assertThat(production.rows(
                "SELECT conversation_id, user_id FROM prod_mpai_conversations ORDER BY id"))
                .containsExactly("cccc|7", "aaaa|7");
        assertThat(production.rows("SELECT message FROM prod_mpai_messages ORDER BY id")).containsExactly(
                "already here", "Hello O\\'Brien ✓");
        assertThat(production.rows("SELECT meta_value FROM prod_usermeta WHERE meta_key ="
                + " 'mpai_conversation_history'")).containsExactly("a:3:{i:0;" + ENTRY.formatted("first", 1)
                        + "i:1;"
                        + ENTRY.formatted("other", 2) + "i:2;" + ENTRY.formatted("third", 3) + "}");

        walk.next().on("Result").press("finish-roll-back").on("Roll back").type("rollback-passphrase",
                passphrase)
                .press("footer-primary").sees("rollback-preview").type("rollback-typed", production.name())
                .press(
                        "footer-primary").sees("rollback-result");
        assertThat(production.everything()).isEqualTo(before);
    }
}
