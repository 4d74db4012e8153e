package org.fairlead.acceptance;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.fairlead.config.WordPressSite;
import org.fairlead.model.Finding;
import org.fairlead.model.Severity;
import org.fairlead.playbook.Playbook.Check;
import org.fairlead.record.RunLog;
import org.fairlead.record.RunRecord.NewRun;
import org.fairlead.record.SqliteRunRecord;
import org.fairlead.site.Database.Access;

import static org.assertj.core.api.Assertions.assertThat;

/** What a site's database says of the site, on a real server. */
class SiteChecksTest {
    private static final long NOON = 1_795_000_000L;

    @TempDir
    private Path folder;
    private WordPressSite site;
    private SqliteRunRecord record;
    private RunLog log;

    @BeforeEach
    void prepare() throws Exception {
        site = new WordPressSite("wp_", "utf8mb4_unicode_520_ci", WordPressSite.FIRST);
        site.chats();
        record = SqliteRunRecord.open(folder, Clock.systemUTC());
        log = record.log(record.begin(new NewRun("wp", "import", "a", "b")).id());
    }

    @AfterEach
    void close() {
        site.close();
        record.close();
    }

    private Check check(String id) {
        return site.playbook().checks().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    private Finding look(String id, long at) throws Exception {
        try (var transaction = site.database().begin(Access.READ)) {
            return new SiteChecks(log, transaction, Map.of(), Clock.fixed(Instant.ofEpochSecond(at),
                    ZoneOffset.UTC)).look(check(id));
        }
    }

    private boolean missed(long at) throws Exception {
        try (var transaction = site.database().begin(Access.READ)) {
            return new SiteChecks(log, transaction, Map.of(), Clock.fixed(Instant.ofEpochSecond(at),
                    ZoneOffset.UTC)).missed(check("own-jobs"));
        }
    }

    private void due(long at) throws Exception {
        site.set("cron", "a:2:{i:" + at + ";a:1:{s:24:\"mpai_plugin_logs_cleanup\";a:1:{s:2:\"xy\";a:2:"
                + "{s:8:\"schedule\";s:5:\"daily\";s:8:\"interval\";i:86400;}}}s:7:\"version\";i:2;}");
    }

    @Test
    void anArrayThatPhpCannotReadIsNamedByItsPlace() throws Exception {
        site.run("INSERT INTO wp_usermeta (user_id, meta_key, meta_value) VALUES (1, 'mpai_memory',"
                + " 'a:1:{s:4:\"name\";s:3:\"Ada\";}'), (1, 'mpai_conversation_history', 'a:1:{i:0;s:9:\"Ada\";}')");
        Finding found = look("arrays-readable", NOON);

        assertThat(found.problem().severity()).isEqualTo(Severity.WARNING);
        assertThat(found.evidence().rows()).containsExactly(List.of("mpai_conversation_history of user 1"));
        site.run("DELETE FROM wp_usermeta WHERE meta_key = 'mpai_conversation_history'");
        assertThat(look("arrays-readable", NOON).problem().severity()).isEqualTo(Severity.PASSED);
    }

    @Test
    void aJobOfTheSiteHasToComeAndIsLookedAtAgainAfterItsTime() throws Exception {
        assertThat(look("own-jobs", NOON).problem().key()).as("no clock at all").isEqualTo(
                "verify.info.no-clock");
        site.set("cron", "a:1:{s:7:\"version\";i:2;}");
        assertThat(look("own-jobs", NOON).problem().severity()).isEqualTo(Severity.WARNING);

        due(NOON + 600);
        assertThat(look("own-jobs", NOON).evidence().rows().getFirst()).contains("to-come");
        assertThat(missed(NOON + 700)).as("it may wait for a page").isFalse();
        assertThat(missed(NOON + 3600)).as("it did not come").isTrue();
        assertThat(look("own-jobs", NOON + 3600).problem().severity()).isEqualTo(Severity.WARNING);

        due(NOON + 600 + 86_400);
        assertThat(look("own-jobs", NOON + 3600).evidence().rows().getFirst()).contains("ran");
        assertThat(missed(NOON + 3600)).isFalse();
    }

    @Test
    void aTableReadFromEndToEndIsSeenInThePlanOfTheServer() throws Exception {
        for (int i = 0; i < 30; i++) {
            site.chat("talk-" + i, i, "2026-02-01 10:00:00", "hello", "hi");
        }
        assertThat(look("conversations-by-user", NOON).problem().severity()).isEqualTo(Severity.PASSED);
        assertThat(look("messages-by-conversation", NOON).problem().severity()).isEqualTo(Severity.PASSED);

        site.run("ALTER TABLE wp_mpai_conversations DROP KEY user_id; ALTER TABLE wp_mpai_messages DROP KEY"
                + " conversation_id");
        assertThat(look("conversations-by-user", NOON).problem().severity()).isEqualTo(Severity.WARNING);
        assertThat(look("messages-by-conversation", NOON).problem().severity()).isEqualTo(Severity.WARNING);
    }

    @Test
    void countersAreHeldAgainstThoseOfTheAssessment() throws Exception {
        log.remember(CounterCheck.KIND, "server-counters/Slow_queries", "0");
        Finding found = look("server-counters", NOON);

        assertThat(found.problem().severity()).isEqualTo(Severity.PASSED);
        assertThat(found.evidence().rows()).anySatisfy(row -> assertThat(row).startsWith("Slow_queries",
                "0")).anySatisfy(row -> assertThat(row).startsWith("Threads_running", "–"));
        try (var transaction = site.database().begin(Access.READ)) {
            new CounterCheck(log, transaction, Map.of()).remember(site.playbook().checks(), site.database()
                    .tables());
        }
        assertThat(log.recall(CounterCheck.KIND, "server-counters/Threads_running")).isPresent();
    }
}
