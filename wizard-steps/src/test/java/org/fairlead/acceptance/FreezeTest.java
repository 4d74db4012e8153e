package org.fairlead.acceptance;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.model.Finding;
import org.fairlead.playbook.PlaybookCatalog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** What changes on a site that was to change no more, and what of it is nobody's business. */
class FreezeTest {
    @TempDir
    private Path folder;
    private WordPressSite site;
    private SqliteRunRecord record;
    private Freeze freeze;

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        site.chats();
        for (int i = 0; i < 200; i++) {
            site.chat("talk-" + i, 1, "2026-02-01 10:00:00", "message " + i, "answer");
        }
        record = SqliteRunRecord.open(folder, Clock.systemUTC());
        freeze = new Freeze(PlaybookCatalog.builtIn().find("memberpress-ai-assistant").orElseThrow()
                .playbook()
                .at("wp_"), record.log(record.begin(new NewRun("wp", "import", "a", "b")).id()));
        freeze.take(site.database());
    }

    @AfterEach
    void close() {
        site.close();
        record.close();
    }

    private List<List<String>> changed() throws Exception {
        Optional<Finding> found = freeze.changes(site.database());
        return found.map(finding -> finding.evidence().rows()).orElse(List.of());
    }

    @Test
    void whatDoesNotBelongToTheSystemMayChange() throws Exception {
        site.set("blogname", "Another name");
        site.set("mpai_assistant_id_memberpress", "asst_2");
        site.run("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (1, 'last_seen', 'today')");

        assertThat(changed()).isEmpty();
    }

    @Test
    void namesTheRowsThatChanged() throws Exception {
        site.set("mpai_temperature", "0.2");
        site.run("UPDATE wp_mpai_messages SET response = 'another' WHERE id = 17; DELETE FROM"
                + " wp_mpai_conversations WHERE id = 5; INSERT INTO wp_usermeta (user_id, meta_key, meta_value)"
                + " VALUES (1, 'mpai_has_consented', '1')");

        assertThat(changed()).contains(List.of("settings", "mpai_temperature"), List.of("wp_mpai_messages",
                "[17]"), List.of("wp_mpai_conversations", "-")).hasSize(4);
        assertThat(freeze.changes(site.database()).orElseThrow().problem().args().toString()).contains(
                "mpai_temperature").doesNotContain("another");
    }

    @Test
    void aNewLookForgetsTheOld() throws Exception {
        site.set("mpai_temperature", "0.2");

        freeze.take(site.database());

        assertThat(changed()).isEmpty();
    }
}
